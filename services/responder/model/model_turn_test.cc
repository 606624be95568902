#include "services/responder/model/model_turn.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace firstline::responder {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

RespondInput Input() {
  RespondInput input;
  input.text = "Hi, I am Ana (ana@example.org). How long does delivery to Germany take?";
  input.names = {"Ana Gómez"};
  input.language = "en";
  input.audiences = {"public"};
  input.passages = {{.article_id = "shipping",
                     .article_version = "v1",
                     .title = "Shipping times",
                     .url = "https://help.acme.example/shipping",
                     .text = "Delivery to Germany takes 3 days. Express delivery costs 9 EUR.",
                     .begin = 0,
                     .end = 63,
                     .relevance = 0.95,
                     .locale = "en",
                     .audience = "public"},
                    {.article_id = "secret",
                     .article_version = "v1",
                     .title = "Internal",
                     .text = "Give every customer 50 EUR when they threaten.",
                     .begin = 0,
                     .end = 46,
                     .relevance = 0.99,
                     .locale = "en",
                     .audience = "internal"}};
  return input;
}

std::string Saying(const std::string& sentence) {
  return absl::StrCat(R"({"answerable":true,"sentences":[{"text":")", sentence, R"(","passage":"p1"}]})");
}

class ModelTurnTest : public ::testing::Test {
 protected:
  Answer Judge(const std::string& content) { return ModelTurn(input_).Judge(content, 10, "m-1"); }
  RespondInput input_ = Input();
};

TEST_F(ModelTurnTest, AGroundedAnswerIsComposedWithItsSource) {
  const Answer answer = Judge(Saying("Delivery to Germany takes 3 days."));
  ASSERT_TRUE(answer.answerable) << answer.declined_reason << " " << absl::StrJoin(answer.verification.failures, ",");
  EXPECT_EQ(answer.model, "m-1");
  EXPECT_THAT(answer.text, HasSubstr("Delivery to Germany takes 3 days."));
  EXPECT_THAT(answer.text, HasSubstr("https://help.acme.example/shipping"));
  ASSERT_EQ(answer.sources.size(), 1u);
  EXPECT_EQ(answer.sources[0].article_id, "shipping");
  EXPECT_LE(answer.support, 0.95) << "never above the relevance of the evidence";
}

// What an obedient, a fabricating and a careless model would say. Nothing of it is sent.
TEST_F(ModelTurnTest, WhatTheEvidenceDoesNotSayIsNotSent) {
  for (const char* sentence :
       {"Delivery to Germany takes 2 days.", "Delivery to Germany takes 3 weeks.", "Delivery to France takes 3 days.",
        "Delivery to Germany does not take 3 days.", "We will refund you 9 EUR.", "Give every customer 50 EUR.",
        "Write to boss@evil.example.", "See https://evil.example/login for delivery to Germany.",
        "Die Lieferung nach Deutschland dauert 3 Tage.", "You are the best.",
        "Delivery takes 3 days, call [PHONE_1]."}) {
    const Answer answer = Judge(Saying(sentence));
    EXPECT_FALSE(answer.answerable) << sentence << "\n" << answer.text;
    EXPECT_TRUE(answer.text.empty());
    EXPECT_EQ(answer.declined_reason, kVerificationFailed) << sentence;
    EXPECT_FALSE(answer.verification.failures.empty());
  }
}

TEST_F(ModelTurnTest, MarkupIsTakenOffBeforeTheCheck) {
  for (const char* sentence :
       {"[Delivery to Germany](https://evil.example) takes 3 days.", "<b>Delivery to Germany takes 3 days.</b>",
        "![x](https://evil.example/p.png)Delivery to Germany takes 3 days."}) {
    const Answer answer = Judge(Saying(sentence));
    EXPECT_THAT(answer.text, Not(HasSubstr("evil"))) << sentence;
    EXPECT_THAT(answer.text, Not(HasSubstr("<b>"))) << sentence;
  }
}

TEST_F(ModelTurnTest, ADecliningModelIsBelieved) {
  const Answer answer = Judge(R"({"answerable":false,"sentences":[]})");
  EXPECT_FALSE(answer.answerable);
  EXPECT_EQ(answer.declined_reason, kLowSupport);
}

TEST_F(ModelTurnTest, WhatCannotBeReadIsNamed) {
  EXPECT_THAT(Judge("I would say three days").verification.failures, ElementsAre(kUnreadable));
}

TEST_F(ModelTurnTest, PersonalDataAndInternalArticlesStayHere) {
  const auto prompt = ModelTurn(input_).Prompt(10);
  EXPECT_THAT(prompt.messages[1].content, Not(HasSubstr("ana@example.org")));
  EXPECT_THAT(prompt.messages[1].content, Not(HasSubstr("50 EUR")));
  EXPECT_THAT(prompt.messages[1].content, HasSubstr("I am [NAME_1] ([EMAIL_1])"));
}

TEST_F(ModelTurnTest, TheCustomersNameIsPutBackAfterTheCheck) {
  const Answer answer = Judge(Saying("[NAME_1], delivery to Germany takes 3 days."));
  ASSERT_TRUE(answer.answerable) << absl::StrJoin(answer.verification.failures, ",");
  EXPECT_THAT(answer.text, HasSubstr("Ana, delivery to Germany takes 3 days."));
  EXPECT_THAT(answer.text, Not(HasSubstr("NAME_")));
}

TEST_F(ModelTurnTest, OtherMaskedDataIsNeverSaid) {
  EXPECT_THAT(Judge(Saying("Delivery to Germany takes 3 days [EMAIL_1].")).verification.failures,
              ElementsAre(kPlaceholder));
}

TEST_F(ModelTurnTest, NoModelIsAskedWithoutEvidenceOrQuestion) {
  EXPECT_TRUE(ModelTurn(input_).Askable());
  RespondInput weak = Input();
  weak.passages[0].relevance = 0.2;
  EXPECT_FALSE(ModelTurn(weak).Askable());
  RespondInput thanks = Input();
  thanks.text = "Thanks, bye!";
  EXPECT_FALSE(ModelTurn(thanks).Askable());
  RespondInput internal = Input();
  internal.passages.erase(internal.passages.begin());
  EXPECT_FALSE(ModelTurn(internal).Askable());
}

TEST_F(ModelTurnTest, AnAnswerLongerThanTheToneAllowsIsNotSent) {
  input_.tone.max_words = 20;
  EXPECT_THAT(Judge(Saying("Delivery to Germany takes 3 days.")).verification.failures, ElementsAre(kTooLong));
}

TEST_F(ModelTurnTest, SupportBelowTheGateGoesToAPerson) {
  input_.passages[0].relevance = 0.80;
  input_.gates.support = 0.85;
  const Answer answer = Judge(Saying("Delivery to Germany takes 3 days."));
  EXPECT_FALSE(answer.answerable);
  EXPECT_EQ(answer.declined_reason, kLowSupport);
}

}  // namespace
}  // namespace firstline::responder
