#include "common/runtime/main.h"

#include "common/base/status_macros.h"
#include "common/kafka/topics.h"
#include "services/retriever/config.h"
#include "services/retriever/fill.h"
#include "services/retriever/knowledge_view.h"
#include "services/retriever/knowledge_worker.h"
#include "services/retriever/metrics.h"
#include "services/retriever/policy_lookup.h"
#include "services/retriever/server.h"
#include "services/retriever/ticket_worker.h"
#include "services/retriever/version_keeper.h"

namespace firstline::retriever {
namespace {

// Retention counts in days; a look over 100,000 articles takes milliseconds.
constexpr absl::Duration kVersionsEvery = absl::Minutes(1);

absl::Status Run(const Config& config, runtime::Service& service) {
  Metrics metrics(service.metrics());
  KnowledgeView view(service.log(), metrics);
  view.Start(service.kafka(), config.load_timeout);
  service.AddReadiness("articles", [&] { return view.Ready(); });
  service.OnStop([&] { view.Stop(); });
  const auto knowledge = [&](absl::string_view tenant) { return view.Snapshot(tenant); };

  runtime::PolicyStore& policies = service.policies();
  Filler filler(PolicyOf(policies, kPolicyWait), knowledge, config.segment_attributes, metrics);
  Filler asked(PolicyOf(policies, absl::ZeroDuration()), knowledge, config.segment_attributes, metrics);
  const std::shared_ptr<grpc::Service> server = MakeServer(asked, [&] { return view.Ready(); }, service.clock());
  FL_RETURN_IF_ERROR(service.ServeGrpc(*server));

  const auto await_articles = [&](const std::function<bool()>& cancelled) { return view.AwaitReady(cancelled); };
  TicketWorker tickets([&](absl::Time now, v1::Ticket& ticket) { return filler.Fill(now, ticket); }, await_articles,
                       service.clock());
  KnowledgeWorker changes([&](const ArticleKey& key) { return view.InForce(key); }, await_articles, service.clock(),
                          metrics);
  VersionKeeper versions(view, service.producer(), config.superseded_retention, service.clock(), service.log(),
                         metrics);
  service.OnStop([&] { versions.Stop(); });
  const int threads = static_cast<int>(config.common.worker_threads);
  const std::string dead = kafka::DeadLetterTopic("retriever");
  FL_RETURN_IF_ERROR(service.RunStage({.name = "retriever", .writes = {kafka::kRetrieved, dead}, .threads = threads},
                                      {kafka::kClassified}, "retriever", tickets));
  FL_RETURN_IF_ERROR(
      service.RunStage({.name = "knowledge", .writes = {kafka::kKnowledgeArticles, dead}, .threads = threads},
                       {kafka::kKnowledgeChanges}, "knowledge", changes));
  versions.Start(kVersionsEvery);
  return service.RunUntilShutdown();
}

}  // namespace
}  // namespace firstline::retriever

int main(int argc, char** argv) {
  return firstline::Main<firstline::retriever::Config>(argc, argv, "retriever", firstline::retriever::Run);
}
