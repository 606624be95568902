// classifier: what the customer wants and how they feel, by a local calibrated model.

#include "common/runtime/main.h"

#include "common/base/status_macros.h"
#include "common/kafka/topics.h"
#include "common/runtime/ticket_stage.h"
#include "services/classifier/config.h"
#include "services/classifier/fill.h"
#include "services/classifier/server.h"
#include "services/classifier/training_files.h"

namespace firstline::classifier {
namespace {

absl::Status Run(const Config& config, runtime::Service& service) {
  FL_ASSIGN_OR_RETURN(const Models models, ReadModels(config.model_file));
  Classify(models, {.text = "Hello"});  // word lists and patterns are made on first use: not in a customer's time
  service.log().Info("model", {{"model_version", models.version}});
  Metrics metrics(service.metrics());
  Filler filler(models, metrics);
  const std::shared_ptr<grpc::Service> server = MakeServer(filler);
  FL_RETURN_IF_ERROR(service.ServeGrpc(*server));
  runtime::TicketStage stage(
      "classifier", kafka::kClassified, [&](absl::Time, v1::Ticket& ticket) { return filler.Fill(ticket); },
      [](const v1::Ticket& ticket) -> runtime::Outcome {
        return {.code = "classified", .reason = ticket.classification().intent()};
      },
      service.clock());
  FL_RETURN_IF_ERROR(service.RunStage({.name = "classifier",
                                       .writes = {kafka::kClassified, kafka::DeadLetterTopic("classifier")},
                                       .threads = static_cast<int>(config.common.worker_threads)},
                                      {kafka::kReceived}, "classifier", stage));
  return service.RunUntilShutdown();
}

}  // namespace
}  // namespace firstline::classifier

int main(int argc, char** argv) {
  return firstline::Main<firstline::classifier::Config>(argc, argv, "classifier", firstline::classifier::Run);
}
