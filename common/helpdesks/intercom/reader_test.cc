#include "common/helpdesks/intercom/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace firstline::intercom {
namespace {

using Json = nlohmann::json;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kConversation[] =
    R"({"type":"conversation","id":"17","created_at":1795255198,"updated_at":1795255300,"state":"open",)"
    R"("contacts":{"contacts":[{"id":"c7","external_id":"user-42"}]},)"
    R"("source":{"id":"330001","body":"<p>Hello</p>","author":{"type":"user","id":"c7","name":"Ana"}},)"
    R"("conversation_parts":{"conversation_parts":[]}})";
constexpr char kContact[] = R"({"type":"contact","id":"c7","name":"Ana Example","custom_attributes":{"plan":"pro"},)"
                            R"("companies":{"data":[{"id":"co1"}]}})";
constexpr char kNotFound[] = R"({"type":"error.list","errors":[{"code":"not_found"}]})";

// A workspace whose answers are given by path; everything else is missing. Searches look into `updated`.
class ReaderTest : public ::testing::Test {
 protected:
  void Page(const std::string& path, std::string body, int status = 200, http::Headers headers = {}) {
    pages_[path] = http::HttpResponse{.status = status, .headers = std::move(headers), .body = std::move(body)};
  }

  absl::StatusOr<http::HttpResponse> Answer(const http::HttpRequest& request) {
    const std::string path = request.url.substr(std::string("https://api.intercom.io").size());
    asked_.push_back(path);
    if (path == "/conversations/search" && pages_.count(path) == 0) return Search(Json::parse(request.body));
    const auto page = pages_.find(path);
    if (page != pages_.end()) return page->second;
    return http::HttpResponse{.status = 404, .headers = {}, .body = kNotFound};
  }

  http::HttpResponse Search(const Json& body) {
    int64_t after = 0;
    int64_t before = INT64_MAX;
    for (const Json& bound : body["query"]["value"]) {
      const int64_t value = std::stoll(bound["value"].get<std::string>());
      (bound["operator"] == ">" ? after : before) = value;
    }
    std::vector<int64_t> fits;
    std::copy_if(updated_.begin(), updated_.end(), std::back_inserter(fits),
                 [&](int64_t at) { return at > after && at < before; });
    const size_t begin = std::stoul(body["pagination"].value("starting_after", "0"));
    Json conversations = Json::array();
    for (size_t i = begin; i < std::min(begin + 150, fits.size()); ++i) {
      conversations.push_back({{"id", absl::StrCat(fits[i])}, {"updated_at", fits[i]}});
    }
    Json next;
    if (begin + 150 < fits.size()) next = {{"starting_after", std::to_string(begin + 150)}};
    return {
        .status = 200,
        .headers = {},
        .body =
            Json{{"conversations", conversations}, {"total_count", fits.size()}, {"pages", {{"next", next}}}}.dump()};
  }

  std::map<std::string, http::HttpResponse> pages_;
  std::vector<std::string> asked_;
  std::vector<int64_t> updated_;
  FakeClock clock_{absl::FromUnixSeconds(1'795'255'400)};
  Reader reader_{std::make_shared<Api>(
                     "https://api.intercom.io", Credentials{.access_token = "t", .admin_id = "9100"},
                     [this](const http::HttpRequest& request) { return Answer(request); }, clock_),
                 std::make_unique<helpdesks::CustomerCache>(helpdesks::CustomerCacheOptions(), clock_), clock_};
};

TEST_F(ReaderTest, AConversationIsReadWithItsCustomersRecord) {
  Page("/conversations/17", kConversation);
  Page("/contacts/c7", kContact);
  Page("/companies/co1", R"({"id":"co1","name":"Blue Sun","custom_attributes":{"segment":"enterprise"}})");
  const auto thread = reader_.Read("17");
  ASSERT_TRUE(thread.ok()) << thread.status();
  EXPECT_THAT(thread->messages, SizeIs(1));
  EXPECT_EQ(thread->customer.id, "c7");
  EXPECT_EQ(thread->customer.external_id, "user-42");
  EXPECT_EQ(thread->customer.name, "Ana");
  EXPECT_EQ(thread->customer.attributes.at("plan"), "pro");
  EXPECT_EQ(thread->customer.attributes.at("segment"), "enterprise");
  EXPECT_EQ(thread->customer.attributes_at, clock_.Now());
  EXPECT_THAT(asked_, ElementsAre("/conversations/17", "/contacts/c7", "/companies/co1"));
}

TEST_F(ReaderTest, TheRecordIsNotReadAgainWithinItsAge) {
  Page("/conversations/17", kConversation);
  Page("/contacts/c7", kContact);
  Page("/companies/co1", R"({"id":"co1"})");
  ASSERT_TRUE(reader_.Read("17").ok());
  asked_.clear();
  EXPECT_EQ(reader_.Read("17")->customer.attributes.at("plan"), "pro");
  EXPECT_THAT(asked_, ElementsAre("/conversations/17"));
}

TEST_F(ReaderTest, AFailingRecordNeverFailsTheRead) {
  Page("/conversations/17", kConversation);
  for (const int status : {401, 403, 404, 429, 500}) {
    clock_.Advance(absl::Minutes(2));
    Page("/contacts/c7", "{}", status);
    const auto thread = reader_.Read("17");
    ASSERT_TRUE(thread.ok()) << status << thread.status();
    EXPECT_THAT(thread->customer.attributes, SizeIs(0));
    EXPECT_EQ(thread->customer.attributes_at, absl::InfinitePast());
  }
}

TEST_F(ReaderTest, WithoutTheRightToSeeCompaniesTheContactStillTells) {
  Page("/conversations/17", kConversation);
  Page("/contacts/c7", kContact);
  Page("/companies/co1", R"({"type":"error.list","errors":[{"code":"forbidden"}]})", 403);
  EXPECT_EQ(reader_.Read("17")->customer.attributes.at("plan"), "pro");
}

TEST_F(ReaderTest, FailuresKeepTheirMeaning) {
  EXPECT_EQ(reader_.Read("18").status().code(), absl::StatusCode::kNotFound);
  Page("/conversations/17", "", 429, {{"X-RateLimit-Reset", "1795255407"}});
  const absl::Status limited = reader_.Read("17").status();
  EXPECT_EQ(limited.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(reader_.RetryAfterOf(limited), absl::Seconds(7));
  Page("/conversations/17", "", 401);
  EXPECT_EQ(reader_.Read("17").status().code(), absl::StatusCode::kUnauthenticated);
  Page("/conversations/17", "", 500);
  EXPECT_EQ(reader_.Read("17").status().code(), absl::StatusCode::kUnavailable);
  Page("/conversations/17", "<html>proxy</html>");
  EXPECT_EQ(reader_.Read("17").status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(ReaderTest, AnIdNeverLeavesItsPlaceInTheAddress) {
  EXPECT_FALSE(reader_.Read("../admins?x").ok());
  EXPECT_THAT(asked_, ElementsAre("/conversations/..%2Fadmins%3Fx"));
}

TEST_F(ReaderTest, ChangesAreListedOldestFirstOverAllPages) {
  for (int i = 0; i < 400; ++i) updated_.push_back(1795255399 - i % 200);
  const auto changes = reader_.ChangedSince(absl::FromUnixSeconds(1'795'255'250));
  ASSERT_TRUE(changes.ok()) << changes.status();
  EXPECT_THAT(changes->tickets, SizeIs(300));
  EXPECT_EQ(changes->tickets.front().updated_at, absl::FromUnixSeconds(1'795'255'250));
  EXPECT_EQ(changes->newest, absl::FromUnixSeconds(1'795'255'399));
  EXPECT_TRUE(changes->complete);
}

TEST_F(ReaderTest, ASpanTooFullIsNarrowedAndTheRestIsLeftForLater) {
  // 4,000 changes within 400 s: ten pages hold 1,500.
  for (int i = 0; i < 4000; ++i) updated_.push_back(1795255000 + i / 10);
  absl::Time from = absl::FromUnixSeconds(1'795'255'000);
  std::map<std::string, int> seen;
  bool complete = false;
  int calls = 0;
  for (; !complete && calls < 10; ++calls) {
    const auto changes = reader_.ChangedSince(from);
    ASSERT_TRUE(changes.ok()) << changes.status();
    for (const auto& ticket : changes->tickets) ++seen[ticket.id];
    complete = changes->complete;
    ASSERT_TRUE(complete || changes->newest > from);
    from = changes->newest;
  }
  EXPECT_TRUE(complete);
  EXPECT_GT(calls, 1);
  EXPECT_THAT(seen, SizeIs(400));
}

TEST_F(ReaderTest, ASpanWithoutChangesIsComplete) {
  const auto changes = reader_.ChangedSince(absl::FromUnixSeconds(1'795'255'000));
  ASSERT_TRUE(changes.ok());
  EXPECT_TRUE(changes->complete);
  EXPECT_EQ(changes->newest, absl::InfinitePast());
}

TEST_F(ReaderTest, ASearchThatFailsKeepsItsMeaning) {
  Page("/conversations/search", "", 429);
  EXPECT_EQ(reader_.ChangedSince(clock_.Now()).status().code(), absl::StatusCode::kResourceExhausted);
  Page("/conversations/search", "{}");
  EXPECT_EQ(reader_.ChangedSince(clock_.Now()).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace firstline::intercom
