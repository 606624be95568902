// Measures retrieval on the development sets and prints recall, MRR and time.
//
//   retriever_eval DATA_FOLDER [--repository FOLDER] [--set NAME]... [--param NAME=VALUE]... [--misses]
//
// DATA_FOLDER holds aws_kb, bank_kb, rag_multiturn and clapnq as described in docs/evidence/retrieval.md.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/retriever/bench/datasets.h"
#include "services/retriever/core/analyze.h"
#include "services/retriever/core/query.h"
#include "services/retriever/core/search.h"

namespace firstline::retriever {
namespace {

using bench::Dataset;
using bench::Question;

struct Options {
  std::string folder;
  std::string repository = ".";
  std::set<std::string> sets;
  SearchParams params;
  size_t passages_per_article = 2;
  bool misses = false;
};

// Articles in order of their best passage.
std::vector<std::string> ArticleRanking(const std::vector<Hit>& hits) {
  std::vector<std::string> ids;
  for (const Hit& hit : hits) {
    if (std::find(ids.begin(), ids.end(), hit.article->id) == ids.end()) ids.push_back(hit.article->id);
  }
  return ids;
}

// Share of the answer's words that the best of these passages has.
double AnswerShare(const std::vector<Hit>& hits, const std::string& answer) {
  std::set<std::string> wanted;
  for (const Word& word : Analyze(answer, "en")) wanted.insert(word.term);
  double best = 0;
  for (const Hit& hit : hits) {
    std::set<std::string> seen;
    for (const Word& word : Analyze(hit.article->passages[hit.passage].span.In(hit.article->text), "en")) {
      if (wanted.contains(word.term)) seen.insert(word.term);
    }
    best = std::max(best, static_cast<double>(seen.size()) / static_cast<double>(std::max<size_t>(wanted.size(), 1)));
  }
  return best;
}

struct Sums {
  size_t answered = 0;  // questions whose answer's words are at least 80 % in one of the top 3 passages

  double recall[5] = {};  // at 1, 3, 5, 10, 20
  double mrr = 0;
  double top3_passages = 0;
  size_t questions = 0;
};
constexpr size_t kCuts[5] = {1, 3, 5, 10, 20};

size_t RankOf(const std::vector<std::string>& ids, const std::string& id) {
  return static_cast<size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

void Measure(const Dataset& set, const Options& options) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  IndexWriter writer;
  size_t passages = 0;
  for (const auto& article : set.articles) {
    passages += article->passages.size();
    writer.Upsert(article);
  }
  const auto index = writer.Commit();
  const double build_s = std::chrono::duration<double>(Clock::now() - start).count();

  SearchScratch scratch;
  Sums sums;
  std::vector<double> micros;
  const auto run = [&](const Question& question, size_t per_article, size_t k) {
    return Search(*index, bench::RequestFor(question, k, per_article), options.params, scratch);
  };
  for (const Question& question : set.questions) {
    const auto before = Clock::now();
    const std::vector<Hit> top = run(question, options.passages_per_article, 3);
    micros.push_back(std::chrono::duration<double, std::micro>(Clock::now() - before).count());
    bool hit3 = false;
    for (const Hit& hit : top) hit3 |= question.gold.contains(hit.article->id);
    if (question.gold.empty() || !question.expects_answer) continue;
    const std::vector<std::string> ids = ArticleRanking(run(question, 1, 20));
    ++sums.questions;
    sums.top3_passages += hit3 ? 1 : 0;
    if (!question.answer.empty() && AnswerShare(top, question.answer) >= 0.8) ++sums.answered;
    size_t best = ids.size();
    for (const std::string& gold : question.gold) {
      const size_t rank = RankOf(ids, gold);
      best = std::min(best, rank);
      for (size_t i = 0; i < 5; ++i) {
        if (rank < ids.size() && rank < kCuts[i]) sums.recall[i] += 1.0 / static_cast<double>(question.gold.size());
      }
    }
    if (best < std::min<size_t>(ids.size(), 10)) sums.mrr += 1.0 / static_cast<double>(best + 1);
    if (options.misses && best > 0) {
      std::cout << "  miss " << question.id << " rank " << (best < ids.size() ? absl::StrCat(best + 1) : "-") << ": "
                << QueryText(question.query).substr(0, 150) << "\n    gold " << *question.gold.begin() << "\n";
      for (size_t i = 0; i < std::min<size_t>(3, ids.size()); ++i) std::cout << "    got  " << ids[i] << "\n";
    }
  }
  std::sort(micros.begin(), micros.end());
  const double n = static_cast<double>(std::max<size_t>(sums.questions, 1));
  std::printf(
      "%-14s articles %5zu passages %6zu build %.2fs | n %3zu R@1 %.3f R@3 %.3f R@5 %.3f R@10 %.3f R@20 %.3f MRR@10 %.3f | "
      "gold in top 3 passages %.3f answer %.3f | p50 %.0f us p99 %.0f us\n",
      set.name.c_str(), set.articles.size(), passages, build_s, sums.questions, sums.recall[0] / n, sums.recall[1] / n,
      sums.recall[2] / n, sums.recall[3] / n, sums.recall[4] / n, sums.mrr / n, sums.top3_passages / n,
      static_cast<double>(sums.answered) / n, micros[micros.size() / 2], micros[micros.size() * 99 / 100]);
}

bool SetParam(absl::string_view assignment, Options& options) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(assignment, absl::MaxSplits('=', 1));
  double value = 0;
  if (!absl::SimpleAtod(parts.second, &value)) return false;
  SearchParams& p = options.params;
  const std::map<absl::string_view, double*> numbers = {{"k1", &p.k1},
                                                        {"b", &p.b},
                                                        {"heading_weight", &p.heading_weight},
                                                        {"article_weight", &p.article_weight},
                                                        {"article_k1", &p.article_k1},
                                                        {"article_b", &p.article_b},
                                                        {"title_weight", &p.title_weight},
                                                        {"title_b", &p.title_b},
                                                        {"pair_weight", &p.pair_weight},
                                                        {"clause_weight", &p.clause_weight},
                                                        {"variant_weight", &p.variant_weight},
                                                        {"repeat_weight", &p.repeat_weight}};
  if (parts.first == "candidates") {
    p.candidates = static_cast<size_t>(value);
  } else if (parts.first == "terms_max") {
    options.params.terms_max = static_cast<size_t>(value);
  } else if (parts.first == "passages_per_article") {
    options.passages_per_article = static_cast<size_t>(value);
  } else if (const auto found = numbers.find(parts.first); found != numbers.end()) {
    *found->second = value;
  } else {
    return false;
  }
  return true;
}

int Main(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    const auto value = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string(); };
    if (arg == "--misses") {
      options.misses = true;
    } else if (arg == "--repository") {
      options.repository = value();
    } else if (arg == "--set") {
      options.sets.insert(value());
    } else if (arg == "--param") {
      const std::string assignment = value();
      if (!SetParam(assignment, options)) {
        std::cerr << assignment << ": no such parameter\n";
        return 2;
      }
    } else {
      options.folder = arg;
    }
  }
  if (options.folder.empty()) {
    std::cerr
        << "usage: retriever_eval DATA_FOLDER [--repository FOLDER] [--set NAME]... [--param NAME=VALUE]... [--misses]\n";
    return 2;
  }
  for (const std::string& name : bench::DatasetNames()) {
    if (options.sets.empty() || options.sets.contains(name))
      Measure(bench::LoadDataset(name, options.folder, options.repository), options);
  }
  return 0;
}

}  // namespace
}  // namespace firstline::retriever

int main(int argc, char** argv) { return firstline::retriever::Main(argc, argv); }
