#include "services/dispatcher/api/thread_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/kafka/topics.h"
#include "firstline/v1/conversation.pb.h"
#include "firstline/v1/events.pb.h"

namespace firstline::dispatcher {
namespace {

using conversation::Role;
using ::testing::ElementsAre;

const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);
constexpr char kKey[] = "acme/api:k";

kafka::Record State(int64_t version, const std::vector<std::pair<std::string, v1::Role>>& messages) {
  v1::ConversationState state;
  state.set_version(version);
  state.mutable_api();
  for (const auto& [id, role] : messages) {
    v1::Message& message = *state.mutable_api()->add_messages();
    message.set_id(id);
    message.set_role(role);
    if (role == v1::ROLE_CUSTOMER) state.add_seen_message_ids(id);
  }
  kafka::Record record;
  record.topic = kafka::kStates;
  record.key = kKey;
  record.value = state.SerializeAsString();
  record.timestamp = kNow;
  return record;
}

kafka::Record Inbox(const std::string& id, const std::string& key = kKey) {
  v1::InboxEvent event;
  event.mutable_api_message()->set_id(id);
  kafka::Record record;
  record.topic = kafka::kInbox;
  record.key = key;
  record.value = event.SerializeAsString();
  record.timestamp = kNow;
  return record;
}

std::vector<std::string> Ids(const ThreadView& view) {
  std::vector<std::string> ids;
  const auto thread = view.Find(kKey, "k");
  EXPECT_TRUE(thread.ok()) << thread.status();
  for (const auto& message : thread->messages) ids.push_back(message.id);
  return ids;
}

TEST(ThreadViewTest, TheThreadIsThatOfTheState) {
  ThreadView view;
  view.Add(State(1, {{"m1", v1::ROLE_CUSTOMER}, {"e1", v1::ROLE_AI}}));
  const auto thread = view.Find(kKey, "k");
  ASSERT_TRUE(thread.ok());
  EXPECT_EQ(thread->ticket_id, "k");
  EXPECT_EQ(thread->messages[0].role, Role::kCustomer);
  EXPECT_EQ(thread->messages[1].role, Role::kAi);
}

TEST(ThreadViewTest, AnAcceptedMessageCountsBeforeTheStateKnowsIt) {
  ThreadView view;
  view.Add(State(1, {{"m1", v1::ROLE_CUSTOMER}}));
  view.Add(Inbox("m1"));
  view.Add(Inbox("m2"));
  EXPECT_THAT(Ids(view), ElementsAre("m1", "m2"));
  const conversation::Thread thread = *view.Find(kKey, "k");
  EXPECT_EQ(conversation::Reduce(thread).anchor->id, "m2");
  view.Add(State(2, {{"m1", v1::ROLE_CUSTOMER}, {"m2", v1::ROLE_CUSTOMER}}));
  EXPECT_THAT(Ids(view), ElementsAre("m1", "m2"));
  view.Add(Inbox("m2"));  // posted again
  EXPECT_THAT(Ids(view), ElementsAre("m1", "m2"));
}

TEST(ThreadViewTest, TheInboxAloneIsEnough) {
  ThreadView view;
  view.Add(Inbox("m1"));
  view.Add(Inbox("m1"));
  EXPECT_THAT(Ids(view), ElementsAre("m1"));
}

TEST(ThreadViewTest, AnOlderStateIsNotTaken) {
  ThreadView view;
  view.Add(State(2, {{"m1", v1::ROLE_CUSTOMER}, {"e1", v1::ROLE_AI}}));
  view.Add(State(1, {{"m1", v1::ROLE_CUSTOMER}}));
  EXPECT_THAT(Ids(view), ElementsAre("m1", "e1"));
}

TEST(ThreadViewTest, OtherChannelsAreSkipped) {
  ThreadView view;
  view.Add(Inbox("m1", "acme/main:k"));
  kafka::Record pointer = Inbox("m1");
  pointer.value = v1::InboxEvent().SerializeAsString();
  view.Add(pointer);
  EXPECT_EQ(view.size(), 0u);
  EXPECT_TRUE(absl::IsNotFound(view.Find(kKey, "k").status()));
}

TEST(ThreadViewTest, OldConversationsAreForgotten) {
  ThreadView view;
  view.Add(Inbox("m1"));
  view.Sweep(kNow);
  EXPECT_EQ(view.size(), 1u);
  view.Sweep(kNow + absl::Seconds(1));
  EXPECT_EQ(view.size(), 0u);
}

}  // namespace
}  // namespace firstline::dispatcher
