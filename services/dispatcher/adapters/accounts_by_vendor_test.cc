#include "services/dispatcher/adapters/accounts_by_vendor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace firstline::dispatcher {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class AccountsByVendorTest : public ::testing::Test {
 protected:
  AccountsByVendorTest() {
    WriteCredentials("ZD_TOKEN");
    policy_.tenant = "acme";
    policy_.helpdesks.push_back(
        {.name = "main", .vendor = "zendesk", .base_url = "https://acme.zendesk.com", .credentials_file = file_});
    policy_.helpdesks.push_back({.name = "other", .vendor = "letters"});
    plan_.turn_id = "0123456789abcdef0123456789abcdef";
    plan_.ticket_id = "4711";
    plan_.kind = Kind::kAnswer;
    plan_.public_text = "Tomorrow.";
  }

  void WriteCredentials(const char* token) {
    std::ofstream(file_) << R"({"email":"bot@example.com","token":")" << token << R"(","bot_user_id":8001})";
  }

  std::shared_ptr<Helpdesk> Find() {
    auto helpdesk = accounts_.Find(policy_, "main");
    EXPECT_TRUE(helpdesk.ok()) << helpdesk.status();
    return helpdesk.ok() ? *helpdesk : nullptr;
  }

  void Send() {
    Find()->Call({.content = plan_,
                  .slots = {Slot::kPublicMessage},
                  .stamp = "s",
                  .not_after = clock_.Now() + absl::Seconds(5)});
  }

  const std::string file_ = absl::StrCat(::testing::TempDir(), "/accounts_by_vendor_test.json");
  FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  std::vector<http::HttpRequest> requests_;
  AccountsByVendor accounts_{[this](const http::HttpRequest& request) -> absl::StatusOr<http::HttpResponse> {
                               requests_.push_back(request);
                               return http::HttpResponse{.status = 200, .body = "{}"};
                             },
                             clock_};
  policy::Policy policy_;
  Plan plan_;
};

TEST_F(AccountsByVendorTest, AnAccountIsMadeOnceAndAgainAfterItWasForgotten) {
  const auto first = Find();
  EXPECT_EQ(Find(), first);
  Send();
  WriteCredentials("ZD_TOKEN_2");
  Send();
  accounts_.Forget("acme", "main");
  Send();
  ASSERT_THAT(requests_, SizeIs(3));
  const auto login = [this](size_t i) { return requests_[i].headers.Get("Authorization"); };
  EXPECT_EQ(login(0), login(1));
  EXPECT_NE(login(1), login(2));
}

TEST_F(AccountsByVendorTest, AChangedAddressMakesANewAccount) {
  const auto first = Find();
  policy_.helpdesks[0].base_url = "https://acme2.zendesk.com";
  EXPECT_NE(Find(), first);
  Send();
  EXPECT_THAT(requests_.back().url, HasSubstr("acme2"));
}

TEST_F(AccountsByVendorTest, WhatCannotBeFoundIsSaid) {
  EXPECT_EQ(accounts_.Find(policy_, "none").status().code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(accounts_.Find(policy_, "other").status().code(), absl::StatusCode::kUnimplemented);
  policy_.helpdesks[0].credentials_file = absl::StrCat(::testing::TempDir(), "/no_such_file.json");
  EXPECT_EQ(accounts_.Find(policy_, "main").status().code(), absl::StatusCode::kNotFound);
}

TEST_F(AccountsByVendorTest, TheQuotaIsTheVendorsUnlessThePolicySaysOtherwise) {
  EXPECT_EQ(Find()->updates_per_minute(), 100);
  accounts_.Forget("acme", "main");
  policy_.helpdesks[0].updates_per_minute = 20;
  EXPECT_EQ(Find()->updates_per_minute(), 20);
}

}  // namespace
}  // namespace firstline::dispatcher
