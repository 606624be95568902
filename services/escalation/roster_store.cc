#include "services/escalation/roster_store.h"

#include <utility>

#include "absl/time/clock.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/topics.h"
#include "firstline/v1/events.pb.h"

namespace firstline::escalation {
namespace {

Roster FromProto(const v1::Roster& proto) {
  Roster roster;
  roster.version = proto.version();
  for (const v1::Agent& agent : proto.agents()) {
    roster.agents.push_back({.teams = {agent.teams().begin(), agent.teams().end()},
                             .skills = {agent.skills().begin(), agent.skills().end()},
                             .languages = {agent.languages().begin(), agent.languages().end()},
                             .open_tickets = agent.open_tickets(),
                             .available = agent.available()});
  }
  return roster;
}

}  // namespace

std::shared_ptr<const Roster> Rosters::Of(absl::string_view tenant) const {
  absl::MutexLock lock(&mutex_);
  const auto found = by_tenant_.find(std::string(tenant));
  return found == by_tenant_.end() ? nullptr : found->second;
}

bool Rosters::Apply(const kafka::Record& record) {
  if (!record.value.has_value()) {
    absl::MutexLock lock(&mutex_);
    by_tenant_.erase(record.key);
    return true;
  }
  v1::Roster proto;
  if (!proto.ParseFromString(*record.value) || proto.tenant().empty() || proto.tenant() != record.key) return false;
  auto roster = std::make_shared<const Roster>(FromProto(proto));
  absl::MutexLock lock(&mutex_);
  by_tenant_[record.key] = std::move(roster);
  return true;
}

RosterFollower::RosterFollower(kafka::ClientOptions client, Rosters& rosters, const telemetry::Log& log)
    : client_(std::move(client)), rosters_(rosters), log_(log), thread_([this] { Follow(); }) {}

RosterFollower::~RosterFollower() {
  stopping_ = true;
  thread_.join();
}

void RosterFollower::Follow() {
  const auto apply = [this](const kafka::Record& record) {
    if (rosters_.Apply(record)) return;
    log_.Warning("roster_unreadable", {{"partition", record.partition}, {"offset", record.offset}});
  };
  while (!stopping_) {
    auto reader = kafka::LogReader::Open(client_, kafka::kRoster);
    while (reader.ok() && !stopping_) (*reader)->Poll(apply, absl::Milliseconds(100));
    if (stopping_) return;
    log_.Warning("rosters_unread", {{"status", reader.status().ToString()}});
    for (int i = 0; i < 10 && !stopping_; ++i) absl::SleepFor(absl::Milliseconds(100));
  }
}

}  // namespace firstline::escalation
