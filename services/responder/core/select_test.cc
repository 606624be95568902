#include "services/responder/core/select.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::responder {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Le;
using ::testing::Not;
using ::testing::SizeIs;

Passage Article(const std::string& id, const std::string& title, const std::string& text, double relevance = 0.9,
                size_t begin = 0) {
  Passage passage;
  passage.article_id = id;
  passage.article_version = "v1";
  passage.title = title;
  passage.url = "https://acme.example/" + id;
  passage.text = text;
  passage.begin = begin;
  passage.end = begin + text.size();
  passage.relevance = relevance;
  passage.locale = "en";
  passage.audience = "public";
  return passage;
}

std::vector<Passage> Shop() {
  return {
      Article(
          "reset", "Reset your password",
          "To reset your password, open the app and choose Forgot password. The reset link is valid for 30 minutes and works once.\n\n"
          "A new password needs at least 12 characters.",
          0.95, 40),
      Article("returns", "Returns",
              "You can return items within 30 days of delivery. The return label is free of charge.", 0.6, 7),
      Article("lock", "Account locked",
              "After 5 wrong passwords, the account is locked for 15 minutes. It is unlocked by a reset.", 0.5)};
}

Selection Ask(const std::string& question, const std::vector<Passage>& passages, const SelectParams& params = {}) {
  return Select(ReadTurn(question, {}, "en"), passages, "en", params);
}

std::vector<std::string> Texts(const Selection& selection) {
  std::vector<std::string> texts;
  for (const Quote& quote : selection.quotes) texts.push_back(quote.sentence.text);
  return texts;
}

TEST(SelectTest, TheSentenceWithTheFactAnswers) {
  const Selection selection = Ask("How long is the password reset link valid?", Shop());
  EXPECT_THAT(Texts(selection), ElementsAre("The reset link is valid for 30 minutes and works once."));
  ASSERT_THAT(selection.sources, SizeIs(1));
  EXPECT_EQ(selection.sources[0].title, "Reset your password");
  EXPECT_GE(selection.support, 0.7);
}

TEST(SelectTest, EverySentenceIsExactlyItsBytes) {
  const std::vector<Passage> passages = Shop();
  for (const char* question :
       {"How long is the reset link valid?", "How many days do I have to return items and is the return label free?",
        "Why is my account locked?", "How do I reset my password?"}) {
    const Selection selection = Ask(question, passages);
    EXPECT_THAT(selection.quotes, Not(IsEmpty())) << question;
    for (const Quote& quote : selection.quotes) {
      const auto passage = std::find_if(passages.begin(), passages.end(), [&](const Passage& each) {
        return each.article_id == quote.sentence.article_id;
      });
      ASSERT_NE(passage, passages.end());
      EXPECT_EQ(passage->text.substr(quote.sentence.begin - passage->begin, quote.sentence.end - quote.sentence.begin),
                quote.sentence.text);
    }
  }
}

TEST(SelectTest, EachQuestionOfATurnIsAnsweredInOrder) {
  const Selection selection = Ask("How many days do I have to return items and is the return label free?", Shop());
  EXPECT_THAT(Texts(selection),
              ElementsAre("You can return items within 30 days of delivery.", "The return label is free of charge."));
  EXPECT_EQ(selection.features.size(), 2u);
}

TEST(SelectTest, SupportIsThatOfTheWeakestQuestion) {
  const double known = Ask("How long is the password reset link valid?", Shop()).support;
  const double both =
      Ask("How long is the password reset link valid? Do you sell sailing boats in Norway?", Shop()).support;
  EXPECT_LT(both, known);
  EXPECT_LT(both, 0.7);
}

TEST(SelectTest, WordsThatAreNowhereTakeSupportAway) {
  const double near = Ask("Can I return items within 30 days?", Shop()).support;
  const double far = Ask("Can I return opened ink cartridges bought in Brazil?", Shop()).support;
  EXPECT_GT(near, 0.7);
  EXPECT_LT(far, 0.7);
}

TEST(SelectTest, AnExampleOrderNumberDoesNotAnswerWhereAnOrderIs) {
  const std::vector<Passage> passages = {
      Article("track", "Track an order", "An order number starts with FL, for example FL-1001.", 0.95)};
  EXPECT_LT(Ask("Where is FL-1001?", passages).support, 0.7);
}

TEST(SelectTest, ACodeThatIsNotThereIsMissed) {
  const std::vector<Passage> passages = {
      Article("errors", "Error codes of the desk", "Error E02 means that the motors of the desk are too hot.", 0.95)};
  EXPECT_GE(Ask("What does error E02 of the desk mean?", passages).support, 0.7);
  EXPECT_LT(Ask("What does error E09 of the desk mean?", passages).support, 0.7);
}

double FeatureOf(const Selection& selection, AnswerFeature feature) { return selection.features.at(0)[feature]; }

TEST(SelectTest, AnAnswerThatLacksWhatIsAskedForLosesSupport) {
  const std::vector<Passage> passages = {
      Article("save", "Desk heights", "To reset the heights of the desk, press the down key.")};
  EXPECT_EQ(FeatureOf(Ask("How do I reset the heights of my desk?", passages), kAskedMissing), 0);
  EXPECT_EQ(FeatureOf(Ask("How do I photograph the heights of my desk?", passages), kAskedMissing), 1);
  EXPECT_EQ(FeatureOf(Ask("Which company makes the down key of my desk?", passages), kAskedMissing), 1);
  EXPECT_EQ(FeatureOf(Ask("Which key of the desk is pressed?", passages), kAskedMissing), 0);
  EXPECT_EQ(FeatureOf(Ask("Can I photograph the heights of my desk?", passages), kAskedMissing), 0) << "no such kind";
}

TEST(SelectTest, AQuestionForAFactWantsTheFact) {
  const std::vector<Passage> without = {Article("ship", "Shipping", "Small parcels are delivered by a carrier.")};
  const std::vector<Passage> with = {Article("ship", "Shipping", "Small parcels are delivered within 3 days.")};
  const char* question = "How long does the delivery of small parcels take?";
  EXPECT_EQ(FeatureOf(Ask(question, without), kFactMissing), 1);
  EXPECT_EQ(FeatureOf(Ask(question, with), kFactMissing), 0);
  EXPECT_LT(Ask(question, without).support, 0.7);
  EXPECT_GT(Ask(question, with).support, Ask(question, without).support);
}

TEST(SelectTest, ANumberInASentenceAboutSomethingElseDeliversLittle) {
  const std::vector<Passage> passages = {Article("ship", "Shipping", "Returns of parcels are free for 30 days.")};
  const Selection selection = Ask("How long does a repair of the parcels scanner take?", passages);
  EXPECT_EQ(FeatureOf(selection, kAnswerDelivers), FeatureOf(selection, kBestOwn));
  EXPECT_LT(FeatureOf(selection, kAnswerDelivers), 0.7);
}

TEST(SelectTest, ALeadCountsOnlyUpToItsBound) {
  const std::vector<Passage> passages = {Shop()[0],
                                         Article("other", "Cats", "Cats sleep in a basket near the window.", 0.1)};
  EXPECT_EQ(FeatureOf(Ask("How many characters does a new password need?", passages), kMargin), kMarginMax);
}

TEST(SelectTest, TheSentenceAboutTheSameSideOfTheEventAnswers) {
  const std::vector<Passage> passages = {
      Article("codes", "Discount codes",
              "Only one discount code can be used for each order. A discount code cannot be used for an order that has "
              "already been placed.")};
  EXPECT_THAT(Texts(Ask("Can I use a discount code after I have ordered?", passages)),
              Contains("A discount code cannot be used for an order that has already been placed."));
}

TEST(SelectTest, ARuleForBeforeTheEventIsNoAnswerForAfterIt) {
  const std::vector<Passage> passages = {
      Article("codes", "Discount codes", "Only one discount code can be used for each order.")};
  const Selection after = Ask("Can I use a discount code after I have ordered?", passages);
  EXPECT_EQ(FeatureOf(after, kUntimely), 1);
  EXPECT_LT(after.support, 0.7);
  EXPECT_EQ(FeatureOf(Ask("Can I use a discount code for my order?", passages), kUntimely), 0);
  const std::vector<Passage> german = {
      Article("codes", "Gutscheine", "Pro Bestellung kann nur ein Gutschein verwendet werden.")};
  const Selection danach =
      Select(ReadTurn("Kann ich einen Gutschein nach der Bestellung verwenden?", {}, "de"), german, "de");
  EXPECT_EQ(FeatureOf(danach, kUntimely), 1);
}

TEST(SelectTest, ASentenceThatLeansComesWithTheOneBefore) {
  const std::vector<Passage> passages = {
      Article("dock", "Dock", "The dock has three ports. They deliver 96 watts to a laptop and 15 watts to a phone.")};
  EXPECT_THAT(Texts(Ask("How many watts are delivered to a laptop?", passages)),
              ElementsAre("The dock has three ports.", "They deliver 96 watts to a laptop and 15 watts to a phone."));
}

TEST(SelectTest, ALeaningSentenceWithoutAntecedentIsNotQuoted) {
  const std::vector<Passage> passages = {
      Article("dock", "Dock", "They deliver 96 watts to a laptop and 15 watts to a phone.")};
  EXPECT_THAT(Texts(Ask("How many watts are delivered to a laptop?", passages)), IsEmpty());
}

TEST(SelectTest, AnItemComesWithItsLeadIn) {
  const std::vector<Passage> passages = {
      Article("limits", "Limits",
              "These actions are not possible while it is stopped:\n\nDelete an option group\n\nRename the instance")};
  const Selection selection = Ask("Can I delete an option group?", passages);
  EXPECT_THAT(Texts(selection),
              ElementsAre("These actions are not possible while it is stopped:", "Delete an option group"));
  EXPECT_EQ(selection.quotes[0].layout, Layout::kLine);
  EXPECT_EQ(selection.quotes[1].layout, Layout::kItem);
  EXPECT_EQ(selection.quotes[0].unit, selection.quotes[1].unit);
}

std::string Steps(int count) {
  std::string text = "To connect the lamp to the network, do this:";
  for (int i = 1; i <= count; ++i)
    text += "\n\n" + std::to_string(i) + ". Do part number " + std::string(static_cast<size_t>(i), 'x') + " of it.";
  return text;
}

TEST(SelectTest, AProcedureIsQuotedWhole) {
  const Selection selection =
      Ask("How do I connect the lamp to the network?", {Article("wifi", "Connect the lamp", Steps(4))});
  EXPECT_THAT(Texts(selection), SizeIs(5));
  EXPECT_EQ(selection.quotes[1].layout, Layout::kLine);
}

TEST(SelectTest, AListThatIsTooLongIsNotCutButLeftOut) {
  const SelectParams params;
  const std::string fits = Steps(static_cast<int>(params.list_items_max));
  const std::string too_long = Steps(static_cast<int>(params.list_items_max) + 1);
  EXPECT_THAT(Texts(Ask("How do I connect the lamp to the network?", {Article("wifi", "Connect the lamp", fits)})),
              SizeIs(params.list_items_max + 1));
  EXPECT_THAT(Texts(Ask("How do I connect the lamp to the network?", {Article("wifi", "Connect the lamp", too_long)})),
              SizeIs(Le(1)));
}

TEST(SelectTest, TheRowThatIsAskedForIsQuoted) {
  const std::vector<Passage> passages = {Article(
      "limits", "Quotas",
      "Resource: Rows per table; Limit: 100.\n\nResource: Tables per account; Limit: 7.\n\nResource: Columns per table; Limit: 12.")};
  EXPECT_THAT(Texts(Ask("What is the maximum number of tables per account?", passages)),
              ElementsAre("Resource: Tables per account; Limit: 7."));
}

TEST(SelectTest, HeadingsQuestionsAndCodeAreNeverQuoted) {
  const std::vector<Passage> passages = {Article(
      "faq", "FAQ",
      "Reset the password\n\nHow do I reset the password?\n\nreset --password <new> --user=$USER {force}\n\nThe password is reset in the settings.")};
  EXPECT_THAT(Texts(Ask("How do I reset the password?", passages)),
              ElementsAre("The password is reset in the settings."));
}

TEST(SelectTest, ASentenceThatStandsTwiceIsQuotedOnce) {
  const std::vector<Passage> passages = {
      Article("a", "Returns", "You can return items within 30 days of delivery."),
      Article("b", "Returns again", "You can return items within 30 days of delivery.")};
  EXPECT_THAT(Texts(Ask("How many days do I have to return items? How long can I return items?", passages)), SizeIs(1));
}

TEST(SelectTest, SentencesAndArticlesAreBounded) {
  std::vector<Passage> passages;
  for (int i = 0; i < 10; ++i) {
    const std::string n = std::to_string(i);
    passages.push_back(Article("a" + n, "Part " + n,
                               "The lamp of kind " + n + " needs " + n + " bulbs of size " + n + " and a cable."));
  }
  const Selection selection =
      Ask("How many bulbs does the lamp need? Which size? Which cable? Which kind of lamp?", passages);
  EXPECT_THAT(selection.quotes, SizeIs(Le(SelectParams().sentences_max)));
  EXPECT_THAT(selection.sources, SizeIs(Le(SelectParams().articles_max)));
}

TEST(SelectTest, NothingComesFromNothing) {
  EXPECT_THAT(Texts(Ask("", Shop())), IsEmpty());
  const Selection none = Ask("How long is the link valid?", {});
  EXPECT_THAT(none.quotes, IsEmpty());
  EXPECT_EQ(none.support, 0);
}

TEST(SelectTest, TheSameInputGivesTheSameAnswer) {
  const Selection first = Ask("How do I reset my password?", Shop());
  for (int i = 0; i < 3; ++i) {
    const Selection again = Ask("How do I reset my password?", Shop());
    EXPECT_EQ(Texts(again), Texts(first));
    EXPECT_EQ(again.support, first.support);
  }
}

TEST(SelectTest, SupportIsAProbability) {
  for (const char* question : {"How long is the link valid?", "zebra", "Is it free?", "12 34 56"}) {
    const Selection selection = Ask(question, Shop());
    EXPECT_GE(selection.support, 0) << question;
    EXPECT_LE(selection.support, 1) << question;
  }
}

TEST(SelectTest, TwoArticlesThatFitAlikeAreTwoReadings) {
  const std::vector<Passage> passages = {
      Article("lamp", "Warranty of the lamp", "The warranty lasts 2 years for this product."),
      Article("desk", "Warranty of the desk", "The warranty lasts 5 years for this product.")};
  EXPECT_THAT(Ask("How long is the warranty?", passages).readings, SizeIs(2));
  EXPECT_THAT(Ask("How long is the password reset link valid?", Shop()).readings, IsEmpty());
}

}  // namespace
}  // namespace firstline::responder
