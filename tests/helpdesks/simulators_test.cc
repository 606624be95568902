// What the three halves of a vendor say to each other by way of its simulator, which was written from the vendor's
// documentation and not from our code: what the adapter writes the reader reads, what the simulator sends the webhook
// source understands.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/helpdesks/vendors.h"
#include "common/http/client.h"
#include "common/http/server.h"
#include "services/dispatcher/adapters/adapter.h"
#include "services/ingest/sources/source.h"
#include "simulators/desk/edge.h"
#include "simulators/freshdesk/world.h"
#include "simulators/intercom/world.h"

namespace firstline {
namespace {

using conversation::Role;
using conversation::Status;
using conversation::Thread;
using dispatcher::CallOutcome;
using dispatcher::Phase;
using dispatcher::Slot;
using dispatcher::SlotSet;
using Json = nlohmann::json;
using ::testing::Contains;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kSecret[] = "fl_webhook_secret";

struct Vendor {
  const char* name;
  const char* credentials;
  int rating_asked, rating_read;  // on the vendor's scale and on ours
  absl::StatusOr<std::unique_ptr<sim::desk::World>> (*open)(const std::string& state_folder);
};

absl::StatusOr<std::unique_ptr<sim::desk::World>> OpenIntercom(const std::string& state_folder) {
  return sim::intercom::OpenWorld({.state_folder = state_folder, .client_secret = kSecret, .token = "IC_TOKEN"},
                                  Clock::Real());
}

absl::StatusOr<std::unique_ptr<sim::desk::World>> OpenFreshdesk(const std::string& state_folder) {
  return sim::freshdesk::OpenWorld(
      {.state_folder = state_folder, .api_key = "FD_API_KEY_0001", .credential = {.secret = kSecret}}, Clock::Real());
}

const Vendor kVendors[] = {
    {"freshdesk", R"({"api_key":"FD_API_KEY_0001"})", -103, 1, OpenFreshdesk},
    {"intercom", R"({"access_token":"IC_TOKEN","admin_id":8000})", 2, 2, OpenIntercom},
};

class SimulatorsTest : public ::testing::TestWithParam<Vendor> {
 protected:
  SimulatorsTest() : folder_(absl::StrCat(::testing::TempDir(), "/helpdesks-", absl::ToUnixNanos(absl::Now()))) {
    std::filesystem::create_directories(folder_);
    world_ = GetParam().open(absl::StrCat(folder_, "/state")).value();
    edge_ = sim::desk::Edge::Start(*world_, 0).value();
    const std::string credentials = absl::StrCat(folder_, "/credentials.json");
    std::ofstream(credentials) << GetParam().credentials;
    helpdesk_ = {.name = "main",
                 .vendor = GetParam().name,
                 .base_url = absl::StrCat("http://127.0.0.1:", edge_->port()),
                 .credentials_file = credentials};
    const auto send = [this](const http::HttpRequest& request) { return client_.Send(request); };
    account_ = dispatcher::FindAdapter(helpdesk_.vendor)->Open(helpdesk_, send, Clock::Real()).value();
    reader_ = helpdesks::MakeReader(helpdesk_, send, Clock::Real()).value();
    Control("/_sim/groups", R"({"id":700601,"name":"billing"})");

    const Json opened = Control("/_sim/tickets", R"({"requester":{"name":"Ana Example","email":"ana@example.com",
        "locale":"es","attributes":{"vip":"yes"},
        "company":{"id":"co1","name":"Blue Sun","attributes":{"segment":"enterprise"}}},
        "subject":"Parcel","text":"Where is my parcel?","channel":"email","tags":["shop"]})");
    plan_.ticket_id = opened.value("ticket_id", "");
    first_message_ = opened.value("message_id", "");
    plan_.turn_id = "0123456789abcdef0123456789abcdef";
    plan_.public_text = "It arrives <tomorrow>.\n\nBye";
    plan_.note = "Summary & more";
    plan_.tags = {"fl_billing"};
    plan_.fields = {.team_id = "700601", .priority = conversation::Priority::kUrgent, .status = Status::kWaiting};
    plan_.emitted_at = absl::Now();
  }
  ~SimulatorsTest() override {
    edge_.reset();
    world_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  Json Control(const std::string& path, const std::string& body) {
    const auto response = client_.Send({.method = "POST",
                                        .url = absl::StrCat(helpdesk_.base_url, path),
                                        .headers = {{"Content-Type", "application/json"}},
                                        .body = body});
    EXPECT_TRUE(response.ok()) << response.status();
    if (!response.ok()) return Json::object();
    EXPECT_LT(response->status, 300) << path << ": " << response->body;
    return Json::parse(response->body, nullptr, false);
  }
  std::string CustomerWrites(const std::string& text) {
    return Control(absl::StrCat("/_sim/tickets/", plan_.ticket_id, "/messages"),
                   Json{{"from", "customer"}, {"text", text}}.dump())
        .value("message_id", "");
  }

  CallOutcome Call(SlotSet slots) {
    return account_->Call({.content = plan_, .slots = slots, .stamp = "", .not_after = absl::Now() + absl::Seconds(5)});
  }
  // Every call of the plan, in the vendor's order.
  void CarryOut(SlotSet slots) {
    for (const dispatcher::CallGroup& group : account_->groups()) {
      const SlotSet mine = group.slots.And(slots);
      if (mine.empty()) continue;
      const CallOutcome outcome = Call(mine);
      EXPECT_EQ(outcome.phase, Phase::kConfirmed) << outcome.code << " " << outcome.error;
    }
  }
  Thread Read() {
    auto thread = account_->Read(plan_.ticket_id);
    EXPECT_TRUE(thread.ok()) << thread.status();
    return thread.ok() ? *std::move(thread) : Thread();
  }

  const std::string folder_;
  http::Client client_{http::ClientOptions()};
  std::unique_ptr<sim::desk::World> world_;
  std::unique_ptr<sim::desk::Edge> edge_;
  policy::Helpdesk helpdesk_;
  std::shared_ptr<dispatcher::Helpdesk> account_;
  std::shared_ptr<helpdesks::ThreadReader> reader_;
  std::string first_message_;
  dispatcher::Plan plan_;
};

TEST_P(SimulatorsTest, AnAnswerIsReadBackAsOursWithTheIdItWasGiven) {
  const Thread before = Read();
  ASSERT_THAT(before.messages, SizeIs(1));
  EXPECT_EQ(before.messages[0].id, first_message_);
  EXPECT_EQ(before.messages[0].role, Role::kCustomer);
  EXPECT_EQ(before.messages[0].text, "Where is my parcel?");
  EXPECT_EQ(before.status, Status::kActive);
  EXPECT_EQ(before.channel, "email");
  EXPECT_THAT(conversation::Reduce(before).unanswered, SizeIs(1));

  const CallOutcome sent = Call({Slot::kPublicMessage});
  ASSERT_EQ(sent.phase, Phase::kConfirmed) << sent.code << " " << sent.error;
  const Thread after = Read();
  ASSERT_THAT(after.messages, SizeIs(2));
  EXPECT_EQ(after.messages[1].id, sent.remote_id);
  EXPECT_EQ(after.messages[1].role, Role::kAi);
  EXPECT_TRUE(after.messages[1].is_public);
  EXPECT_EQ(after.messages[1].text, "It arrives <tomorrow>.\n\nBye");
  EXPECT_THAT(conversation::Reduce(after).unanswered, SizeIs(0));
}

TEST_P(SimulatorsTest, EveryEffectOfAPlanIsSeenInTheTicket) {
  CarryOut({Slot::kPublicMessage, Slot::kFields, Slot::kTags, Slot::kNote});
  const Thread thread = Read();
  EXPECT_EQ(thread.status, Status::kWaiting);
  EXPECT_EQ(thread.priority, conversation::Priority::kUrgent);
  EXPECT_EQ(thread.team_id, "700601");
  EXPECT_THAT(thread.tags, IsSupersetOf({"shop", "fl_billing"}));
  ASSERT_THAT(thread.messages, SizeIs(3));
  EXPECT_EQ(thread.messages[2].text, "Summary & more");
  EXPECT_FALSE(thread.messages[2].is_public);
}

TEST_P(SimulatorsTest, ADraftIsSeenByTheTeamOnly) {
  plan_.draft = true;
  CarryOut({Slot::kPublicMessage});
  const Thread thread = Read();
  ASSERT_THAT(thread.messages, SizeIs(2));
  EXPECT_FALSE(thread.messages[1].is_public);
  EXPECT_THAT(conversation::Reduce(thread).unanswered, SizeIs(1));
}

TEST_P(SimulatorsTest, WhatIsRepeatableLeavesTheSameTicket) {
  CarryOut({Slot::kFields, Slot::kTags});
  const Thread once = Read();
  CarryOut({Slot::kFields, Slot::kTags});
  const Thread twice = Read();
  EXPECT_EQ(once.tags, twice.tags);
  EXPECT_EQ(once.status, twice.status);
  EXPECT_EQ(once.team_id, twice.team_id);
}

TEST_P(SimulatorsTest, EveryStatusWeSetIsTheOneWeRead) {
  for (const Status status : {Status::kResolved, Status::kActive}) {
    plan_.fields = {.team_id = "", .status = status};
    CarryOut({Slot::kFields});
    EXPECT_EQ(Read().status, status);
  }
}

TEST_P(SimulatorsTest, ACustomerWhoWritesAgainReopensAndIsUnanswered) {
  CarryOut({Slot::kPublicMessage, Slot::kFields});
  ASSERT_EQ(Read().status, Status::kWaiting);
  const std::string id = CustomerWrites("Still nothing");
  const Thread thread = Read();
  EXPECT_EQ(thread.status, Status::kActive);
  const conversation::Reduction reduction = conversation::Reduce(thread);
  ASSERT_THAT(reduction.unanswered, SizeIs(1));
  EXPECT_EQ(reduction.anchor->id, id);
}

TEST_P(SimulatorsTest, AColleaguesAnswerIsAPersons) {
  Control(absl::StrCat("/_sim/tickets/", plan_.ticket_id, "/messages"),
          R"({"from":"agent","text":"I am on it","public":true})");
  const Thread thread = Read();
  EXPECT_EQ(thread.messages.back().role, Role::kAgent);
  EXPECT_TRUE(conversation::Reduce(thread).person_wrote_last);
}

TEST_P(SimulatorsTest, TheCustomersRecordIsReadWithTheTicket) {
  const auto thread = reader_->Read(plan_.ticket_id);
  ASSERT_TRUE(thread.ok()) << thread.status();
  EXPECT_EQ(thread->customer.name, "Ana Example");
  EXPECT_EQ(thread->customer.email, "ana@example.com");
  EXPECT_EQ(thread->customer.locale, "es");
  const auto& attributes = thread->customer.attributes;
  EXPECT_THAT(attributes, Contains(std::pair<const std::string, std::string>("vip", "yes")));
  EXPECT_THAT(attributes, Contains(std::pair<const std::string, std::string>("segment", "enterprise")));
  EXPECT_THAT(attributes, Contains(std::pair<const std::string, std::string>("company", "Blue Sun")));
  EXPECT_LT(absl::Now() - thread->customer.attributes_at, absl::Minutes(1));
}

TEST_P(SimulatorsTest, ARatingIsRead) {
  CarryOut({Slot::kPublicMessage, Slot::kFields});
  Control(absl::StrCat("/_sim/tickets/", plan_.ticket_id, "/rating"), Json{{"score", GetParam().rating_asked}}.dump());
  const auto thread = reader_->Read(plan_.ticket_id);
  ASSERT_TRUE(thread.ok()) << thread.status();
  EXPECT_EQ(thread->csat, GetParam().rating_read);
}

TEST_P(SimulatorsTest, ATicketThatWasDeletedIsGone) {
  Control(absl::StrCat("/_sim/tickets/", plan_.ticket_id, "/delete"), "{}");
  const auto thread = account_->Read(plan_.ticket_id);
  EXPECT_TRUE(absl::IsNotFound(thread.status()) || (thread.ok() && thread->spam_or_deleted)) << thread.status();
  const CallOutcome outcome = Call({Slot::kPublicMessage});
  EXPECT_EQ(outcome.phase, Phase::kNotDone);
  EXPECT_EQ(outcome.code, "NOT_FOUND");
}

TEST_P(SimulatorsTest, ChangedTicketsAreListedOldestFirst) {
  std::vector<std::string> ids = {plan_.ticket_id};
  for (int i = 0; i < 3; ++i) {
    ids.push_back(
        Control(
            "/_sim/tickets",
            Json{{"requester", {{"name", "Bo"}, {"email", "bo@example.com"}}}, {"subject", "x"}, {"text", "y"}}.dump())
            .value("ticket_id", ""));
  }
  const auto changes = reader_->ChangedSince(absl::Now() - absl::Minutes(10));
  ASSERT_TRUE(changes.ok()) << changes.status();
  EXPECT_TRUE(changes->complete);
  std::vector<std::string> listed;
  for (const auto& ticket : changes->tickets) listed.push_back(ticket.id);
  EXPECT_THAT(listed, IsSupersetOf(ids));
  EXPECT_THAT(reader_->ChangedSince(absl::Now() + absl::Hours(1))->tickets, SizeIs(0));
}

TEST_P(SimulatorsTest, AnAnswerThatIsLostLeavesTheOutcomeOpenAndTheMessageInTheTicket) {
  Control("/_sim/faults", R"({"method":"POST","times":1,"status":503,"after_commit":true})");
  EXPECT_EQ(Call({Slot::kPublicMessage}).phase, Phase::kUnknown);
  EXPECT_THAT(Read().messages, SizeIs(2));
}

TEST_P(SimulatorsTest, ARefusalForQuotaIsNotDoneAndSaysForHowLong) {
  Control("/_sim/faults", R"({"method":"POST","times":1,"status":429,"retry_after":7})");
  const CallOutcome outcome = Call({Slot::kPublicMessage});
  EXPECT_EQ(outcome.phase, Phase::kNotDone);
  EXPECT_EQ(outcome.code, "RESOURCE_EXHAUSTED");
  EXPECT_GE(outcome.retry_after, absl::Seconds(5));
  EXPECT_LE(outcome.retry_after, absl::Seconds(8));
  EXPECT_THAT(Read().messages, SizeIs(1));
}

TEST_P(SimulatorsTest, ATeamThatDoesNotExistIsRefused) {
  plan_.fields.team_id = "999999";
  const CallOutcome outcome = Call({Slot::kFields});
  EXPECT_EQ(outcome.phase, Phase::kNotDone);
  EXPECT_EQ(outcome.code, "INVALID_ARGUMENT");
}

// Takes webhooks on loopback.
class Inbox {
 public:
  Inbox() {
    server_ = http::Server::Start({.host = "127.0.0.1"}, [this](http::Request request, http::Respond respond) {
                std::lock_guard lock(mutex_);
                requests_.push_back(std::move(request));
                respond({.status = 200});
              }).value();
  }
  int port() const { return server_->port(); }
  std::vector<http::Request> requests() {
    std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  std::mutex mutex_;
  std::vector<http::Request> requests_;
  std::unique_ptr<http::Server> server_;  // last: its threads use the others
};

TEST_P(SimulatorsTest, AWebhookIsAuthenticAndPointsAtItsTicket) {
  Inbox inbox;
  Control("/_sim/webhook", Json{{"url", absl::StrCat("http://127.0.0.1:", inbox.port(), "/v1/webhooks/x/t")}}.dump());
  CustomerWrites("Still nothing");
  std::unique_ptr<ingest::WebhookSource> source;
  for (auto& candidate : ingest::MakeSources()) {
    if (candidate->vendor() == GetParam().name) source = std::move(candidate);
  }
  ASSERT_NE(source, nullptr);
  const std::vector<std::string> secrets = {"other", kSecret};
  const std::vector<std::string> wrong = {"other"};
  bool pointed = false;
  for (const absl::Time until = absl::Now() + absl::Seconds(20); !pointed && absl::Now() < until;) {
    for (const http::Request& request : inbox.requests()) {
      if (source->IsProbe(request.method)) continue;
      const ingest::Delivery delivery = {.headers = request.headers, .body = request.body};
      EXPECT_TRUE(source->Verify(delivery, secrets, absl::Now()).ok());
      EXPECT_FALSE(source->Verify(delivery, wrong, absl::Now()).ok());
      const auto pointer = source->Parse(delivery);
      ASSERT_TRUE(pointer.ok()) << pointer.status() << request.body;
      pointed |= pointer->relevant && pointer->ticket_id == plan_.ticket_id;
    }
    absl::SleepFor(absl::Milliseconds(20));
  }
  EXPECT_TRUE(pointed);
}

INSTANTIATE_TEST_SUITE_P(Vendors, SimulatorsTest, ::testing::ValuesIn(kVendors),
                         [](const auto& vendor) { return std::string(vendor.param.name); });

}  // namespace
}  // namespace firstline
