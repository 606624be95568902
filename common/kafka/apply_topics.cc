// Brings the cluster's topics in line with the plan through librdkafka's admin client.

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/kafka/client.h"
#include "common/kafka/topics.h"

namespace firstline::kafka {
namespace {

constexpr int kTimeoutMs = 10000;
// A fresh broker on a machine with a load of 8 on 2 cores took 20 s to show 20 new topics.
constexpr absl::Duration kVisiblePatience = absl::Seconds(60);

struct ClientDeleter {
  void operator()(rd_kafka_t* client) const { rd_kafka_destroy(client); }
};
struct QueueDeleter {
  void operator()(rd_kafka_queue_t* queue) const { rd_kafka_queue_destroy(queue); }
};
struct EventDeleter {
  void operator()(rd_kafka_event_t* event) const { rd_kafka_event_destroy(event); }
};
using Client = std::unique_ptr<rd_kafka_t, ClientDeleter>;
using Queue = std::unique_ptr<rd_kafka_queue_t, QueueDeleter>;
using ResultEvent = std::unique_ptr<rd_kafka_event_t, EventDeleter>;

// Sends one admin request and waits for its result.
absl::StatusOr<ResultEvent> Await(rd_kafka_t* client, const std::function<void(rd_kafka_queue_t*)>& request,
                                  absl::string_view doing) {
  const Queue queue(rd_kafka_queue_new(client));
  request(queue.get());
  ResultEvent event(rd_kafka_queue_poll(queue.get(), kTimeoutMs + 5000));
  if (event == nullptr) return absl::DeadlineExceededError(absl::StrCat(doing, ": no answer from the broker"));
  FL_RETURN_IF_ERROR(ToStatus(rd_kafka_event_error(event.get()), doing));
  return event;
}

absl::StatusOr<std::map<std::string, int32_t>> ListTopics(rd_kafka_t* client) {
  const rd_kafka_metadata_t* metadata = nullptr;
  FL_RETURN_IF_ERROR(ToStatus(rd_kafka_metadata(client, 1, nullptr, &metadata, kTimeoutMs), "list topics"));
  std::map<std::string, int32_t> topics;
  for (int i = 0; i < metadata->topic_cnt; ++i) topics[metadata->topics[i].topic] = metadata->topics[i].partition_cnt;
  rd_kafka_metadata_destroy(metadata);
  return topics;
}

absl::Status Create(rd_kafka_t* client, const TopicSpec& spec, int32_t replication) {
  char error[512];
  rd_kafka_NewTopic_t* topic =
      rd_kafka_NewTopic_new(spec.name.c_str(), spec.partitions, replication, error, sizeof(error));
  if (topic == nullptr) return absl::InvalidArgumentError(absl::StrCat("topic ", spec.name, ": ", error));
  for (const auto& [name, value] : spec.settings) rd_kafka_NewTopic_set_config(topic, name.c_str(), value.c_str());
  const auto event = Await(
      client, [&](rd_kafka_queue_t* queue) { rd_kafka_CreateTopics(client, &topic, 1, nullptr, queue); },
      absl::StrCat("create ", spec.name));
  rd_kafka_NewTopic_destroy(topic);
  FL_RETURN_IF_ERROR(event.status());
  size_t count = 0;
  const rd_kafka_topic_result_t** results =
      rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event->get()), &count);
  if (count == 1 && rd_kafka_topic_result_error(results[0]) == RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) {
    return absl::OkStatus();  // somebody else was quicker
  }
  if (count == 1 && rd_kafka_topic_result_error(results[0]) != RD_KAFKA_RESP_ERR_NO_ERROR) {
    return ToStatus(rd_kafka_topic_result_error(results[0]),
                    absl::StrCat("create ", spec.name, ": ", rd_kafka_topic_result_error_string(results[0])));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::map<std::string, std::string>> Describe(rd_kafka_t* client, const std::string& topic) {
  rd_kafka_ConfigResource_t* resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, topic.c_str());
  const auto event = Await(
      client, [&](rd_kafka_queue_t* queue) { rd_kafka_DescribeConfigs(client, &resource, 1, nullptr, queue); },
      absl::StrCat("describe ", topic));
  rd_kafka_ConfigResource_destroy(resource);
  FL_RETURN_IF_ERROR(event.status());
  size_t count = 0;
  const rd_kafka_ConfigResource_t** resources =
      rd_kafka_DescribeConfigs_result_resources(rd_kafka_event_DescribeConfigs_result(event->get()), &count);
  std::map<std::string, std::string> settings;
  if (count != 1) return settings;
  FL_RETURN_IF_ERROR(ToStatus(rd_kafka_ConfigResource_error(resources[0]), absl::StrCat("describe ", topic)));
  size_t entries = 0;
  const rd_kafka_ConfigEntry_t** configs = rd_kafka_ConfigResource_configs(resources[0], &entries);
  for (size_t i = 0; i < entries; ++i) {
    const char* const value = rd_kafka_ConfigEntry_value(configs[i]);
    settings[rd_kafka_ConfigEntry_name(configs[i])] = value == nullptr ? "" : value;
  }
  return settings;
}

// librdkafka 2.0.2 has no incremental alter: the whole set of the plan's settings is written.
absl::Status Alter(rd_kafka_t* client, const TopicSpec& spec) {
  rd_kafka_ConfigResource_t* resource = rd_kafka_ConfigResource_new(RD_KAFKA_RESOURCE_TOPIC, spec.name.c_str());
  for (const auto& [name, value] : spec.settings)
    rd_kafka_ConfigResource_set_config(resource, name.c_str(), value.c_str());
  const auto event = Await(
      client, [&](rd_kafka_queue_t* queue) { rd_kafka_AlterConfigs(client, &resource, 1, nullptr, queue); },
      absl::StrCat("alter ", spec.name));
  rd_kafka_ConfigResource_destroy(resource);
  return event.status();
}

// A topic exists for everybody once it is in the brokers' metadata, a moment after it was created.
absl::Status AwaitTopics(rd_kafka_t* client, const std::vector<TopicSpec>& plan) {
  const absl::Time deadline = absl::Now() + kVisiblePatience;
  while (true) {
    FL_ASSIGN_OR_RETURN(const auto present, ListTopics(client));
    const auto missing =
        std::find_if(plan.begin(), plan.end(), [&](const TopicSpec& spec) { return !present.contains(spec.name); });
    if (missing == plan.end()) return absl::OkStatus();
    if (absl::Now() > deadline) {
      return absl::DeadlineExceededError(absl::StrCat("topic ", missing->name, " was created and is not visible"));
    }
    absl::SleepFor(absl::Milliseconds(50));
  }
}

}  // namespace

absl::StatusOr<std::vector<TopicChange>> ApplyTopics(const ClientOptions& options, const std::vector<TopicSpec>& plan,
                                                     int32_t replication, bool dry_run) {
  FL_ASSIGN_OR_RETURN(Conf conf, MakeConf(options, {}));
  FL_ASSIGN_OR_RETURN(rd_kafka_t* const raw, MakeClient(RD_KAFKA_PRODUCER, std::move(conf)));
  const Client client(raw);
  FL_ASSIGN_OR_RETURN(const auto present, ListTopics(client.get()));
  std::vector<TopicChange> changes;
  bool conflict = false;
  for (const TopicSpec& spec : plan) {
    const auto found = present.find(spec.name);
    if (found == present.end()) {
      changes.push_back({TopicChange::Kind::kCreate, spec.name,
                         absl::StrCat(spec.partitions, " partitions, ",
                                      absl::StrJoin(spec.settings, ", ", absl::PairFormatter("=")))});
      if (!dry_run) FL_RETURN_IF_ERROR(Create(client.get(), spec, replication));
      continue;
    }
    if (found->second != spec.partitions) {
      changes.push_back({TopicChange::Kind::kConflict, spec.name,
                         absl::StrCat("has ", found->second, " partitions, want ", spec.partitions)});
      conflict = true;
    }
    FL_ASSIGN_OR_RETURN(const auto settings, Describe(client.get(), spec.name));
    bool alter = false;
    for (const auto& [name, want] : spec.settings) {
      const auto have = settings.find(name);
      const std::string seen = have == settings.end() ? "" : have->second;
      if (seen == want) continue;
      changes.push_back({TopicChange::Kind::kAlter, spec.name, absl::StrCat(name, ": ", seen, " -> ", want)});
      alter = true;
    }
    if (alter && !dry_run) FL_RETURN_IF_ERROR(Alter(client.get(), spec));
  }
  if (!dry_run) FL_RETURN_IF_ERROR(AwaitTopics(client.get(), plan));
  if (conflict && !dry_run) {
    return absl::FailedPreconditionError(
        "the partition count of a topic is fixed for the life of an installation and differs from the plan");
  }
  return changes;
}

}  // namespace firstline::kafka
