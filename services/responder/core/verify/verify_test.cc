#include "services/responder/core/verify/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::responder::verify {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr char kText[] =
    "Refunds arrive within 10 business days after the parcel reaches us. Opened ink cartridges cannot be returned. "
    "Write to help@acme.example or open my.acme.example to start. The plan costs EUR 4.90 per month and 20% less per year. "
    "The offer ends on 3 March. Support is free on weekdays.";

Passage Public(const std::string& text = kText) {
  Passage passage;
  passage.article_id = "returns";
  passage.article_version = "v1";
  passage.title = "Returns";
  passage.text = text;
  passage.begin = 100;
  passage.end = 100 + text.size();
  passage.audience = "public";
  return passage;
}

const std::vector<std::string> kAudiences = {"public"};

// A sentence that cites the first occurrence of `quoted` in the passage.
CitedSentence Cite(const std::string& said, const std::string& quoted, const Passage& passage = Public()) {
  const size_t at = passage.text.find(quoted);
  EXPECT_NE(at, std::string::npos) << quoted;
  return {said, passage.article_id, passage.article_version, passage.begin + at, passage.begin + at + quoted.size(),
          0.9};
}

std::vector<std::string> Codes(const std::vector<CitedSentence>& sentences, std::vector<Passage> passages = {Public()},
                               const std::vector<std::string>& audiences = kAudiences) {
  std::vector<std::string> codes;
  for (const Failure& failure : VerifySentences(sentences, {passages, audiences}, "en")) codes.push_back(failure.code);
  return codes;
}

constexpr char kRefund[] = "Refunds arrive within 10 business days after the parcel reaches us.";
constexpr char kInk[] = "Opened ink cartridges cannot be returned.";
constexpr char kWrite[] = "Write to help@acme.example or open my.acme.example to start.";
constexpr char kPrice[] = "The plan costs EUR 4.90 per month and 20% less per year.";
constexpr char kEnds[] = "The offer ends on 3 March.";

TEST(VerifySentencesTest, QuotedSentencesPass) {
  for (const char* sentence : {kRefund, kInk, kWrite, kPrice, kEnds})
    EXPECT_THAT(Codes({Cite(sentence, sentence)}), IsEmpty());
}

TEST(VerifySentencesTest, WhiteSpaceAndTheSchemeOfALinkMayDiffer) {
  Passage passage = Public("Open  https://my.acme.example/start\nto begin.");
  EXPECT_THAT(Codes({Cite("Open my.acme.example/start to begin.", passage.text, passage)}, {passage}), IsEmpty());
}

TEST(VerifySentencesTest, AFalseSentenceInPlaceOfATrueOneIsRejected) {
  EXPECT_THAT(Codes({Cite("Our office dog is called Bello.", kRefund)}), Contains(kUnsupported));
  EXPECT_THAT(Codes({Cite(kInk, kRefund)}), Contains(kUnsupported));
  EXPECT_THAT(Codes({Cite("Refunds arrive within 10 business days after the moon reaches us.", kRefund)}),
              Contains(kUnsupported));
}

TEST(VerifySentencesTest, AChangedNumberIsRejected) {
  EXPECT_THAT(Codes({Cite("Refunds arrive within 14 business days after the parcel reaches us.", kRefund)}),
              Contains(kNumber));
  EXPECT_THAT(Codes({Cite("Refunds arrive within two business days after the parcel reaches us.", kRefund)}),
              Contains(kNumber));
  EXPECT_THAT(Codes({Cite("The plan costs EUR 49 per month and 20% less per year.", kPrice)}), Contains(kNumber));
}

TEST(VerifySentencesTest, AChangedUnitCurrencyOrPercentageIsRejected) {
  EXPECT_THAT(Codes({Cite("Refunds arrive within 10 hours after the parcel reaches us.", kRefund)}), Contains(kUnit));
  EXPECT_THAT(Codes({Cite("The plan costs USD 4.90 per month and 20% less per year.", kPrice)}), Contains(kUnit));
  EXPECT_THAT(Codes({Cite("The plan costs EUR 4.90 per month and EUR 20 less per year.", kPrice)}), Contains(kUnit));
}

TEST(VerifySentencesTest, AChangedDateIsRejected) {
  EXPECT_THAT(Codes({Cite("The offer ends on 3 April.", kEnds)}), Contains(kDate));
}

TEST(VerifySentencesTest, AForeignMailAddressOrLinkIsRejected) {
  EXPECT_THAT(Codes({Cite("Write to help@evil.example or open my.acme.example to start.", kWrite)}), Contains(kEmail));
  EXPECT_THAT(Codes({Cite("Write to help@acme.example or open my.acme.example.evil.org to start.", kWrite)}),
              Contains(kLink));
  EXPECT_THAT(Codes({Cite("Write to help@acme.example or open https://evil.org/x to start.", kWrite)}),
              Contains(kLink));
}

TEST(VerifySentencesTest, AFlippedNegationIsRejected) {
  EXPECT_THAT(Codes({Cite("Opened ink cartridges can be returned.", kInk)}), Contains(kNegation));
  EXPECT_THAT(Codes({Cite("Refunds do not arrive within 10 business days after the parcel reaches us.", kRefund)}),
              Contains(kNegation));
  EXPECT_THAT(Codes({Cite("Refunds arrive within 10 business days before the parcel reaches us.", kRefund)}),
              Contains(kNegation));
}

TEST(VerifySentencesTest, APartOfASentenceIsNoQuotation) {
  EXPECT_THAT(Codes({Cite("be returned", kInk)}), Not(IsEmpty()));
}

TEST(VerifySentencesTest, AnInventedPromiseIsRejected) {
  EXPECT_THAT(
      Codes({Cite("We guarantee that refunds arrive within 10 business days after the parcel reaches us.", kRefund)}),
      Contains(kPromise));
  EXPECT_THAT(Codes({Cite("We will refund within 10 business days after the parcel reaches us.", kRefund)}),
              Contains(kPromise));
  EXPECT_THAT(Codes({Cite("We'll send refunds within 10 business days after the parcel reaches us.", kRefund)}),
              Contains(kPromise));
}

TEST(VerifySentencesTest, APromiseThatTheArticleMakesPasses) {
  Passage passage = Public("We will refund the full price within 14 days.");
  EXPECT_THAT(Codes({Cite(passage.text, passage.text, passage)}, {passage}), IsEmpty());
}

TEST(VerifySentencesTest, ASpanBeyondTheEndOrBeforeTheStartIsRejected) {
  const Passage passage = Public();
  CitedSentence sentence = Cite(kRefund, kRefund);
  sentence.end = passage.end + 1;
  EXPECT_THAT(Codes({sentence}), ElementsAre(kSpanMissing));
  sentence = Cite(kRefund, kRefund);
  sentence.begin = passage.begin - 1;
  EXPECT_THAT(Codes({sentence}), ElementsAre(kSpanMissing));
  sentence = Cite(kRefund, kRefund);
  sentence.end = sentence.begin;
  EXPECT_THAT(Codes({sentence}), ElementsAre(kSpanMissing));
  std::swap(sentence.begin, sentence.end = sentence.begin + 5);
  EXPECT_THAT(Codes({sentence}), ElementsAre(kSpanMissing));
}

TEST(VerifySentencesTest, TheLastByteOfAPassageCounts) {
  const Passage passage = Public();
  CitedSentence sentence = Cite(passage.text, passage.text);
  EXPECT_EQ(sentence.end, passage.end);
  EXPECT_THAT(Codes({sentence}), IsEmpty());
}

TEST(VerifySentencesTest, ACutPassageEndsWhereItsTextEnds) {
  Passage passage = Public();
  passage.end += 500;  // the text was cut to the limit
  CitedSentence sentence = Cite(kRefund, kRefund);
  sentence.end = passage.begin + passage.text.size() + 1;
  EXPECT_THAT(Codes({sentence}, {passage}), ElementsAre(kSpanMissing));
}

TEST(VerifySentencesTest, ASpanThatCutsACharacterIsRejected) {
  Passage passage = Public("Größe M");
  CitedSentence sentence{"Gr", "returns", "v1", passage.begin, passage.begin + 3, 1};
  EXPECT_THAT(Codes({sentence}, {passage}), ElementsAre(kSpanMissing));
}

TEST(VerifySentencesTest, AnotherVersionOrArticleIsRejected) {
  CitedSentence sentence = Cite(kRefund, kRefund);
  sentence.article_version = "v2";
  EXPECT_THAT(Codes({sentence}), ElementsAre(kVersionMismatch));
  sentence.article_id = "other";
  EXPECT_THAT(Codes({sentence}), ElementsAre(kUnknownArticle));
}

TEST(VerifySentencesTest, InternalArticlesAreRejectedEvenIfAdmitted) {
  Passage passage = Public();
  passage.audience = "internal";
  EXPECT_THAT(Codes({Cite(kRefund, kRefund)}, {passage}, {"public", "internal"}), ElementsAre(kInternalArticle));
  passage.audience = "";
  EXPECT_THAT(Codes({Cite(kRefund, kRefund)}, {passage}, {"public", ""}), ElementsAre(kInternalArticle));
}

TEST(VerifySentencesTest, ASegmentsArticleNeedsThatSegment) {
  Passage passage = Public();
  passage.audience = "segment:pro";
  EXPECT_THAT(Codes({Cite(kRefund, kRefund)}, {passage}), ElementsAre(kAudienceMismatch));
  EXPECT_THAT(Codes({Cite(kRefund, kRefund)}, {passage}, {"public", "segment:pro"}), IsEmpty());
}

TEST(VerifySentencesTest, AFaithfulRewordingPasses) {
  EXPECT_THAT(Codes({Cite("After the parcel reaches us, refunds arrive within 10 business days.", kRefund)}),
              IsEmpty());
}

TEST(VerifySentencesTest, FailuresNameTheirSentence) {
  const std::vector<Passage> passages = {Public()};
  const std::vector<CitedSentence> sentences = {Cite(kRefund, kRefund), Cite("The offer ends on 4 March.", kEnds)};
  const std::vector<Failure> failures = VerifySentences(sentences, {passages, kAudiences}, "en");
  EXPECT_THAT(failures, Contains(Failure{1, kNumber}));
  for (const Failure& failure : failures) EXPECT_EQ(failure.sentence, 1u);
}

TEST(CheckSentenceTest, OtherLanguagesAreChecked) {
  const char* german =
      "Erstattungen kommen innerhalb von 10 Werktagen. Geöffnete Patronen können nicht zurückgegeben werden.";
  EXPECT_THAT(CheckSentence("Erstattungen kommen innerhalb von 10 Stunden.", german, "de"), Contains(kUnit));
  EXPECT_THAT(CheckSentence("Geöffnete Patronen können zurückgegeben werden.", german, "de"), Contains(kNegation));
  EXPECT_THAT(CheckSentence("Geöffnete Patronen können nicht zurückgegeben werden.", german, "de"), IsEmpty());
  const char* chinese = "退款会在 10 个工作日内到账。打开的墨盒不能退货。";
  EXPECT_THAT(CheckSentence("退款会在 14 个工作日内到账。", chinese, "zh"), Contains(kNumber));
  EXPECT_THAT(CheckSentence("打开的墨盒能退货。", chinese, "zh"), Contains(kNegation));
  EXPECT_THAT(CheckSentence("打开的墨盒不能退货。", chinese, "zh"), IsEmpty());
}

TEST(GroundingScoreTest, QuotedTextScoresHighestAndForeignTextLowest) {
  const double quoted = GroundingScore(kRefund, kText, "en");
  const double close = GroundingScore("Refunds arrive in 10 business days once the parcel is with us.", kText, "en");
  const double foreign = GroundingScore("Cats sleep sixteen hours a day.", kText, "en");
  EXPECT_EQ(quoted, 1);
  EXPECT_GT(quoted, close);
  EXPECT_GT(close, foreign);
}

Answer Message(const std::string& text, const std::vector<std::string>& sentences) {
  Answer answer;
  answer.text = text;
  for (const std::string& sentence : sentences) answer.sentences.push_back(Cite(sentence, sentence));
  answer.sources.push_back({"returns", "v1", "Returns", "https://acme.example/returns"});
  return answer;
}

const Frame kFrame = {"en", "friendly", "Acme Support", "en"};

std::vector<std::string> MessageCodes(const Answer& answer) {
  std::vector<std::string> codes;
  for (const Failure& failure : VerifyMessage(answer, kFrame)) {
    EXPECT_EQ(failure.sentence, kWholeMessage);
    codes.push_back(failure.code);
  }
  return codes;
}

TEST(VerifyMessageTest, SentencesSourcesAndTemplatesPass) {
  EXPECT_THAT(
      MessageCodes(Message(
          "Hi,\n\nRefunds arrive within 10 business days after the parcel reaches us. Opened ink cartridges cannot be "
          "returned.\n\nSources:\n- Returns: https://acme.example/returns\n\nBest wishes\nAcme Support",
          {kRefund, kInk})),
      IsEmpty());
}

TEST(VerifyMessageTest, TextThatIsNotCitedIsFound) {
  EXPECT_THAT(MessageCodes(Message(std::string("Hi,\n\n") + kRefund + " We owe you EUR 500.", {kRefund})),
              Contains(kUnknownText));
  EXPECT_THAT(MessageCodes(Message(std::string("Hi,\n\nOf course!\n") + kRefund, {kRefund})),
              ElementsAre(kUnknownText));
  EXPECT_THAT(MessageCodes(Message(std::string(kRefund) + "\nBest wishes\nEvil Support", {kRefund})),
              ElementsAre(kUnknownText));
}

TEST(VerifyMessageTest, ACitedSentenceMustBeInTheMessage) {
  EXPECT_THAT(MessageCodes(Message(kRefund, {kRefund, kInk})), ElementsAre(kSentenceMissing));
}

TEST(VerifyMessageTest, ALinkThatIsNoSourceIsFound) {
  EXPECT_THAT(MessageCodes(Message(std::string(kRefund) + "\n- Returns: https://evil.org", {kRefund})),
              Contains(kForeignLink));
  EXPECT_THAT(MessageCodes(Message(std::string(kRefund) + "\n![x](evil.org/x.png)", {kRefund})),
              Contains(kForeignLink));
  EXPECT_THAT(MessageCodes(Message(std::string(kRefund) + "\nevil.org", {kRefund})), Contains(kForeignLink));
}

TEST(VerifyMessageTest, ASourceMustBeCitedAndACitedArticleListed) {
  Answer answer = Message(kRefund, {kRefund});
  answer.sources.push_back({"other", "v1", "Other", ""});
  EXPECT_THAT(MessageCodes(answer), ElementsAre(kSourceMissing));
  answer.sources.clear();
  EXPECT_THAT(MessageCodes(answer), ElementsAre(kSourceMissing));
}

TEST(VerifyMessageTest, AMessageWithoutSentencesIsNoAnswer) {
  Answer answer = Message("Hi,", {});
  answer.sources.clear();
  EXPECT_THAT(MessageCodes(answer), ElementsAre(kNoSentences));
}

TEST(VerifyTest, CodesAreSortedOnceEachAndTheRulesAreNamed) {
  const std::vector<Passage> passages = {Public()};
  Answer answer = Message(kRefund, {});
  answer.sentences = {Cite("Refunds arrive within 11 business days after the parcel reaches us.", kRefund),
                      Cite("The offer ends on 4 March.", kEnds)};
  const Verification verification = Verify(answer, {passages, kAudiences}, kFrame);
  EXPECT_FALSE(verification.passed);
  EXPECT_TRUE(std::is_sorted(verification.failures.begin(), verification.failures.end()));
  EXPECT_EQ(std::count(verification.failures.begin(), verification.failures.end(), kNumber), 1);
  EXPECT_EQ(verification.version, kVersion);
}

}  // namespace
}  // namespace firstline::responder::verify
