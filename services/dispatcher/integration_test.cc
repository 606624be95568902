// The dispatcher over a real broker and a strict Zendesk stand-in on loopback: what is decided reaches the helpdesk
// once, whatever the network does to the answers and however often the dispatcher is restarted.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/ids.h"
#include "common/http/client.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/topics.h"
#include "common/runtime/stage.h"
#include "common/runtime/ticket_record.h"
#include "services/dispatcher/accounts.h"
#include "services/dispatcher/adapters/accounts_by_vendor.h"
#include "services/dispatcher/worker.h"
#include "simulators/desk/edge.h"
#include "simulators/zendesk/world.h"
#include "tests/integration/broker.h"

namespace firstline::dispatcher {
namespace {

using Json = nlohmann::json;

constexpr int32_t kPartitions = 4;

bool Eventually(const std::function<bool()>& condition, absl::Duration most = absl::Seconds(120)) {
  const absl::Time deadline = absl::Now() + most;
  while (!condition()) {
    if (absl::Now() > deadline) return false;
    absl::SleepFor(absl::Milliseconds(20));
  }
  return true;
}

// Everything main() assembles, without options and gRPC.
class Process {
 public:
  Process(const std::string& group, Policies policies) : policies_(std::move(policies)) {
    EXPECT_TRUE(stage_
                    .Start({.client = firstline::testing::Broker(),
                            .group = group,
                            .topics = {kafka::kDecided},
                            .instance_id = absl::StrCat(group, "-0")})
                    .ok());
  }
  ~Process() { stage_.Stop(absl::Seconds(1)); }

  bool Ready() const { return stage_.Ready(); }

 private:
  const Policies policies_;
  const telemetry::Log log_{"dispatcher", telemetry::Level::kError};
  telemetry::Metrics metrics_;
  DispatcherMetrics dispatcher_metrics_{metrics_};
  std::unique_ptr<kafka::Producer> producer_ = *kafka::Producer::Create(firstline::testing::Broker());
  http::Client client_{http::ClientOptions()};
  AccountsByVendor helpdesks_{[this](const http::HttpRequest& request) { return client_.Send(request); },
                              Clock::Real()};
  redis::TokenBucket bucket_{nullptr, Clock::Real()};
  Accounts accounts_{
      {.updates_per_minute = 600'000, .reserve = 0}, helpdesks_, bucket_, Clock::Real(), log_, dispatcher_metrics_};
  PlanExecutor executor_{{.producer = *producer_,
                          .accounts = accounts_,
                          .policies = policies_,
                          .clock = Clock::Real(),
                          .log = log_,
                          .metrics = dispatcher_metrics_,
                          .limits = {.first_delay = absl::Milliseconds(50), .orphan_wait = absl::Seconds(2)}}};
  Runner runner_{{.threads = 8},
                 executor_,
                 policies_,
                 [](const std::vector<int32_t>& partitions, absl::Time since) {
                   return kafka::LogReader::OpenSince(firstline::testing::Broker(), kafka::kEffects, partitions, since);
                 },
                 Clock::Real(),
                 dispatcher_metrics_};
  Worker worker_{runner_, Clock::Real()};
  runtime::Stage stage_{
      {.name = "dispatcher", .revoke_wait = absl::Seconds(10)}, *producer_, worker_, Clock::Real(), log_, metrics_};
};

class DispatcherOverKafkaTest : public ::testing::Test {
 protected:
  DispatcherOverKafkaTest()
      : tenant_(absl::StrCat("t", absl::ToUnixNanos(absl::Now()))),
        folder_(absl::StrCat(::testing::TempDir(), "/dispatcher-", tenant_)) {
    EXPECT_TRUE(
        kafka::ApplyTopics(firstline::testing::Broker(), kafka::TopicPlan(kPartitions, 1), 1, false).status().ok());
    producer_ = *kafka::Producer::Create(firstline::testing::Broker());
    sim::zendesk::WorldOptions options;
    options.state_folder = folder_;
    options.webhook_secret = "hook";
    options.credentials = {.client_id = "firstline", .client_secret = "secret"};
    world_ = sim::zendesk::OpenWorld(options, Clock::Real()).value();
    edge_ = sim::desk::Edge::Start(*world_, 0).value();
    const std::string credentials = absl::StrCat(folder_, "/credentials.json");
    std::ofstream(credentials) << R"({"client_id":"firstline","client_secret":"secret"})";
    Control("/_sim/groups", R"({"id":601,"name":"billing"})");

    auto made = std::make_shared<policy::Policy>();
    made->tenant = tenant_;
    made->version = "v1";
    made->helpdesks.push_back({.name = "main",
                               .vendor = "zendesk",
                               .base_url = absl::StrCat("http://127.0.0.1:", edge_->port()),
                               .credentials_file = credentials});
    made->autonomy = {.trust = policy::Trust::kOperator, .default_mode = policy::Mode::kAuto};
    made->teams.push_back({.name = "billing", .helpdesk_group = "601"});
    policies_.current = [made](const std::string&) { return made; };
    policies_.version = [made](const std::string&, const std::string&) { return made; };
    policies_.ready = [] { return true; };
    Restart();
  }
  ~DispatcherOverKafkaTest() override {
    process_.reset();
    edge_.reset();
    world_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  void Restart() {
    process_.reset();
    process_ = std::make_unique<Process>(absl::StrCat(tenant_, "-dispatcher"), policies_);
  }

  // Asks the stand-in's control side; a GET without a body.
  Json Control(const std::string& path, const std::string& body) {
    const auto response = client_.Send({.method = body.empty() ? "GET" : "POST",
                                        .url = absl::StrCat("http://127.0.0.1:", edge_->port(), path),
                                        .headers = {{"Content-Type", "application/json"}},
                                        .body = body});
    EXPECT_TRUE(response.ok()) << response.status();
    if (!response.ok()) return Json();
    EXPECT_LT(response->status, 300) << path << ": " << response->body;
    return Json::parse(response->body, nullptr, false);
  }

  // A customer opens a ticket; the decided turn about it.
  v1::Ticket Decided(v1::DecisionKind kind) {
    const int number = ++tickets_;
    const Json opened = Control(
        "/_sim/tickets", Json{{"external_id", absl::StrCat("e", number)},
                              {"requester", {{"name", "Ana"}, {"email", absl::StrCat("a", number, "@example.com")}}},
                              {"subject", "Parcel"},
                              {"text", "Where is it?"}}
                             .dump());
    const auto id = [&](const char* name) {
      return opened[name].is_string() ? opened[name].get<std::string>() : absl::StrCat(opened[name].get<int64_t>());
    };
    v1::Ticket ticket;
    ticket.set_tenant(tenant_);
    ticket.mutable_helpdesk()->set_name("main");
    ticket.mutable_helpdesk()->set_ticket_id(id("ticket_id"));
    ticket.set_conversation_id(ConversationId("main", id("ticket_id")));
    ticket.mutable_turn()->set_anchor_message_id(id("comment_id"));
    ticket.mutable_turn()->set_number(1);
    ticket.set_turn_id(TurnId(tenant_, ticket.conversation_id(), id("comment_id")));
    ticket.set_policy_version("v1");
    ticket.mutable_times()->mutable_emitted_at()->set_seconds(absl::ToUnixSeconds(absl::Now()));
    v1::Decision* decision = ticket.mutable_decision();
    decision->set_kind(kind);
    decision->set_mode(v1::MODE_AUTO);
    decision->add_reasons("decided");
    v1::Plan* plan = decision->mutable_plan();
    plan->mutable_public_message()->set_text("Tomorrow.\n\nYour <support>");
    plan->add_tags("fl_order");
    plan->mutable_fields()->set_status(v1::CONVERSATION_STATUS_WAITING);
    if (kind == v1::DECISION_KIND_HAND_OFF) {
      plan->mutable_note()->set_text("Summary");
      plan->mutable_fields()->set_status(v1::CONVERSATION_STATUS_ESCALATED);
      plan->mutable_fields()->set_team_id("601");
      plan->mutable_fields()->set_priority(v1::PRIORITY_MEDIUM);
    }
    return ticket;
  }

  void Write(const v1::Ticket& ticket) {
    ASSERT_TRUE(
        producer_->ProduceAndWait({runtime::TicketRecord(ticket, kafka::kDecided, "escalation", absl::Now())}).ok());
  }

  // The last dispatched ticket of every turn of this test, and the partitions it was found in.
  struct Seen {
    v1::Ticket ticket;
    std::set<int32_t> partitions;
  };
  std::map<std::string, Seen> Dispatched() {
    std::map<std::string, Seen> seen;
    auto reader = kafka::LogReader::Open(firstline::testing::Broker(), kafka::kDispatched);
    EXPECT_TRUE(reader.ok()) << reader.status();
    if (!reader.ok()) return seen;
    const absl::Status status = (*reader)->ReadToEnd(
        [&](const kafka::Record& record) {
          v1::Ticket ticket;
          if (!record.value.has_value() || !ticket.ParseFromString(*record.value) || ticket.tenant() != tenant_) return;
          Seen& turn = seen[ticket.turn_id()];
          turn.partitions.insert(record.partition);
          turn.ticket = std::move(ticket);
        },
        absl::Seconds(30));
    EXPECT_TRUE(status.ok()) << status;
    return seen;
  }
  bool AllDispatched(size_t turns) {
    return Eventually([&] { return Dispatched().size() >= turns; });
  }

  // Comments our user made, by ticket, as the helpdesk's own journal has them.
  std::map<int64_t, int> Comments(bool is_public) {
    std::map<int64_t, int> counts;
    std::ifstream journal(absl::StrCat(folder_, "/journal.jsonl"));
    for (std::string line; std::getline(journal, line);) {
      const Json entry = Json::parse(line, nullptr, false);
      if (!entry.is_object() || entry.value("actor", "") != "api" || !entry.contains("comment")) continue;
      if (entry["comment"].is_object() && entry["comment"].value("public", false) == is_public) {
        ++counts[entry["ticket"].get<int64_t>()];
      }
    }
    return counts;
  }

  const std::string tenant_;
  const std::string folder_;
  std::unique_ptr<kafka::Producer> producer_;
  std::unique_ptr<sim::zendesk::World> world_;
  std::unique_ptr<sim::desk::Edge> edge_;
  http::Client client_{http::ClientOptions()};
  Policies policies_;
  std::unique_ptr<Process> process_;
  int tickets_ = 0;
};

TEST_F(DispatcherOverKafkaTest, AReplyAndAHandOffReachTheHelpdeskAndTheLog) {
  const v1::Ticket answer = Decided(v1::DECISION_KIND_ANSWER);
  const v1::Ticket hand_off = Decided(v1::DECISION_KIND_HAND_OFF);
  Write(answer);
  Write(hand_off);
  ASSERT_TRUE(AllDispatched(2));
  auto dispatched = Dispatched();
  EXPECT_EQ(dispatched[answer.turn_id()].ticket.outcome().end(), v1::END_REPLIED);
  EXPECT_EQ(dispatched[hand_off.turn_id()].ticket.outcome().end(), v1::END_HANDED_OFF);
  EXPECT_EQ(dispatched[hand_off.turn_id()].ticket.outcome().effects_size(), 4);
  for (const v1::Ticket& ticket : {answer, hand_off}) {
    const int32_t expected = kafka::PartitionOf(ConversationKey(tenant_, ticket.conversation_id()), kPartitions);
    EXPECT_THAT(dispatched[ticket.turn_id()].partitions, ::testing::ElementsAre(expected));
  }

  const Json replied = Control(absl::StrCat("/_sim/tickets/", answer.helpdesk().ticket_id()), "");
  const Json escalated = Control(absl::StrCat("/_sim/tickets/", hand_off.helpdesk().ticket_id()), "");
  EXPECT_THAT(replied.dump(), ::testing::HasSubstr("<support>")) << "shown as text";
  EXPECT_THAT(replied.dump(), ::testing::HasSubstr("\"pending\""));
  EXPECT_THAT(replied.dump(), ::testing::HasSubstr("fl_order"));
  EXPECT_THAT(escalated.dump(), ::testing::HasSubstr("\"group_id\":601"));
  EXPECT_THAT(escalated.dump(), ::testing::HasSubstr("\"priority\":\"normal\""));
  EXPECT_THAT(escalated.dump(), ::testing::HasSubstr("\"open\""));
  EXPECT_EQ(Comments(true).size(), 2u);
  EXPECT_EQ(Comments(false).size(), 1u);
}

TEST_F(DispatcherOverKafkaTest, ACustomerWhoWroteAgainIsLeftToTheNewerTurn) {
  const v1::Ticket answer = Decided(v1::DECISION_KIND_ANSWER);
  Control(absl::StrCat("/_sim/tickets/", answer.helpdesk().ticket_id(), "/messages"),
          R"({"from":"customer","text":"Found it"})");
  Write(answer);
  ASSERT_TRUE(AllDispatched(1));
  EXPECT_EQ(Dispatched()[answer.turn_id()].ticket.outcome().end(), v1::END_SUPERSEDED);
  EXPECT_TRUE(Comments(true).empty());
}

TEST_F(DispatcherOverKafkaTest, AnAgentWhoRepliedIsNotTalkedOver) {
  const v1::Ticket answer = Decided(v1::DECISION_KIND_ANSWER);
  Control(absl::StrCat("/_sim/tickets/", answer.helpdesk().ticket_id(), "/messages"),
          R"({"from":"agent","text":"I have it","public":true})");
  Write(answer);
  ASSERT_TRUE(AllDispatched(1));
  const v1::Outcome outcome = Dispatched()[answer.turn_id()].ticket.outcome();
  EXPECT_EQ(outcome.end(), v1::END_IGNORED);
  EXPECT_EQ(outcome.reasons(0), "person_replied");
  EXPECT_TRUE(Comments(true).empty());
}

TEST_F(DispatcherOverKafkaTest, TokensThatStopWorkingAreRenewedWithoutLoss) {
  const v1::Ticket first = Decided(v1::DECISION_KIND_ANSWER);
  Write(first);
  ASSERT_TRUE(AllDispatched(1));
  Control("/_sim/revoke_tokens", "{}");
  const v1::Ticket second = Decided(v1::DECISION_KIND_ANSWER);
  Write(second);
  ASSERT_TRUE(AllDispatched(2));
  EXPECT_EQ(Dispatched()[second.turn_id()].ticket.outcome().end(), v1::END_REPLIED);
  EXPECT_EQ(Comments(true).size(), 2u);
}

// Every third update goes wrong, in seven ways in turn, three of them after it was carried out, and the dispatcher is
// restarted six times meanwhile.
TEST_F(DispatcherOverKafkaTest, UnderFaultsAndRestartsNobodyReadsAMessageTwiceAndEveryTurnEnds) {
  constexpr int kTurns = 120;
  constexpr int kWaves = 6;
  constexpr const char* kFaults[] = {R"("status":500,"after_commit":true)",
                                     R"("status":503)",
                                     R"("hang_up":true)",
                                     R"("hang_up":true,"after_commit":true)",
                                     R"("half_body":true,"after_commit":true)",
                                     R"("status":409)",
                                     R"("status":429,"retry_after":1)"};
  for (int i = 0; i < 3 * kTurns; ++i) {
    Control("/_sim/faults", absl::StrCat(R"({"method":"PUT","path":"/api/v2/tickets","skip":2,)", kFaults[i % 7], "}"));
  }
  for (int wave = 0; wave < kWaves; ++wave) {
    for (int i = 0; i < kTurns / kWaves; ++i) {
      const v1::Ticket ticket = Decided(i % 2 == 0 ? v1::DECISION_KIND_ANSWER : v1::DECISION_KIND_HAND_OFF);
      Write(ticket);
      if (i % 5 == 0) Write(ticket);
    }
    ASSERT_TRUE(Eventually([&] { return process_->Ready(); }));
    ASSERT_TRUE(AllDispatched(static_cast<size_t>(wave) * kTurns / kWaves + 3));
    Restart();
  }
  ASSERT_TRUE(AllDispatched(kTurns));
  int uncertain = 0;
  for (const auto& [turn, seen] : Dispatched()) {
    const v1::Outcome& outcome = seen.ticket.outcome();
    EXPECT_THAT(outcome.end(), ::testing::AnyOf(v1::END_REPLIED, v1::END_HANDED_OFF));
    if (outcome.reasons(0) == "uncertain_effect") ++uncertain;
  }
  for (const auto& [ticket, count] : Comments(true)) EXPECT_EQ(count, 1) << "ticket " << ticket;
  for (const auto& [ticket, count] : Comments(false)) EXPECT_EQ(count, 1) << "ticket " << ticket;
  EXPECT_GT(uncertain, 10) << "the faults did not strike";
  EXPECT_LT(uncertain, kTurns * 3 / 4);
  RecordProperty("uncertain", uncertain);
}

}  // namespace
}  // namespace firstline::dispatcher
