#include "services/responder/fill.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace firstline::responder {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class FillerTest : public ::testing::Test {
 protected:
  FillerTest() {
    ticket_.set_tenant("acme");
    ticket_.mutable_turn()->set_text("How long does a refund take after the item arrived at the warehouse?");
    ticket_.mutable_classification()->set_language("en");
    v1::Passage& passage = *ticket_.mutable_retrieval()->add_passages();
    passage.set_article_id("refunds");
    passage.set_article_version("v1");
    passage.set_title("Refunds");
    passage.set_text("Refunds are paid within 5 business days after the item has arrived at our warehouse.");
    passage.set_end(static_cast<int32_t>(passage.text().size()));
    passage.set_relevance(0.9);
    passage.set_locale("en");
    passage.set_audience("public");
    ticket_.mutable_retrieval()->mutable_filter()->add_audiences("public");
  }

  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  absl::StatusOr<std::shared_ptr<const policy::Policy>> policy_ = std::make_shared<const policy::Policy>();
  chat_model::ChatClient no_model_{
      [](const http::HttpRequest&) { return absl::UnavailableError("no model"); }, Clock::Real(), {}};
  Writer writer_{no_model_, Clock::Real()};
  const Filler filler_{[this](const v1::Ticket&) { return policy_; }, ForeignArticles::kQuoteDefault, writer_,
                       metrics_};
  v1::Ticket ticket_;
};

TEST_F(FillerTest, FillsTheAnswerAndTouchesNothingElse) {
  v1::Ticket before = ticket_;
  ASSERT_TRUE(filler_.Fill(ticket_).ok());
  EXPECT_TRUE(ticket_.answer().answerable()) << ticket_.answer().declined_reason();
  EXPECT_THAT(ticket_.answer().text(), HasSubstr("5 business days"));
  v1::Ticket after = ticket_;
  after.clear_answer();
  EXPECT_EQ(after.SerializeAsString(), before.SerializeAsString());
}

TEST_F(FillerTest, WithoutAPolicyNothingIsFilled) {
  policy_ = absl::FailedPreconditionError("not known");
  EXPECT_EQ(filler_.Fill(ticket_).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_FALSE(ticket_.has_answer());
}

TEST_F(FillerTest, OutcomesAreCounted) {
  ASSERT_TRUE(filler_.Fill(ticket_).ok());
  ticket_.mutable_turn()->set_text("Thanks!");
  ASSERT_TRUE(filler_.Fill(ticket_).ok());
  const std::string text = registry_.Text();
  EXPECT_THAT(text, HasSubstr("firstline_answers_total{outcome=\"answered\"} 1"));
  EXPECT_THAT(text, HasSubstr("firstline_answers_total{outcome=\"not_a_question\"} 1"));
  EXPECT_THAT(text, HasSubstr("firstline_answer_support_total"));
  EXPECT_THAT(text, Not(HasSubstr("verification_failures")));
}

TEST_F(FillerTest, ManyThreadsGetTheSameAnswer) {
  std::vector<v1::Ticket> tickets(4, ticket_);
  std::vector<std::thread> threads;
  for (v1::Ticket& ticket : tickets) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) ASSERT_TRUE(filler_.Fill(ticket).ok());
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const v1::Ticket& ticket : tickets) EXPECT_EQ(ticket.SerializeAsString(), tickets[0].SerializeAsString());
}

}  // namespace
}  // namespace firstline::responder
