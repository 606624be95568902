// responder: answers every turn from its passages, or says why it cannot.

#include "common/runtime/main.h"

#include "common/base/status_macros.h"
#include "common/http/client.h"
#include "common/kafka/topics.h"
#include "common/runtime/ticket_stage.h"
#include "services/responder/config.h"
#include "services/responder/fill.h"
#include "services/responder/metrics.h"
#include "services/responder/model/writer.h"
#include "services/responder/server.h"

namespace firstline::responder {
namespace {

absl::Status Run(const Config& config, runtime::Service& service) {
  const ForeignArticles foreign =
      config.foreign_articles == "decline" ? ForeignArticles::kDecline : ForeignArticles::kQuoteDefault;
  Metrics metrics(service.metrics());
  const runtime::PolicyStore& policies = service.policies();
  http::Client http({.user_agent = "firstline-responder", .ca_file = config.ca_file, .proxy = config.proxy});
  chat_model::ChatClient models([&http](const http::HttpRequest& request) { return http.Send(request); },
                                service.clock(), {});
  Writer writer(models, service.clock());
  const Filler filler(PolicyOf(policies, kPolicyWait), foreign, writer, metrics);
  const Filler asked(PolicyOf(policies, absl::ZeroDuration()), foreign, writer, metrics);

  const std::shared_ptr<grpc::Service> server = MakeServer(asked);
  FL_RETURN_IF_ERROR(service.ServeGrpc(*server));
  runtime::TicketStage stage(
      "responder", kafka::kAnswered, [&filler](absl::Time, v1::Ticket& ticket) { return filler.Fill(ticket); },
      [](const v1::Ticket& ticket) -> runtime::Outcome {
        if (ticket.answer().answerable()) return {.code = "answered", .reason = ""};
        return {.code = "declined", .reason = ticket.answer().declined_reason()};
      },
      service.clock());
  FL_RETURN_IF_ERROR(service.RunStage({.name = "responder",
                                       .writes = {kafka::kAnswered, kafka::DeadLetterTopic("responder")},
                                       .threads = static_cast<int>(config.common.worker_threads)},
                                      {kafka::kRetrieved}, "responder", stage));
  return service.RunUntilShutdown();
}

}  // namespace
}  // namespace firstline::responder

int main(int argc, char** argv) { return firstline::Main(argc, argv, "responder", firstline::responder::Run); }
