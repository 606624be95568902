// One question, one passage: which sentences answer, and does the passage answer at all?

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <set>

#include "absl/strings/str_cat.h"
#include "services/responder/bench/eval.h"
#include "services/responder/core/features.h"
#include "services/responder/core/select.h"

namespace firstline::responder::bench {
namespace {

using simdjson::dom::element;

struct ClapItem {
  std::string question;
  Passage passage;
  std::vector<size_t> starts;  // of the sentences in the passage
  bool answerable = false;
  std::vector<std::set<size_t>> gold;
};

ClapItem ReadClap(const element& row) {
  ClapItem item;
  item.question = Text(row, "question");
  item.answerable = row["answerable"].get_int64().value() != 0;
  item.passage.article_id = Text(row, "id");
  item.passage.title = Text(row, "title");
  item.passage.audience = "public";
  item.passage.relevance = 1;
  for (const element sentence : row["sentences"].get_array()) {
    item.starts.push_back(item.passage.text.size());
    absl::StrAppend(&item.passage.text, std::string(sentence.get_string().value()), " ");
  }
  item.passage.end = item.passage.text.size();
  for (const element answer : row["answers"].get_array()) {
    std::set<size_t> sentences;
    for (const element index : answer["sentences"].get_array())
      sentences.insert(static_cast<size_t>(index.get_int64().value()));
    if (!sentences.empty()) item.gold.push_back(sentences);
  }
  return item;
}

size_t SentenceAt(const ClapItem& item, size_t offset) {
  const auto after = std::upper_bound(item.starts.begin(), item.starts.end(), offset);
  return static_cast<size_t>(after - item.starts.begin()) - 1;
}

// Stands in for the retriever's relevance: share of the question's weight that the passage and its title have.
double ShareInPassage(const Question& question, const Passage& passage) {
  const absl::Span<const Passage> passages = absl::MakeConstSpan(&passage, 1);
  const std::vector<Candidate> candidates = SplitCandidates(passages, "en");
  const Reading reading{&question, passages, candidates, MatchQuestion(question, candidates, passages, "en"), "en"};
  std::vector<size_t> all(candidates.size());
  for (size_t i = 0; i < all.size(); ++i) all[i] = i;
  return CoverageOf(reading, all, 1);
}

double F1(const std::set<size_t>& chosen, const std::set<size_t>& gold) {
  size_t both = 0;
  for (const size_t index : chosen) both += gold.count(index);
  if (both == 0) return 0;
  const double precision = static_cast<double>(both) / static_cast<double>(chosen.size());
  const double recall = static_cast<double>(both) / static_cast<double>(gold.size());
  return 2 * precision * recall / (precision + recall);
}

}  // namespace

int RunClapnq(const Options& options) {
  std::ofstream sentences(options.dump_sentences.empty() ? "/dev/null" : options.dump_sentences);
  std::ofstream answers(options.dump_answers.empty() ? "/dev/null" : options.dump_answers);
  sentences << "label\tid\t" << absl::StrJoin(SentenceFeatureNames(), "\t") << "\n";
  answers << "label\tid\t" << absl::StrJoin(AnswerFeatureNames(), "\t") << "\n";
  std::vector<std::pair<double, bool>> scored;
  double f1 = 0, hits = 0, all_f1 = 0, chosen_count = 0;
  int rows = 0, answerable = 0;
  ForEachLine(absl::StrCat(options.folder, "/clapnq/qa.jsonl"), [&](const element& row) {
    ClapItem item = ReadClap(row);
    const Turn turn = ReadTurn(item.question, {}, "en");
    if (!turn.questions.empty()) item.passage.relevance = ShareInPassage(turn.questions[0], item.passage);
    const Selection selection = Select(turn, absl::MakeConstSpan(&item.passage, 1), "en");
    ++rows;
    scored.emplace_back(selection.support, item.answerable);
    std::set<size_t> chosen;
    for (const Quote& quote : selection.quotes) chosen.insert(SentenceAt(item, quote.sentence.begin));
    if (!selection.features.empty()) {
      bool hit = false;
      for (const std::set<size_t>& gold : item.gold) hit = hit || F1(chosen, gold) > 0;
      answers << (item.answerable && hit) << "\t" << item.passage.article_id << "\t" << Row(selection.features[0])
              << "\n";
    }
    if (item.answerable) {
      ++answerable;
      double best = 0, best_all = 0;
      std::set<size_t> everything;
      for (size_t i = 0; i < item.starts.size(); ++i) everything.insert(i);
      for (const std::set<size_t>& gold : item.gold) {
        best = std::max(best, F1(chosen, gold));
        best_all = std::max(best_all, F1(everything, gold));
      }
      f1 += best;
      all_f1 += best_all;
      hits += best > 0 ? 1 : 0;
      chosen_count += static_cast<double>(chosen.size());
      const std::vector<Candidate> candidates = SplitCandidates(absl::MakeConstSpan(&item.passage, 1), "en");
      if (!turn.questions.empty() && !item.gold.empty()) {
        const Reading reading{&turn.questions[0], absl::MakeConstSpan(&item.passage, 1), candidates,
                              MatchQuestion(turn.questions[0], candidates, absl::MakeConstSpan(&item.passage, 1), "en"),
                              "en"};
        for (size_t i = 0; i < candidates.size(); ++i) {
          if (candidates[i].kind == CandidateKind::kSkip) continue;
          sentences << item.gold[0].count(SentenceAt(item, candidates[i].span.begin)) << "\t" << item.passage.article_id
                    << "\t" << Row(FeaturesOf(reading, i)) << "\n";
        }
      }
    }
    if (options.show) {
      std::cout << (item.answerable ? "A " : "U ") << selection.support << " " << item.question << " ["
                << (turn.questions.empty() ? "nothing" : std::string(AnswerKindName(turn.questions[0].kind)))
                << "] chose " << absl::StrJoin(chosen, ",") << " gold "
                << (item.gold.empty() ? "" : absl::StrJoin(item.gold[0], ",")) << " of " << item.starts.size() << "\n";
      for (const Quote& quote : selection.quotes) std::cout << "     " << quote.sentence.text << "\n";
    }
  });
  std::printf("clapnq rows %d answerable %d sentence_f1 %.3f hit %.3f chosen %.2f all_f1 %.3f auroc_decline %.3f\n",
              rows, answerable, f1 / answerable, hits / answerable, chosen_count / answerable, all_f1 / answerable,
              Auroc(scored));
  return 0;
}

}  // namespace firstline::responder::bench
