#include "services/retriever/wire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::retriever {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

v1::Ticket MakeTicket() {
  v1::Ticket ticket;
  ticket.set_tenant("acme");
  ticket.mutable_turn()->set_text("And to Norway?");
  ticket.mutable_conversation()->set_subject("Shipping");
  ticket.mutable_classification()->set_language("en");
  ticket.mutable_customer()->set_locale("de-AT");
  const auto add = [&](v1::Role role, const char* text, bool is_public) {
    v1::Message& message = *ticket.add_history();
    message.set_role(role);
    message.set_text(text);
    message.set_public_(is_public);
  };
  add(v1::ROLE_CUSTOMER, "How much is shipping?", true);
  add(v1::ROLE_AGENT, "a note", false);
  add(v1::ROLE_AI, "5 EUR.", true);
  return ticket;
}

TEST(InputFromTicketTest, TheQuestionIsTurnSubjectAndPublicHistory) {
  policy::Policy policy;
  policy.default_language = "fr";
  policy.limits.passages = 4;
  const absl::Time now = absl::FromUnixSeconds(5);
  const RetrieveInput input = InputFromTicket(MakeTicket(), policy, {}, now);
  EXPECT_EQ(input.query.text, "And to Norway?");
  EXPECT_EQ(input.query.subject, "Shipping");
  EXPECT_EQ(input.query.language, "en");
  ASSERT_THAT(input.query.history, SizeIs(2));
  EXPECT_TRUE(input.query.history[0].from_customer);
  EXPECT_FALSE(input.query.history[1].from_customer);
  EXPECT_EQ(input.customer_locale, "de-AT");
  EXPECT_EQ(input.default_language, "fr");
  EXPECT_EQ(input.passages, 4U);
  EXPECT_EQ(input.now, now);
  EXPECT_THAT(input.segments, IsEmpty());
}

TEST(InputFromTicketTest, SegmentsComeFromTheNamedAttributesOnly) {
  v1::Ticket ticket = MakeTicket();
  (*ticket.mutable_customer()->mutable_attributes())["plan"] = "pro";
  (*ticket.mutable_customer()->mutable_attributes())["segment"] = "gold, beta ,";
  (*ticket.mutable_customer()->mutable_attributes())["nickname"] = "internal";
  EXPECT_THAT(InputFromTicket(ticket, {}, {"segment", "plan"}, absl::UnixEpoch()).segments,
              ElementsAre("gold", "beta", "pro"));
  EXPECT_THAT(InputFromTicket(ticket, {}, {"other"}, absl::UnixEpoch()).segments, IsEmpty());
}

TEST(InputFromTicketTest, ANegativeLimitWantsNothing) {
  policy::Policy policy;
  policy.limits.passages = -1;
  EXPECT_EQ(InputFromTicket(MakeTicket(), policy, {}, absl::UnixEpoch()).passages, 0U);
}

TEST(SetRetrievalTest, EveryFieldOfAPassageIsWritten) {
  RetrieveResult result;
  result.query = "norway";
  result.passages.push_back({.article_id = "a",
                             .article_version = "v",
                             .title = "T",
                             .url = "u",
                             .text = "text",
                             .begin = 3,
                             .end = 7,
                             .score = 2.5,
                             .relevance = 0.75,
                             .locale = "en",
                             .audience = "public"});
  result.internal_passages.push_back({.article_id = "b",
                                      .article_version = "w",
                                      .title = "",
                                      .url = "",
                                      .text = "",
                                      .locale = "",
                                      .audience = "internal"});
  result.audiences = {"public", "gold"};
  result.locales = {"en", "de"};
  result.categories = {"faq"};
  v1::Ticket ticket = MakeTicket();
  ticket.mutable_retrieval()->set_query("old");
  ticket.mutable_retrieval()->add_passages()->set_text("old");
  SetRetrieval(result, 42, ticket);
  const v1::Retrieval& retrieval = ticket.retrieval();
  EXPECT_EQ(retrieval.query(), "norway");
  EXPECT_EQ(retrieval.index_version(), 42);
  ASSERT_EQ(retrieval.passages_size(), 1);
  const v1::Passage& passage = retrieval.passages(0);
  EXPECT_EQ(passage.article_id(), "a");
  EXPECT_EQ(passage.article_version(), "v");
  EXPECT_EQ(passage.title(), "T");
  EXPECT_EQ(passage.url(), "u");
  EXPECT_EQ(passage.text(), "text");
  EXPECT_EQ(passage.begin(), 3);
  EXPECT_EQ(passage.end(), 7);
  EXPECT_EQ(passage.score(), 2.5);
  EXPECT_EQ(passage.relevance(), 0.75);
  EXPECT_EQ(passage.locale(), "en");
  EXPECT_EQ(passage.audience(), "public");
  ASSERT_EQ(retrieval.internal_passages_size(), 1);
  EXPECT_EQ(retrieval.internal_passages(0).article_id(), "b");
  EXPECT_THAT(retrieval.filter().audiences(), ElementsAre("public", "gold"));
  EXPECT_THAT(retrieval.filter().locales(), ElementsAre("en", "de"));
  EXPECT_THAT(retrieval.filter().categories(), ElementsAre("faq"));
}

}  // namespace
}  // namespace firstline::retriever
