#include "simulators/desk/store.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "gtest/gtest.h"

namespace firstline::sim::desk {
namespace {

const absl::Time kNow = absl::FromUnixNanos(1795255200123456789);

class StoreTest : public ::testing::Test {
 protected:
  StoreTest()
      : folder_(::testing::TempDir() + "/store_" + ::testing::UnitTest::GetInstance()->current_test_info()->name()) {
    std::filesystem::remove_all(folder_);
  }
  ~StoreTest() override { std::filesystem::remove_all(folder_); }
  std::unique_ptr<Store> Open() {
    auto store = Store::Open(folder_);
    EXPECT_TRUE(store.ok()) << store.status();
    return *std::move(store);
  }
  static Command Sample() {
    return {Side::kApi,
            {.method = "PUT",
             .path = {"tickets", "4711"},
             .query = {{"a", "b"}},
             .body = "{\"x\":\"ü\n\"}",
             .idempotency_key = "k",
             .version = "2.14",
             .actor = {.user_id = 8000, .via = "api"},
             .now = kNow}};
  }
  const std::string folder_;
};

TEST_F(StoreTest, CommandsComeBackAsTheyWere) {
  ASSERT_TRUE(Open()->AppendCommand(Sample()).ok());
  const auto store = Open();
  ASSERT_EQ(store->commands().size(), 1u);
  const Command& command = store->commands()[0];
  EXPECT_EQ(command.side, Side::kApi);
  EXPECT_EQ(command.call.path, Sample().call.path);
  EXPECT_EQ(command.call.query, Sample().call.query);
  EXPECT_EQ(command.call.body, Sample().call.body);
  EXPECT_EQ(command.call.idempotency_key, "k");
  EXPECT_EQ(command.call.version, "2.14");
  EXPECT_EQ(command.call.actor.user_id, 8000);
  EXPECT_EQ(command.call.now, kNow);
  EXPECT_EQ(store->last_command(), 1);
}

TEST_F(StoreTest, JournalNumbersGoOnAfterARestart) {
  ASSERT_TRUE(Open()->AppendJournal(R"({"op":"a"})", kNow, 1).ok());
  const auto store = Open();
  EXPECT_EQ(store->journaled(), 1);
  ASSERT_TRUE(store->AppendJournal(R"({"op":"b"})", kNow).ok());
  const std::string journal = store->Journal().value();
  EXPECT_EQ(journal,
            "{\"at\":\"2026-11-21T10:00:00.123456Z\",\"command\":1,\"op\":\"a\",\"seq\":1}\n"
            "{\"at\":\"2026-11-21T10:00:00.123456Z\",\"op\":\"b\",\"seq\":2}\n");
}

TEST_F(StoreTest, AHalfWrittenLastLineIsDropped) {
  ASSERT_TRUE(Open()->AppendCommand(Sample()).ok());
  std::ofstream(folder_ + "/commands.jsonl", std::ios::app) << R"({"n":2,"side":"a)";
  const auto store = Open();
  EXPECT_EQ(store->commands().size(), 1u);
  ASSERT_TRUE(store->AppendCommand(Sample()).ok());
  EXPECT_EQ(Open()->commands().size(), 2u);
}

TEST_F(StoreTest, ADamagedLineIsAnError) {
  Open();
  std::ofstream(folder_ + "/commands.jsonl", std::ios::app) << "{\"n\":1}\n";
  EXPECT_EQ(Store::Open(folder_).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(StoreTest, AFolderThatCannotBeMadeIsAnError) {
  std::filesystem::create_directories(folder_);
  std::ofstream(folder_ + "/file") << "x";
  EXPECT_FALSE(Store::Open(folder_ + "/file/below").ok());
}

}  // namespace
}  // namespace firstline::sim::desk
