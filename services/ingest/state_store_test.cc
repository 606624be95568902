#include "services/ingest/state_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::ingest {
namespace {

using ::testing::SizeIs;

Held Version(int64_t version) {
  Held held;
  held.state.version = version;
  return held;
}

TEST(StateStoreTest, AnUnknownConversationOfOurPartitionIsNew) {
  StateStore store;
  store.Assign({1});
  ASSERT_TRUE(store.Find(1, "a").has_value());
  EXPECT_EQ(store.Find(1, "a")->state.version, 0);
  EXPECT_EQ(store.size(), 0u);
}

TEST(StateStoreTest, NothingIsKnownOrKeptOfOthersPartitions) {
  StateStore store;
  store.Assign({1});
  store.Put(2, "a", Version(1));
  EXPECT_FALSE(store.Find(2, "a").has_value());
  EXPECT_FALSE(store.Owns(2));
  EXPECT_TRUE(store.Owns(1));
}

TEST(StateStoreTest, AnOlderVersionNeverReplacesANewerOne) {
  StateStore store;
  store.Assign({1});
  store.Put(1, "a", Version(2));
  store.Put(1, "a", Version(1));
  EXPECT_EQ(store.Find(1, "a")->state.version, 2);
  store.Put(1, "a", Version(3));
  EXPECT_EQ(store.Find(1, "a")->state.version, 3);
}

TEST(StateStoreTest, ADroppedPartitionIsForgottenAndComesBackEmpty) {
  StateStore store;
  store.Assign({1, 2});
  store.Put(1, "a", Version(1));
  store.Put(2, "b", Version(1));
  store.Drop({1});
  EXPECT_EQ(store.size(), 1u);
  store.Assign({1});
  EXPECT_EQ(store.Find(1, "a")->state.version, 0);
  EXPECT_EQ(store.Find(2, "b")->state.version, 1);
}

TEST(StateStoreTest, DueConversationsAreListed) {
  StateStore store;
  store.Assign({1});
  Held due = Version(1);
  due.state.reread_due = true;
  due.state.updated_at = absl::FromUnixSeconds(5);
  store.Put(1, "a", due);
  store.Put(1, "b", Version(1));
  ASSERT_THAT(store.RereadsDue(), SizeIs(1));
  EXPECT_EQ(store.RereadsDue()[0].key, "a");
  EXPECT_EQ(store.RereadsDue()[0].since, absl::FromUnixSeconds(5));
  EXPECT_EQ(store.LastWrite(1), absl::FromUnixSeconds(5));
  EXPECT_EQ(store.LastWrite(2), absl::InfinitePast());
  store.Erase(1, "a");
  EXPECT_THAT(store.RereadsDue(), SizeIs(0));
}

}  // namespace
}  // namespace firstline::ingest
