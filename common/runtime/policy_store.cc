#include "common/runtime/policy_store.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/kafka/event.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/topics.h"
#include "firstline/v1/events.pb.h"

namespace firstline::runtime {

PolicyStore::PolicyStore(kafka::ClientOptions client, std::string secrets_dir, const telemetry::Log& log)
    : client_(std::move(client)), secrets_dir_(std::move(secrets_dir)), log_(log), follower_([this] { Follow(); }) {}

PolicyStore::~PolicyStore() {
  stopping_ = true;
  follower_.join();
}

PolicyStore::Handle PolicyStore::Current(absl::string_view tenant) const {
  absl::MutexLock lock(&mutex_);
  const auto current = current_.find(std::string(tenant));
  if (current == current_.end()) return nullptr;
  const auto found = versions_.find({current->first, current->second});
  return found == versions_.end() ? nullptr : found->second;
}

absl::StatusOr<PolicyStore::Handle> PolicyStore::Get(absl::string_view tenant, absl::string_view version,
                                                     absl::Duration wait) const {
  const VersionKey key(tenant, version);
  absl::MutexLock lock(&mutex_);
  const auto known = [&]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) { return versions_.contains(key); };
  if (!mutex_.AwaitWithTimeout(absl::Condition(&known), wait)) {
    return absl::FailedPreconditionError(absl::StrCat("policy ", tenant, "/", version, " is not known"));
  }
  return versions_.at(key);
}

absl::StatusOr<PolicyStore::Handle> PolicyStore::ForTicket(absl::string_view tenant, absl::string_view version,
                                                           absl::Duration wait) const {
  if (!version.empty()) return Get(tenant, version, wait);
  Handle current = Current(tenant);
  if (current == nullptr)
    return absl::FailedPreconditionError(absl::StrCat("tenant ", tenant, " has no policy in force"));
  return current;
}

std::vector<std::string> PolicyStore::Tenants() const {
  absl::MutexLock lock(&mutex_);
  std::vector<std::string> tenants;
  for (const auto& [tenant, version] : current_) tenants.push_back(tenant);
  return tenants;
}

void PolicyStore::Follow() {
  const auto stopping = [this] { return stopping_.load(); };
  const auto apply = [this](const kafka::Record& record) { Apply(record); };
  while (!stopping_) {
    auto reader = kafka::LogReader::Open(client_, kafka::kTenants);
    const absl::Status status =
        reader.ok() ? (*reader)->ReadToEnd(apply, absl::Seconds(60), stopping) : reader.status();
    if (!status.ok()) {
      if (!stopping_) log_.Warning("policies_unread", {{"status", status.ToString()}});
      for (int i = 0; i < 10 && !stopping_; ++i) absl::SleepFor(absl::Milliseconds(100));
      continue;
    }
    ready_ = true;
    while (!stopping_) (*reader)->Poll(apply, absl::Milliseconds(100));
  }
}

void PolicyStore::Apply(const kafka::Record& record) {
  v1::TenantConfig config;
  if (!record.value.has_value() || !config.ParseFromString(*record.value)) return;
  if (record.key == absl::StrCat(config.tenant(), "/current")) {
    absl::MutexLock lock(&mutex_);
    current_[config.tenant()] = config.version();
    log_.Info("policy_in_force", {{"tenant", config.tenant()}, {"policy_version", config.version()}});
    return;
  }
  auto parsed = policy::ParsePolicy(config.yaml(), config.tenant(), secrets_dir_);
  if (!parsed.ok()) {  // `firstline apply` checks before it writes, so this is a newer or damaged file
    log_.Error("policy_unreadable", {{"tenant", config.tenant()}, {"policy_version", config.version()}});
    return;
  }
  parsed->version = config.version();
  absl::MutexLock lock(&mutex_);
  versions_[{config.tenant(), config.version()}] = std::make_shared<const policy::Policy>(*std::move(parsed));
}

std::vector<kafka::OutRecord> PolicyRecords(const policy::Policy& policy, absl::string_view yaml, absl::Time now) {
  v1::TenantConfig config;
  config.set_tenant(policy.tenant);
  config.set_version(policy.version);
  config.mutable_applied_at()->set_seconds(absl::ToUnixSeconds(now));
  const kafka::Event event = {.id = policy.version,
                              .source = "/firstline/cli",
                              .type = "firstline.v1.TenantConfig",
                              .time = now,
                              .tenant = policy.tenant,
                              .conversation = "",
                              .turn = "",
                              .traceparent = ""};
  kafka::OutRecord current = {.topic = kafka::kTenants,
                              .key = absl::StrCat(policy.tenant, "/current"),
                              .value = config.SerializeAsString(),
                              .headers = kafka::ToHeaders(event)};
  config.set_yaml(yaml.data(), yaml.size());
  kafka::OutRecord version = {.topic = kafka::kTenants,
                              .key = absl::StrCat(policy.tenant, "/", policy.version),
                              .value = config.SerializeAsString(),
                              .headers = current.headers};
  return {version, current};
}

}  // namespace firstline::runtime
