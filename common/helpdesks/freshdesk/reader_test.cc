#include "common/helpdesks/freshdesk/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"

namespace firstline::freshdesk {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kTicketPath[] = "/api/v2/tickets/6541?include=requester";
constexpr char kNext[] = R"(<https://elsewhere.example/>; rel="next")";

std::string Ticket(int status = 2) {
  return absl::StrCat(R"({"id":6541,"description":"Hello","status":)", status,
                      R"(,"source":1,"requester_id":9001,"created_at":"2026-11-21T10:00:00Z"})");
}

std::string ConversationsPath(int page) {
  return absl::StrCat("/api/v2/tickets/6541/conversations?page=", page, "&per_page=100");
}

// An account whose pages are given by path; everything else is missing.
class ReaderTest : public ::testing::Test {
 protected:
  ReaderTest() {
    Page(kTicketPath, Ticket());
    Page(ConversationsPath(1), "[]");
  }
  void Page(const std::string& path, std::string body, int status = 200, http::Headers headers = {}) {
    pages_[path] = http::HttpResponse{.status = status, .headers = std::move(headers), .body = std::move(body)};
  }
  absl::StatusOr<http::HttpResponse> Answer(const http::HttpRequest& request) {
    const std::string path = request.url.substr(std::string("https://acme.freshdesk.com").size());
    asked_.push_back(path);
    const auto page = pages_.find(path);
    if (page != pages_.end()) return page->second;
    return http::HttpResponse{.status = 404};
  }
  std::string ChangesPath(int page) const {
    return absl::StrCat("/api/v2/tickets?updated_since=2026-11-21T09%3A00%3A00Z&order_by=updated_at&order_type=asc",
                        "&per_page=100&page=", page);
  }
  absl::StatusOr<helpdesks::Changes> Changes() { return reader_.ChangedSince(absl::FromUnixSeconds(1'795'251'600)); }

  std::map<std::string, http::HttpResponse> pages_;
  std::vector<std::string> asked_;
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'400)};
  Reader reader_{std::make_shared<Api>(
                     "https://acme.freshdesk.com", Credentials{.api_key = "k", .agent_id = "8001"},
                     [this](const http::HttpRequest& request) { return Answer(request); }, clock_),
                 std::make_unique<helpdesks::CustomerCache>(helpdesks::CustomerCacheOptions(), clock_)};
};

TEST_F(ReaderTest, ATicketIsReadWithItsCustomersRecord) {
  Page("/api/v2/contacts/9001", R"({"id":9001,"name":"Ana","company_id":3,"custom_fields":{"plan":"pro"}})");
  Page("/api/v2/companies/3", R"({"id":3,"name":"Blue Sun"})");
  const auto thread = reader_.Read("6541");
  ASSERT_TRUE(thread.ok()) << thread.status();
  EXPECT_THAT(thread->messages, SizeIs(1));
  EXPECT_EQ(thread->customer.name, "Ana");
  EXPECT_EQ(thread->customer.attributes.at("plan"), "pro");
  EXPECT_EQ(thread->customer.attributes.at("company"), "Blue Sun");
  EXPECT_EQ(thread->customer.attributes_at, clock_.Now());
  EXPECT_THAT(asked_, ElementsAre(kTicketPath, ConversationsPath(1), "/api/v2/contacts/9001", "/api/v2/companies/3"));
}

TEST_F(ReaderTest, AFailingRecordNeverFailsTheRead) {
  for (const int status : {401, 403, 404, 429, 500}) {
    clock_.Advance(absl::Minutes(2));
    Page("/api/v2/contacts/9001", "", status);
    const auto thread = reader_.Read("6541");
    ASSERT_TRUE(thread.ok()) << status << thread.status();
    EXPECT_EQ(thread->customer.attributes_at, absl::InfinitePast());
  }
}

TEST_F(ReaderTest, PagesFollowAsLongAsThereAreMoreAndTheLinkIsNotFollowed) {
  Page(ConversationsPath(1), R"([{"id":2,"body":"b","private":false}])", 200, {{"Link", kNext}});
  Page(ConversationsPath(2), R"([{"id":3,"body":"c","private":false}])");
  EXPECT_THAT(reader_.Read("6541")->messages, SizeIs(3));
  EXPECT_THAT(asked_, Contains(ConversationsPath(2)));
}

TEST_F(ReaderTest, AThreadThatDoesNotEndIsNotHalfRead) {
  for (int page = 1; page <= kConversationPagesMax; ++page) {
    Page(ConversationsPath(page), "[]", 200, {{"Link", kNext}});
  }
  EXPECT_EQ(reader_.Read("6541").status().code(), absl::StatusCode::kDataLoss);
  EXPECT_THAT(asked_, SizeIs(1 + kConversationPagesMax));
}

TEST_F(ReaderTest, TheRatingIsReadOfATicketThatIsNotOpen) {
  const std::string path = "/api/v2/tickets/6541/satisfaction_ratings";
  Page(path, R"([{"ratings":{"default_question":103},"created_at":"2026-11-21T12:00:00Z"}])");
  EXPECT_EQ(reader_.Read("6541")->csat, 0);
  EXPECT_THAT(asked_, Not(Contains(path)));
  for (const int status : {3, 4, 5}) {
    Page(kTicketPath, Ticket(status));
    EXPECT_EQ(reader_.Read("6541")->csat, 5) << status;
  }
}

TEST_F(ReaderTest, AnAccountWithoutSurveysHasNoRatings) {
  Page(kTicketPath, Ticket(4));
  for (const int status : {400, 403, 404}) {
    Page("/api/v2/tickets/6541/satisfaction_ratings", "", status);
    EXPECT_TRUE(reader_.Read("6541").ok()) << status;
  }
  Page("/api/v2/tickets/6541/satisfaction_ratings", "", 503);
  EXPECT_EQ(reader_.Read("6541").status().code(), absl::StatusCode::kUnavailable);
}

TEST_F(ReaderTest, FailuresKeepTheirMeaning) {
  EXPECT_EQ(reader_.Read("6542").status().code(), absl::StatusCode::kNotFound);
  Page(kTicketPath, "", 429, {{"Retry-After", "17"}});
  const absl::Status limited = reader_.Read("6541").status();
  EXPECT_EQ(limited.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(reader_.RetryAfterOf(limited), absl::Seconds(17));
  Page(kTicketPath, "", 401);
  EXPECT_EQ(reader_.Read("6541").status().code(), absl::StatusCode::kUnauthenticated);
  Page(kTicketPath, "<html>proxy</html>");
  EXPECT_EQ(reader_.Read("6541").status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(ReaderTest, AnIdNeverLeavesItsPlaceInTheAddress) {
  EXPECT_FALSE(reader_.Read("../agents/me?x").ok());
  EXPECT_THAT(asked_, ElementsAre("/api/v2/tickets/..%2Fagents%2Fme%3Fx?include=requester"));
}

TEST_F(ReaderTest, ChangesAreListedOnePagePerCall) {
  Page(ChangesPath(1), R"([{"id":1,"updated_at":"2026-11-21T09:10:00Z"},{"id":2,"updated_at":"2026-11-21T09:20:00Z"}])",
       200, {{"Link", kNext}});
  const auto changes = Changes();
  ASSERT_TRUE(changes.ok()) << changes.status();
  EXPECT_FALSE(changes->complete);
  EXPECT_EQ(changes->newest, absl::FromUnixSeconds(1'795'252'800));
  EXPECT_THAT(asked_, SizeIs(1));
}

TEST_F(ReaderTest, AListInAnotherOrderIsReadToItsEnd) {
  Page(ChangesPath(1), R"([{"id":4,"updated_at":"2026-11-21T09:40:00Z"},{"id":3,"updated_at":"2026-11-21T09:30:00Z"}])",
       200, {{"Link", kNext}});
  Page(ChangesPath(2),
       R"([{"id":2,"updated_at":"2026-11-21T09:20:00Z"},{"id":1,"updated_at":"2026-11-21T09:10:00Z"}])");
  const auto changes = Changes();
  ASSERT_TRUE(changes.ok()) << changes.status();
  EXPECT_TRUE(changes->complete);
  ASSERT_THAT(changes->tickets, SizeIs(4));
  EXPECT_EQ(changes->tickets.front().id, "1");
  EXPECT_EQ(changes->newest, absl::FromUnixSeconds(1'795'254'000));
}

TEST_F(ReaderTest, APageOfOneMomentIsNotTheEnd) {
  Page(ChangesPath(1), R"([{"id":1,"updated_at":"2026-11-21T09:00:00Z"}])", 200, {{"Link", kNext}});
  Page(ChangesPath(2), R"([{"id":2,"updated_at":"2026-11-21T09:00:00Z"}])");
  EXPECT_THAT(Changes()->tickets, SizeIs(2));
}

TEST_F(ReaderTest, AListWithoutAnEndIsAnErrorAndNotASilentGap) {
  for (int page = 1; page <= kChangePagesMax; ++page) {
    Page(ChangesPath(page),
         R"([{"id":4,"updated_at":"2026-11-21T09:40:00Z"},{"id":3,"updated_at":"2026-11-21T09:30:00Z"}])", 200,
         {{"Link", kNext}});
  }
  EXPECT_EQ(Changes().status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace firstline::freshdesk
