#include "services/retriever/fill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "services/retriever/core/testing.h"

namespace firstline::retriever {
namespace {

class FillerTest : public ::testing::Test {
 protected:
  FillerTest() {
    store_.Apply("acme", testing::Stored("refund", "Refunds", "A refund takes 5 days."), {});
    store_.Apply("other", testing::Stored("secret", "Refunds", "A refund of another tenant."), {});
    store_.Commit();
    ticket_.set_tenant("acme");
    ticket_.mutable_turn()->set_text("How long does a refund take?");
    ticket_.mutable_classification()->set_language("en");
  }

  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  ArticleStore store_;
  absl::StatusOr<std::shared_ptr<const policy::Policy>> policy_ = std::make_shared<const policy::Policy>();
  Filler filler_{[this](const v1::Ticket&) { return policy_; },
                 [this](absl::string_view tenant) { return store_.Snapshot(tenant); },
                 {},
                 metrics_};
  v1::Ticket ticket_;
};

TEST_F(FillerTest, FillsFromTheTenantsOwnArticles) {
  ASSERT_TRUE(filler_.Fill(absl::UnixEpoch(), ticket_).ok());
  ASSERT_EQ(ticket_.retrieval().passages_size(), 1);
  EXPECT_EQ(ticket_.retrieval().passages(0).article_id(), "refund");
  EXPECT_EQ(ticket_.retrieval().index_version(), 1);
}

TEST_F(FillerTest, WithoutAPolicyNothingIsFilled) {
  policy_ = absl::FailedPreconditionError("not known");
  EXPECT_EQ(filler_.Fill(absl::UnixEpoch(), ticket_).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(ticket_.has_retrieval());
}

TEST_F(FillerTest, EmptyRetrievalsAreCountedByReason) {
  ticket_.mutable_turn()->set_text("xyzzyx?");
  ASSERT_TRUE(filler_.Fill(absl::UnixEpoch(), ticket_).ok());
  ticket_.mutable_turn()->set_text("Thanks!");
  ASSERT_TRUE(filler_.Fill(absl::UnixEpoch(), ticket_).ok());
  ticket_.set_tenant("nobody");
  ASSERT_TRUE(filler_.Fill(absl::UnixEpoch(), ticket_).ok());
  const std::string text = registry_.Text();
  for (const char* reason : {"no_match", "no_matter", "no_knowledge"}) {
    EXPECT_THAT(text, ::testing::HasSubstr(reason));
  }
}

TEST_F(FillerTest, ManyThreadsGetTheSameAnswer) {
  std::vector<std::thread> threads;
  std::vector<v1::Ticket> tickets(4, ticket_);
  for (v1::Ticket& ticket : tickets) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) ASSERT_TRUE(filler_.Fill(absl::UnixEpoch(), ticket).ok());
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const v1::Ticket& ticket : tickets) EXPECT_EQ(ticket.SerializeAsString(), tickets[0].SerializeAsString());
}

}  // namespace
}  // namespace firstline::retriever
