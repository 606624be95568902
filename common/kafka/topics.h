#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/kafka/producer.h"

namespace firstline::kafka {

// Names of the topics; the policies stand in topics.cc, one row each.
inline constexpr char kInbox[] = "inbox";
inline constexpr char kReceived[] = "tickets.received";
inline constexpr char kClassified[] = "tickets.classified";
inline constexpr char kRetrieved[] = "tickets.retrieved";
inline constexpr char kAnswered[] = "tickets.answered";
inline constexpr char kDecided[] = "tickets.decided";
inline constexpr char kDispatched[] = "tickets.dispatched";
inline constexpr char kFeedback[] = "tickets.feedback";
inline constexpr char kStates[] = "conversations.state";
inline constexpr char kEffects[] = "effects";
inline constexpr char kKnowledgeChanges[] = "knowledge.changes";
inline constexpr char kKnowledgeArticles[] = "knowledge.articles";
inline constexpr char kTenants[] = "tenants.config";
inline constexpr char kRoster[] = "agents.roster";

// "<stage>.dlq".
std::string DeadLetterTopic(absl::string_view stage);

// How a topic must be set up.
struct TopicSpec {
  std::string name;
  int32_t partitions = 1;
  std::map<std::string, std::string> settings;  // topic-level configuration, as Kafka names it
};

// Every topic Firstline uses. conversation_partitions: partitions of all topics keyed by conversation (fixed for the
// life of an installation); replication ≥ 3 also sets min.insync.replicas=2.
std::vector<TopicSpec> TopicPlan(int32_t conversation_partitions, int32_t replication);

// One difference between plan and cluster.
struct TopicChange {
  enum class Kind { kCreate, kAlter, kConflict };  // kConflict: the partition count differs; never changed by us
  Kind kind = Kind::kCreate;
  std::string topic;
  std::string detail;  // "retention.ms: 1 -> 2", "24 partitions"
};

// Compares the plan with the cluster and, unless `dry_run`, creates and alters until they agree. Unavailable when no
// broker answers within 10 s; FailedPrecondition when a conflict remains.
absl::StatusOr<std::vector<TopicChange>> ApplyTopics(const ClientOptions& options, const std::vector<TopicSpec>& plan,
                                                     int32_t replication, bool dry_run);

}  // namespace firstline::kafka
