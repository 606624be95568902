#include "simulators/zendesk/tags.h"

#include <nlohmann/json.hpp>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/zendesk/testing/desk.h"

// helpdesks.md 1.5, add tags; section 6, tags wiped by POST.
namespace firstline::sim::zendesk {
namespace {

using testing::Desk;
using ::testing::ElementsAre;

class TagsTest : public ::testing::Test {
 protected:
  TagsTest() { desk_.Open(); }
  Outcome Tags(const char* method, const char* body) { return desk_.Api(method, "tickets/4711/tags", body); }
  Desk desk_;
};

TEST_F(TagsTest, PutAdds) {
  EXPECT_EQ(Tags("PUT", R"({"tags":["Shop","vip"]})").body, R"({"tags":["shop","vip"]})");
  EXPECT_EQ(Tags("PUT", R"({"tags":["vip","fl_billing"]})").status, 200);
  EXPECT_THAT(desk_.ticket().tags, ElementsAre("shop", "vip", "fl_billing"));
}

TEST_F(TagsTest, PostReplaces) {
  Tags("PUT", R"({"tags":["shop"]})");
  EXPECT_EQ(Tags("POST", R"({"tags":["new"]})").status, 201);
  EXPECT_THAT(desk_.ticket().tags, ElementsAre("new"));
}

TEST_F(TagsTest, DeleteRemoves) {
  Tags("PUT", R"({"tags":["a","b","c"]})");
  EXPECT_EQ(Tags("DELETE", R"({"tags":["b","x"]})").status, 200);
  EXPECT_THAT(desk_.ticket().tags, ElementsAre("a", "c"));
}

TEST_F(TagsTest, AddingWhatIsThereChangesNoStamp) {
  Tags("PUT", R"({"tags":["a"]})");
  desk_.Advance(absl::Seconds(5));
  Tags("PUT", R"({"tags":["a"]})");
  EXPECT_EQ(Stamp(desk_.ticket().updated_at), "2026-11-21T10:00:00Z");
}

TEST_F(TagsTest, AStaleStampIs409) {
  desk_.Advance(absl::Seconds(1));
  desk_.Control("tickets/4711/messages", R"({"text":"x"})");
  EXPECT_EQ(Tags("PUT", R"({"tags":["a"],"updated_stamp":"2026-11-21T10:00:00Z","safe_update":"true"})").status, 409);
  EXPECT_EQ(Tags("PUT", R"({"tags":["a"],"updated_stamp":"2026-11-21T10:00:01Z","safe_update":"true"})").status, 200);
}

TEST_F(TagsTest, MalformedBodiesAre400) {
  for (const char* body : {"", "[]", "{}", R"({"tags":"a"})", R"({"tags":[1]})", R"({"tags":["a b"]})",
                           R"({"tags":[""]})", R"({"tags":["a"],"x":1})", R"({"tags":["a"],"updated_stamp":1})",
                           R"({"tags":["a"],"safe_update":true})", R"({"tags":["a"],"safe_update":"yes"})"}) {
    EXPECT_EQ(Tags("PUT", body).status, 400) << body;
  }
}

TEST_F(TagsTest, AClosedTicketIs422) {
  desk_.Control("tickets/4711/status", R"({"status":"closed"})");
  EXPECT_EQ(Tags("PUT", R"({"tags":["a"]})").status, 422);
  EXPECT_EQ(desk_.Api("GET", "tickets/4711/tags").status, 200);
}

TEST_F(TagsTest, TheJournalNamesMethodAndTags) {
  const auto line = nlohmann::json::parse(Tags("PUT", R"({"tags":["a"]})").journal.at(0));
  EXPECT_EQ(line["op"], "tags");
  EXPECT_EQ(line["actor"], "api");
  EXPECT_EQ(line["method"], "PUT");
  EXPECT_EQ(line["tags"][0], "a");
}

}  // namespace
}  // namespace firstline::sim::zendesk
