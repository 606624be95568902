#include "services/responder/wire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::responder {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

v1::Ticket SampleTicket() {
  v1::Ticket ticket;
  ticket.mutable_turn()->set_text("How long does a refund take?");
  ticket.mutable_classification()->set_language("de");
  v1::Passage& passage = *ticket.mutable_retrieval()->add_passages();
  passage.set_article_id("refunds");
  passage.set_article_version("v1");
  passage.set_title("Refunds");
  passage.set_url("https://acme.example/refunds");
  passage.set_text("Refunds take 5 days.");
  passage.set_begin(3);
  passage.set_end(23);
  passage.set_score(4.5);
  passage.set_relevance(0.8);
  passage.set_locale("de-DE");
  passage.set_audience("public");
  ticket.mutable_retrieval()->mutable_filter()->add_audiences("public");
  ticket.mutable_retrieval()->add_internal_passages()->set_article_id("secret");
  return ticket;
}

void AddMessage(v1::Ticket& ticket, v1::Role role, const char* text, bool is_public) {
  v1::Message& message = *ticket.add_history();
  message.set_role(role);
  message.set_text(text);
  message.set_public_(is_public);
}

TEST(InputFromTicketTest, EveryFieldOfAPassageArrives) {
  const RespondInput input = InputFromTicket(SampleTicket(), policy::Policy(), ForeignArticles::kDecline);
  ASSERT_THAT(input.passages, SizeIs(1));
  const Passage& passage = input.passages[0];
  EXPECT_EQ(passage.article_id, "refunds");
  EXPECT_EQ(passage.article_version, "v1");
  EXPECT_EQ(passage.title, "Refunds");
  EXPECT_EQ(passage.url, "https://acme.example/refunds");
  EXPECT_EQ(passage.text, "Refunds take 5 days.");
  EXPECT_EQ(passage.begin, 3u);
  EXPECT_EQ(passage.end, 23u);
  EXPECT_EQ(passage.score, 4.5);
  EXPECT_EQ(passage.relevance, 0.8);
  EXPECT_EQ(passage.locale, "de-DE");
  EXPECT_EQ(passage.audience, "public");
  EXPECT_THAT(input.audiences, ElementsAre("public"));
  EXPECT_EQ(input.language, "de");
  EXPECT_EQ(input.foreign, ForeignArticles::kDecline);
}

TEST(InputFromTicketTest, GatesToneAndLanguageComeFromThePolicy) {
  policy::Policy policy;
  policy.default_language = "fr";
  policy.gates.relevance = 0.5;
  policy.gates.support = 0.6;
  policy.tone = {"Acme", "formal", 80};
  const RespondInput input = InputFromTicket(SampleTicket(), policy, ForeignArticles::kQuoteDefault);
  EXPECT_EQ(input.default_language, "fr");
  EXPECT_EQ(input.gates.relevance, 0.5);
  EXPECT_EQ(input.gates.support, 0.6);
  EXPECT_EQ(input.tone.name, "Acme");
  EXPECT_EQ(input.tone.formality, "formal");
  EXPECT_EQ(input.tone.max_words, 80);
}

TEST(InputFromTicketTest, InternalPassagesAreNotTakenOver) {
  const RespondInput input = InputFromTicket(SampleTicket(), policy::Policy(), ForeignArticles::kDecline);
  for (const Passage& passage : input.passages) EXPECT_NE(passage.article_id, "secret");
}

TEST(InputFromTicketTest, SpansThatMakeNoSenseAreLeftOut) {
  v1::Ticket ticket = SampleTicket();
  v1::Passage& passage = *ticket.mutable_retrieval()->mutable_passages(0);
  passage.set_begin(-1);
  EXPECT_THAT(InputFromTicket(ticket, policy::Policy(), ForeignArticles::kDecline).passages, IsEmpty());
  passage.set_begin(23);
  EXPECT_THAT(InputFromTicket(ticket, policy::Policy(), ForeignArticles::kDecline).passages, IsEmpty());
  passage.set_begin(22);
  EXPECT_THAT(InputFromTicket(ticket, policy::Policy(), ForeignArticles::kDecline).passages, SizeIs(1));
}

TEST(InputFromTicketTest, OnlyWhatTheCustomerWroteInPublicIsEarlier) {
  v1::Ticket ticket = SampleTicket();
  AddMessage(ticket, v1::ROLE_CUSTOMER, "first", true);
  AddMessage(ticket, v1::ROLE_AI, "answer", true);
  AddMessage(ticket, v1::ROLE_AGENT, "note", false);
  AddMessage(ticket, v1::ROLE_CUSTOMER, "hidden", false);
  AddMessage(ticket, v1::ROLE_CUSTOMER, "second", true);
  EXPECT_THAT(InputFromTicket(ticket, policy::Policy(), ForeignArticles::kDecline).earlier,
              ElementsAre("first", "second"));
}

TEST(InputFromTicketTest, WithoutAFilterNoAudienceIsAdmitted) {
  v1::Ticket ticket = SampleTicket();
  ticket.mutable_retrieval()->clear_filter();
  EXPECT_THAT(InputFromTicket(ticket, policy::Policy(), ForeignArticles::kDecline).audiences, IsEmpty());
}

TEST(SetAnswerTest, EveryFieldArrivesAndWhatWasThereGoes) {
  Answer answer;
  answer.answerable = true;
  answer.declined_reason = "r";
  answer.text = "t";
  answer.sentences = {{"s", "a", "v", 3, 9, 0.5}};
  answer.sources = {{"a", "v", "T", "https://x.example"}};
  answer.support = 0.75;
  answer.language = "de";
  answer.model = "extractive";
  answer.verification = {true, {"f"}, "verify-1"};
  answer.clarifying_question = "q";
  answer.prompt_tokens = 11;
  answer.completion_tokens = 12;
  answer.cost_micros = 13;
  answer.model_failure = "timeout";
  v1::Ticket ticket = SampleTicket();
  ticket.mutable_answer()->set_prompt_tokens(9);
  SetAnswer(answer, ticket);
  const v1::Answer& out = ticket.answer();
  EXPECT_TRUE(out.answerable());
  EXPECT_EQ(out.declined_reason(), "r");
  EXPECT_EQ(out.text(), "t");
  ASSERT_EQ(out.sentences_size(), 1);
  EXPECT_EQ(out.sentences(0).text(), "s");
  EXPECT_EQ(out.sentences(0).article_id(), "a");
  EXPECT_EQ(out.sentences(0).article_version(), "v");
  EXPECT_EQ(out.sentences(0).begin(), 3);
  EXPECT_EQ(out.sentences(0).end(), 9);
  EXPECT_EQ(out.sentences(0).support(), 0.5);
  ASSERT_EQ(out.sources_size(), 1);
  EXPECT_EQ(out.sources(0).title(), "T");
  EXPECT_EQ(out.sources(0).url(), "https://x.example");
  EXPECT_EQ(out.support(), 0.75);
  EXPECT_EQ(out.language(), "de");
  EXPECT_EQ(out.model(), "extractive");
  EXPECT_TRUE(out.verification().passed());
  EXPECT_EQ(out.verification().failures(0), "f");
  EXPECT_EQ(out.verification().version(), "verify-1");
  EXPECT_EQ(out.clarifying_question(), "q");
  EXPECT_EQ(out.prompt_tokens(), 11);
  EXPECT_EQ(out.completion_tokens(), 12);
  EXPECT_EQ(out.cost_micros(), 13);
  EXPECT_EQ(out.model_failure(), "timeout");
}

}  // namespace
}  // namespace firstline::responder
