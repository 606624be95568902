#include "common/helpdesks/zendesk/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/helpdesks/zendesk/errors.h"
#include "common/helpdesks/zendesk/parse_changes.h"

namespace firstline::zendesk {
namespace {

using conversation::Role;
using ::testing::ElementsAre;
using ::testing::SizeIs;

// An account whose pages are given by path; everything else is a missing record.
class FetchTest : public ::testing::Test {
 protected:
  FetchTest() {
    Page("/api/v2/tickets/35?include=users,groups",
         R"({"ticket":{"id":35,"requester_id":7,"status":"open"},"users":[{"id":7,"role":"end-user"}]})");
  }
  void Page(const std::string& path, std::string body, int status = 200, http::Headers headers = {}) {
    pages_[path] = http::HttpResponse{.status = status, .headers = std::move(headers), .body = std::move(body)};
  }
  absl::StatusOr<http::HttpResponse> Answer(const http::HttpRequest& request) {
    const std::string path = request.url.substr(std::string("https://acme.example").size());
    asked_.push_back(path);
    if (down_) return absl::UnavailableError("down");
    const auto page = pages_.find(path);
    if (page != pages_.end()) return page->second;
    return http::HttpResponse{.status = 404, .headers = {}, .body = R"({"error":"RecordNotFound"})"};
  }

  static constexpr char kComments[] = "/api/v2/tickets/35/comments?page%5Bsize%5D=100&sort=-created_at&include=users";
  std::map<std::string, http::HttpResponse> pages_;
  std::vector<std::string> asked_;
  bool down_ = false;
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'200)};
  Reader reader_{std::make_shared<Api>(
                     "https://acme.example", Credentials{.email = "e", .token = "t", .bot_user_id = 900},
                     [this](const http::HttpRequest& request) { return Answer(request); }, clock_),
                 std::make_unique<helpdesks::CustomerCache>(helpdesks::CustomerCacheOptions(), clock_), clock_};
};

TEST_F(FetchTest, ATicketAndItsCommentsAreTwoRequests) {
  Page(kComments, R"({"comments":[{"id":2,"author_id":900,"public":true,"body":"b","created_at":"2026-11-21T09:01:00Z"},
                                  {"id":1,"author_id":7,"public":true,"body":"a","created_at":"2026-11-21T09:00:00Z"}]})");
  const auto thread = reader_.Read("35");
  ASSERT_TRUE(thread.ok()) << thread.status();
  ASSERT_THAT(thread->messages, SizeIs(2));
  EXPECT_EQ(thread->messages[0].role, Role::kCustomer);
  EXPECT_EQ(thread->messages[1].role, Role::kAi);
  EXPECT_THAT(asked_, SizeIs(2));
}

TEST_F(FetchTest, FurtherPagesFollowTheCursor) {
  Page(kComments,
       R"({"comments":[{"id":2,"author_id":7,"body":"b"}],"meta":{"has_more":true,"after_cursor":"a/b=="}})");
  Page(absl::StrCat(kComments, "&page%5Bafter%5D=a%2Fb%3D%3D"),
       R"({"comments":[{"id":1,"author_id":7,"body":"a"}],"meta":{}})");
  EXPECT_THAT(reader_.Read("35")->messages, SizeIs(2));
}

TEST_F(FetchTest, AtMostTenPagesAreRead) {
  Page(kComments, R"({"comments":[],"meta":{"has_more":true,"after_cursor":"x"}})");
  Page(absl::StrCat(kComments, "&page%5Bafter%5D=x"), R"({"comments":[],"meta":{"has_more":true,"after_cursor":"x"}})");
  EXPECT_TRUE(reader_.Read("35").ok());
  EXPECT_THAT(asked_, SizeIs(11));
}

TEST_F(FetchTest, UnknownAuthorsAreLookedUpAndMissingOnesStayUnknown) {
  Page(
      kComments,
      R"({"comments":[{"id":1,"author_id":50,"public":true,"body":"a"},{"id":2,"author_id":51,"public":true,"body":"b"}]})");
  Page("/api/v2/users/50", R"({"user":{"id":50,"role":"end-user"}})");
  const auto thread = reader_.Read("35");
  ASSERT_TRUE(thread.ok());
  EXPECT_EQ(thread->messages[0].role, Role::kCustomer);
  EXPECT_EQ(thread->messages[1].role, Role::kUnknown);
}

TEST_F(FetchTest, AtMostTenAuthorsAreLookedUp) {
  std::string comments;
  for (int i = 1; i <= 11; ++i) {
    absl::StrAppend(&comments, i > 1 ? "," : "", R"({"id":)", i, R"(,"author_id":)", 100 + i,
                    R"(,"public":true,"body":"x"})");
  }
  Page(kComments, absl::StrCat(R"({"comments":[)", comments, "]}"));
  EXPECT_TRUE(reader_.Read("35").ok());
  EXPECT_THAT(asked_, SizeIs(12));
}

TEST_F(FetchTest, FieldsOfTheCustomersOrganisationFillWhatTheCustomerDoesNotSay) {
  Page("/api/v2/tickets/35?include=users,groups",
       R"({"ticket":{"id":35,"requester_id":7},"users":[{"id":7,"role":"end-user","organization_id":3,
           "user_fields":{"plan":"team"}}]})");
  Page(kComments, R"({"comments":[]})");
  Page("/api/v2/organizations/3",
       R"({"organization":{"id":3,"name":"Blue Sun","organization_fields":{"plan":"pro","segment":"enterprise"}}})");
  const absl::Time first = clock_.Now();
  reader_.Read("35").IgnoreError();
  clock_.Advance(absl::Minutes(5));
  asked_.clear();
  const auto thread = reader_.Read("35");
  ASSERT_TRUE(thread.ok()) << thread.status();
  EXPECT_EQ(thread->customer.attributes.at("plan"), "team");
  EXPECT_EQ(thread->customer.attributes.at("segment"), "enterprise");
  EXPECT_EQ(thread->customer.attributes_at, first);
  EXPECT_THAT(asked_, SizeIs(2));
}

TEST_F(FetchTest, AnOrganisationThatCannotBeReadNeverFailsTheRead) {
  Page("/api/v2/tickets/35?include=users,groups",
       R"({"ticket":{"id":35,"requester_id":7},"users":[{"id":7,"role":"end-user","organization_id":3}]})");
  Page(kComments, R"({"comments":[]})");
  for (const int status : {401, 403, 404, 429, 500}) {
    clock_.Advance(absl::Minutes(20));
    Page("/api/v2/organizations/3", "", status);
    const auto thread = reader_.Read("35");
    ASSERT_TRUE(thread.ok()) << status;
    EXPECT_EQ(thread->customer.attributes_at, clock_.Now());
  }
}

TEST_F(FetchTest, ATransientFailureOfALookUpFailsTheRead) {
  Page(kComments, R"({"comments":[{"id":1,"author_id":50,"public":true,"body":"a"}]})");
  Page("/api/v2/users/50", "", 503);
  EXPECT_EQ(reader_.Read("35").status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(FetchTest, AMissingTicketIsGone) { EXPECT_EQ(reader_.Read("36").status().code(), absl::StatusCode::kNotFound); }

TEST_F(FetchTest, FailuresKeepTheirMeaning) {
  Page(kComments, "", 429, {{"Retry-After", "17"}});
  const absl::Status limited = reader_.Read("35").status();
  EXPECT_EQ(limited.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(RetryAfterOf(limited), absl::Seconds(17));
  Page(kComments, "", 401);
  EXPECT_EQ(reader_.Read("35").status().code(), absl::StatusCode::kUnauthenticated);
  Page(kComments, "", 403);
  EXPECT_EQ(reader_.Read("35").status().code(), absl::StatusCode::kPermissionDenied);
  Page(kComments, "", 500);
  EXPECT_EQ(reader_.Read("35").status().code(), absl::StatusCode::kUnavailable);
  down_ = true;
  EXPECT_EQ(reader_.Read("35").status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(FetchTest, GarbageIsDataLossAndNeverAMissingTicket) {
  Page(kComments, "<html>proxy</html>");
  EXPECT_EQ(reader_.Read("35").status().code(), absl::StatusCode::kDataLoss);
  Page("/api/v2/tickets/35?include=users,groups", "{}");
  EXPECT_EQ(reader_.Read("35").status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(FetchTest, ChangesAreListedFromASecondOn) {
  Page(
      "/api/v2/incremental/tickets/cursor?start_time=1795251600",
      R"({"tickets":[{"id":35,"updated_at":"2026-11-21T09:00:00Z"},{"id":9007199254740993,"updated_at":"2026-11-21T09:02:00Z"}],
           "end_of_stream":true,"after_cursor":null})");
  const auto changes = reader_.ChangedSince(absl::FromUnixSeconds(1'795'251'600));
  ASSERT_TRUE(changes.ok()) << changes.status();
  ASSERT_THAT(changes->tickets, SizeIs(2));
  EXPECT_EQ(changes->tickets[1].id, "9007199254740993");
  EXPECT_EQ(changes->newest, absl::FromUnixSeconds(1'795'251'720));
  EXPECT_TRUE(changes->complete);
}

TEST(ParseChangesTest, AListThatGoesOnIsNotComplete) {
  EXPECT_FALSE(ParseChanges(R"({"tickets":[],"end_of_stream":false})")->complete);
  EXPECT_EQ(ParseChanges(R"({"tickets":[],"end_of_stream":true})")->newest, absl::InfinitePast());
  EXPECT_FALSE(ParseChanges(R"({"tickets":[{}]})").ok());
  EXPECT_FALSE(ParseChanges("{}").ok());
}

}  // namespace
}  // namespace firstline::zendesk
