// The doctors against the simulators, over loopback: an account in order, and what an operator gets wrong.

#include "common/helpdesks/doctor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/http/client.h"
#include "simulators/desk/edge.h"
#include "simulators/freshdesk/world.h"
#include "simulators/intercom/world.h"
#include "simulators/zendesk/world.h"

namespace firstline {
namespace {

using helpdesks::Finding;
using helpdesks::Findings;
using helpdesks::Verdict;
using Json = nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr char kSecret[] = "fl_webhook_secret_0123456789";
constexpr char kKey[] = "FL_API_KEY_0123456789";

struct Vendor {
  const char* name;
  const char* credentials;
  const char* wrong_credentials;
  Verdict webhook;  // of one that is set up
  absl::StatusOr<std::unique_ptr<sim::desk::World>> (*open)(const std::string& state_folder);
};

absl::StatusOr<std::unique_ptr<sim::desk::World>> OpenZendesk(const std::string& state_folder) {
  return sim::zendesk::OpenWorld({.state_folder = state_folder,
                                  .webhook_secret = kSecret,
                                  .credentials = {.client_id = "firstline", .client_secret = kKey}},
                                 Clock::Real());
}

absl::StatusOr<std::unique_ptr<sim::desk::World>> OpenIntercom(const std::string& state_folder) {
  return sim::intercom::OpenWorld({.state_folder = state_folder, .client_secret = kSecret, .token = kKey},
                                  Clock::Real());
}

absl::StatusOr<std::unique_ptr<sim::desk::World>> OpenFreshdesk(const std::string& state_folder) {
  return sim::freshdesk::OpenWorld({.state_folder = state_folder, .api_key = kKey, .credential = {.secret = kSecret}},
                                   Clock::Real());
}

const Vendor kVendors[] = {
    {"freshdesk", R"({"api_key":"FL_API_KEY_0123456789"})", R"({"api_key":"other"})", Verdict::kNotCheckable,
     OpenFreshdesk},
    {"intercom", R"({"access_token":"FL_API_KEY_0123456789","admin_id":8000})",
     R"({"access_token":"other","admin_id":8000})", Verdict::kNotCheckable, OpenIntercom},
    // A warning, because the simulator offers only events whose bodies are attested.
    {"zendesk", R"({"client_id":"firstline","client_secret":"FL_API_KEY_0123456789"})",
     R"({"client_id":"firstline","client_secret":"other"})", Verdict::kWarning, OpenZendesk},
};

class DoctorTest : public ::testing::TestWithParam<Vendor> {
 protected:
  DoctorTest() : folder_(absl::StrCat(::testing::TempDir(), "/doctor-", GetParam().name, "-", ::getpid())) {
    std::filesystem::create_directories(folder_);
    world_ = GetParam().open(absl::StrCat(folder_, "/state")).value();
    edge_ = sim::desk::Edge::Start(*world_, 0).value();
    Write("credentials.json", GetParam().credentials);
    Write("hook", kSecret);
    policy::Team team;
    team.name = "billing";
    team.helpdesk_group = "601";
    examined_ = {.tenant = "acme",
                 .helpdesk = {.name = "main",
                              .vendor = GetParam().name,
                              .base_url = absl::StrCat("http://127.0.0.1:", edge_->port()),
                              .credentials_file = absl::StrCat(folder_, "/credentials.json"),
                              .webhook_secret_files = {absl::StrCat(folder_, "/hook")}},
                 .teams = {team}};
    world_->SetWebhook(absl::StrCat("http://127.0.0.1:1/v1/webhooks/", GetParam().name, "/acme"));
  }
  ~DoctorTest() override {
    edge_.reset();
    world_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  void Write(const std::string& name, const std::string& text) {
    std::ofstream(absl::StrCat(folder_, "/", name)) << text;
  }
  Findings Look() {
    Findings findings = helpdesks::Examine(
        examined_, [this](const http::HttpRequest& request) { return client_.Send(request); }, Clock::Real());
    for (const Finding& finding : findings) {
      const std::string shown = absl::StrCat(finding.seen, finding.wanted, finding.mend);
      EXPECT_THAT(shown, Not(HasSubstr(kSecret)));
      EXPECT_THAT(shown, Not(HasSubstr(kKey)));
    }
    return findings;
  }
  // The simulator's journal.
  std::string Journal() {
    const auto journal = client_.Send({.url = absl::StrCat(examined_.helpdesk.base_url, "/_sim/journal")});
    return journal.ok() ? journal->body : "no journal";
  }

  const std::string folder_;
  http::Client client_{http::ClientOptions()};
  std::unique_ptr<sim::desk::World> world_;
  std::unique_ptr<sim::desk::Edge> edge_;
  helpdesks::Examined examined_;
};

const Finding* Failed(const Findings& findings) {
  for (const Finding& finding : findings) {
    if (finding.verdict == Verdict::kFailed) return &finding;
  }
  return nullptr;
}

TEST_P(DoctorTest, AnAccountInOrderHasNothingThatFailsAndIsLeftUnchanged) {
  const Findings findings = Look();
  const Finding* const failed = Failed(findings);
  EXPECT_EQ(failed, nullptr) << failed->check << ": " << failed->seen;
  Verdict webhook = Verdict::kOk;
  for (const Finding& finding : findings) {
    if (finding.check == "webhook" && finding.verdict != Verdict::kOk) webhook = finding.verdict;
  }
  EXPECT_EQ(webhook, GetParam().webhook);
  EXPECT_THAT(Journal(), Not(HasSubstr(R"("actor":"api")")));
}

TEST_P(DoctorTest, WrongCredentialsFailTheLogin) {
  Write("credentials.json", GetParam().wrong_credentials);
  const Findings findings = Look();
  ASSERT_NE(Failed(findings), nullptr);
  EXPECT_EQ(Failed(findings)->check, "login");
}

TEST_P(DoctorTest, ATeamThatDoesNotExistIsNamedWithTheNearest) {
  examined_.teams[0].helpdesk_group = "699";
  const Findings findings = Look();
  ASSERT_NE(Failed(findings), nullptr);
  EXPECT_EQ(Failed(findings)->check, "teams");
  EXPECT_THAT(Failed(findings)->mend, HasSubstr("601 \"Billing\""));
}

TEST_P(DoctorTest, AnAddressWhereNobodyListensFails) {
  edge_.reset();
  const Findings findings = Look();
  ASSERT_NE(Failed(findings), nullptr);
  EXPECT_EQ(Failed(findings)->check, "address");
}

INSTANTIATE_TEST_SUITE_P(Vendors, DoctorTest, ::testing::ValuesIn(kVendors),
                         [](const auto& vendor) { return std::string(vendor.param.name); });

class ZendeskDoctorTest : public DoctorTest {};

TEST_P(ZendeskDoctorTest, AWebhookOfAnotherTenantIsNotOurs) {
  examined_.tenant = "acme2";
  const Findings findings = Look();
  ASSERT_NE(Failed(findings), nullptr);
  EXPECT_EQ(Failed(findings)->check, "webhook");
}

TEST_P(ZendeskDoctorTest, AWebhookWithAnotherSecretIsFoundOut) {
  Write("hook", "another_secret_0123456789abc");
  const Findings findings = Look();
  ASSERT_NE(Failed(findings), nullptr);
  EXPECT_THAT(Failed(findings)->seen, HasSubstr("signed with a secret that no file holds"));
}

INSTANTIATE_TEST_SUITE_P(Zendesk, ZendeskDoctorTest, ::testing::Values(kVendors[2]));

}  // namespace
}  // namespace firstline
