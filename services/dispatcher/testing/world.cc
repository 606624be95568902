#include "services/dispatcher/testing/world.h"

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/ids.h"

namespace firstline::dispatcher {
namespace {

constexpr char kTenant[] = "acme";

void SetTime(absl::Time time, google::protobuf::Timestamp* proto) { proto->set_seconds(absl::ToUnixSeconds(time)); }

}  // namespace

World::World() : clock(absl::FromUnixSeconds(1'800'000'000)) { SetPolicy(MakePolicy(policy::Mode::kAuto)); }

World::~World() { Crash(); }

std::shared_ptr<policy::Policy> World::MakePolicy(policy::Mode default_mode) const {
  auto made = std::make_shared<policy::Policy>();
  made->tenant = kTenant;
  made->version = "v1";
  made->helpdesks.push_back({.name = "main", .vendor = "zendesk"});
  made->autonomy.trust = policy::Trust::kOperator;
  made->autonomy.default_mode = default_mode;
  made->quiet_mail = absl::Seconds(8);
  made->quiet_chat = absl::Seconds(2);
  made->teams.push_back({.name = "tier1", .skills = {"other"}, .helpdesk_group = "600"});
  made->teams.push_back({.name = "billing", .skills = {"refund"}, .helpdesk_group = "601"});
  return made;
}

void World::SetPolicy(std::shared_ptr<const policy::Policy> policy) {
  absl::MutexLock lock(&mutex_);
  policy_ = std::move(policy);
}

Policies World::PolicySource() {
  Policies policies;
  policies.current = [this](const std::string&) {
    absl::MutexLock lock(&mutex_);
    return policy_;
  };
  policies.version = [this](const std::string&, const std::string& version) {
    absl::MutexLock lock(&mutex_);
    return policy_ != nullptr && policy_->version == version ? policy_ : nullptr;
  };
  policies.ready = [this] { return policies_ready; };
  return policies;
}

v1::Ticket World::Answer(const std::string& ticket_id, const std::string& anchor, int number, v1::Mode mode) const {
  v1::Ticket ticket;
  ticket.set_tenant(kTenant);
  ticket.set_conversation_id(ConversationId("main", ticket_id));
  ticket.set_turn_id(TurnId(kTenant, ticket.conversation_id(), anchor));
  ticket.set_policy_version("v1");
  ticket.mutable_helpdesk()->set_name("main");
  ticket.mutable_helpdesk()->set_ticket_id(ticket_id);
  ticket.mutable_turn()->set_number(number);
  ticket.mutable_turn()->set_anchor_message_id(anchor);
  ticket.mutable_classification()->set_intent("other");
  for (auto* time :
       {ticket.mutable_times()->mutable_first_accepted_at(), ticket.mutable_times()->mutable_last_accepted_at(),
        ticket.mutable_times()->mutable_emitted_at()}) {
    SetTime(clock.Now(), time);
  }
  v1::Decision* decision = ticket.mutable_decision();
  decision->set_kind(v1::DECISION_KIND_ANSWER);
  decision->set_mode(mode);
  decision->add_reasons("answered");
  decision->mutable_plan()->mutable_public_message()->set_text(absl::StrCat("Answer to ", anchor));
  decision->mutable_plan()->add_tags("firstline");
  decision->mutable_plan()->mutable_fields()->set_status(v1::CONVERSATION_STATUS_WAITING);
  return ticket;
}

v1::Ticket World::HandOff(const std::string& ticket_id, const std::string& anchor, int number) const {
  v1::Ticket ticket = Answer(ticket_id, anchor, number);
  v1::Decision* decision = ticket.mutable_decision();
  decision->set_kind(v1::DECISION_KIND_HAND_OFF);
  decision->clear_reasons();
  decision->add_reasons("explicit_request");
  decision->mutable_plan()->mutable_public_message()->set_text(absl::StrCat("A colleague answers ", anchor));
  decision->mutable_plan()->mutable_note()->set_text("Summary");
  decision->mutable_plan()->mutable_fields()->set_team_id("601");
  decision->mutable_plan()->mutable_fields()->set_status(v1::CONVERSATION_STATUS_ESCALATED);
  return ticket;
}

void World::Submit(v1::Ticket ticket) {
  runner->Submit({.ticket = std::move(ticket),
                  .partition = kPartition,
                  .written_at = clock.Now(),
                  .with_plan = {},
                  .finish = [this] { ++finished; }});
}

void World::Start() {
  accounts = std::make_unique<Accounts>(account_options, helpdesks, bucket, clock, telemetry_log, dispatcher_metrics);
  executor = std::make_unique<PlanExecutor>(PlanExecutor::Parts{.producer = log,
                                                                .accounts = *accounts,
                                                                .policies = PolicySource(),
                                                                .clock = clock,
                                                                .log = telemetry_log,
                                                                .metrics = dispatcher_metrics,
                                                                .limits = limits});
  runner = std::make_unique<Runner>(options, *executor, PolicySource(), log.Opener(), clock, dispatcher_metrics);
}

void World::Crash() {
  runner.reset();
  executor.reset();
  accounts.reset();
}

absl::Status World::Restore() {
  return runner->Restore({kPartition}, [] { return false; });
}

bool World::RunUntil(const std::function<bool()>& condition, absl::Duration most) {
  const absl::Time virtual_end = clock.Now() + most;
  // For a test that hangs. A hundred plans under ThreadSanitizer on a loaded machine took 50 s.
  const absl::Time real_end = absl::Now() + absl::Minutes(2);
  // Real time passes before virtual time does, so that work that needs no waiting is done at the present instant.
  for (int idle = 0; !condition(); ++idle) {
    if (clock.Now() > virtual_end || absl::Now() > real_end) return false;
    absl::SleepFor(absl::Microseconds(200));
    if (idle % 4 != 3) continue;
    clock.Advance(step);
    runner->Wake();
  }
  return true;
}

v1::Outcome World::Outcome(const v1::Ticket& ticket) {
  const auto ended = [&] {
    const auto effects = log.Effects(ticket.turn_id());
    return !effects.empty() && effects.back().phase() == v1::EFFECT_PHASE_ENDED;
  };
  RunUntil(ended);
  return log.Dispatched(ticket.turn_id()).outcome();
}

}  // namespace firstline::dispatcher
