#include "common/kafka/topics.h"

#include "absl/strings/str_cat.h"

namespace firstline::kafka {
namespace {

std::string Days(int days) { return absl::StrCat(int64_t{days} * 24 * 3600 * 1000); }

}  // namespace

std::string DeadLetterTopic(absl::string_view stage) { return absl::StrCat(stage, ".dlq"); }

std::vector<TopicSpec> TopicPlan(int32_t conversation_partitions, int32_t replication) {
  const int32_t n = conversation_partitions;
  std::vector<TopicSpec> plan;
  const auto keep_for = [&](const std::string& name, int32_t partitions, int days) {
    plan.push_back({name, partitions, {{"cleanup.policy", "delete"}, {"retention.ms", Days(days)}}});
  };
  const auto compact = [&](const std::string& name, int32_t partitions, int64_t lag_ms) {
    plan.push_back(
        {name, partitions, {{"cleanup.policy", "compact"}, {"min.compaction.lag.ms", absl::StrCat(lag_ms)}}});
  };
  keep_for(kInbox, n, 8);
  for (const char* topic : {kReceived, kClassified, kRetrieved, kAnswered, kDecided}) keep_for(topic, n, 7);
  compact(kDispatched, n, 0);
  keep_for(kFeedback, n, 30);
  compact(kStates, n, 3600 * 1000);
  keep_for(kEffects, n, 30);
  for (const char* stage : {"ingest", "classifier", "retriever", "responder", "escalation", "dispatcher"}) {
    keep_for(DeadLetterTopic(stage), 1, 14);
  }
  keep_for(kKnowledgeChanges, 6, 7);
  compact(kKnowledgeArticles, 6, 0);
  compact(kTenants, 1, 0);
  compact(kRoster, 1, 0);
  for (TopicSpec& spec : plan) {
    spec.settings["max.message.bytes"] = "1310720";
    spec.settings["min.insync.replicas"] = replication >= 3 ? "2" : "1";
    spec.settings["unclean.leader.election.enable"] = "false";
  }
  return plan;
}

}  // namespace firstline::kafka
