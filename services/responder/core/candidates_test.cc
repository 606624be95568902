#include "services/responder/core/candidates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/responder/core/features.h"

namespace firstline::responder {
namespace {

using ::testing::ElementsAre;

// Only what can be quoted or introduces it: "kind:text".
std::vector<std::string> Split(const std::string& text, absl::string_view language = "en") {
  static Passage passage;
  passage = {};
  passage.text = text;
  passage.end = text.size();
  std::vector<std::string> out;
  for (const Candidate& candidate : SplitCandidates({&passage, 1}, language)) {
    const char* kinds[] = {"sentence", "lead-in", "step", "item", "row", "skip"};
    out.push_back(std::string(kinds[static_cast<size_t>(candidate.kind)]) + (candidate.leans ? "+" : "") + ":" +
                  std::string(candidate.text));
    EXPECT_EQ(candidate.span.In(passage.text), candidate.text);
  }
  return out;
}

TEST(SplitCandidatesTest, SentencesOfAParagraph) {
  EXPECT_THAT(Split("Refunds take 5 days. They go to the card."),
              ElementsAre("sentence:Refunds take 5 days.", "sentence+:They go to the card."));
}

TEST(SplitCandidatesTest, HeadingsQuestionsAndPointersAreNotQuoted) {
  EXPECT_THAT(
      Split("Shipping costs\n\nHow much is it?\n\nFor more information, see Prices.\n\nFor a list, see Prices."),
      ElementsAre("skip:Shipping costs", "skip:How much is it?", "skip:For more information, see Prices.",
                  "skip:For a list, see Prices."));
}

TEST(SplitCandidatesTest, CodeIsNotQuoted) {
  EXPECT_THAT(Split("{\n  \"a\": [1, 2],\n  \"b\": {\"c\": 3}\n}\n\n--max-size – Specify a value."),
              ElementsAre("skip:{\n  \"a\": [1, 2],\n  \"b\": {\"c\": 3}\n}", "skip:--max-size – Specify a value."));
}

TEST(SplitCandidatesTest, AListBelongsToItsLeadIn) {
  EXPECT_THAT(
      Split("You can't do this:\n\nDelete a group\n\nRename a running group.\n\nGroups have names. Names are unique."),
      ElementsAre("lead-in:You can't do this:", "item:Delete a group", "item:Rename a running group.",
                  "sentence:Groups have names.", "sentence:Names are unique."));
}

TEST(SplitCandidatesTest, NumberedItemsAreSteps) {
  EXPECT_THAT(Split("1. Open the app. It asks for a code.\n\n2. Press Save."),
              ElementsAre("step:1. Open the app.", "step:It asks for a code.", "step:2. Press Save."));
}

TEST(SplitCandidatesTest, RowsAndValuesStandAlone) {
  EXPECT_THAT(Split("Plan: Basic; Price: EUR 5.\n\nListeners per balancer: 50"),
              ElementsAre("row:Plan: Basic; Price: EUR 5.", "item:Listeners per balancer: 50"));
}

TEST(SplitCandidatesTest, ALineBreakEndsWhatStandsBeforeIt) {
  EXPECT_THAT(Split("Note\nScaling works at any time."),
              ElementsAre("skip:Note", "sentence:Scaling works at any time."));
}

TEST(SplitCandidatesTest, LeaningIsKnownInEveryLanguage) {
  EXPECT_THAT(Split("Diese gelten nur in Deutschland.", "de"),
              ElementsAre("sentence+:Diese gelten nur in Deutschland."));
  EXPECT_THAT(Split("Elle est gratuite pour tous.", "fr"), ElementsAre("sentence+:Elle est gratuite pour tous."));
  EXPECT_THAT(Split("因此不能退货。", "zh"), ElementsAre("sentence+:因此不能退货。"));
}

TEST(SplitCandidatesTest, SpansAreExactInEveryPassage) {
  const std::vector<Passage> passages = {{.text = "Eins ist gut. Zwei ist besser."},
                                         {.text = "重置链接 30 分钟内有效。只能使用一次。"}};
  std::vector<size_t> owners;
  for (const Candidate& candidate : SplitCandidates(passages, "zh")) {
    owners.push_back(candidate.passage);
    EXPECT_EQ(candidate.span.In(passages[candidate.passage].text), candidate.text);
  }
  EXPECT_THAT(owners, ElementsAre(0, 0, 1, 1));
}

TEST(LeadInOfTest, OnlyTheListDirectlyBelowBelongsToIt) {
  const Passage passage = {.text =
                               "Not allowed:\n\nDogs\n\nCats\n\nBirds may come in. They sing well.\n\nFish: 3 pieces"};
  const std::vector<Candidate> candidates = SplitCandidates({&passage, 1}, "en");
  ASSERT_EQ(candidates.size(), 6u);
  EXPECT_EQ(LeadInOf(candidates, 2), 0u);
  EXPECT_EQ(LeadInOf(candidates, 3), 3u);
  EXPECT_EQ(LeadInOf(candidates, 5), 5u);
}

}  // namespace
}  // namespace firstline::responder
