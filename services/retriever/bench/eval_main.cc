// Measures retrieval on the development sets and prints recall, MRR and time. With --dump it also writes one line of
// match features per question, which tools/fit_relevance.py turns into the relevance model.
//
//   retriever_eval DATA_FOLDER [--set NAME]... [--param NAME=VALUE]... [--misses] [--dump FILE]
//
// DATA_FOLDER holds aws_kb, bank_kb, rag_multiturn and clapnq as described in docs/evidence/retrieval.md.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <simdjson.h>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/knowledge/parse.h"
#include "services/retriever/core/analyze.h"
#include "services/retriever/core/passages.h"
#include "services/retriever/core/plain_text.h"
#include "services/retriever/core/search.h"

namespace firstline::retriever {
namespace {

using simdjson::dom::element;

struct Question {
  std::string id;
  Query query;
  std::set<std::string> gold;  // empty: not answerable from this collection
  std::string answer;
  bool expects_answer = true;  // false: counted only as unanswerable
};

struct Dataset {
  std::string name;
  std::vector<knowledge::Article> articles;
  std::vector<Question> questions;
};

struct Options {
  std::string folder;
  std::set<std::string> sets;
  SearchParams params;
  size_t passages_per_article = 2;
  bool misses = false;
  std::string dump;
};

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::cerr << path << ": cannot be read\n";
    std::exit(1);
  }
  std::ostringstream content;
  content << file.rdbuf();
  return std::move(content).str();
}

void ForEachLine(const std::string& path, const std::function<void(const element&)>& use) {
  const std::string content = ReadFile(path);
  simdjson::dom::parser parser;
  for (const absl::string_view line : absl::StrSplit(content, '\n', absl::SkipEmpty())) {
    use(parser.parse(line.data(), line.size()).value());
  }
}

std::string Text(const element& object, const char* key) {
  std::string_view text;
  if (object[key].get(text) != simdjson::SUCCESS) return "";
  return std::string(text);
}

std::vector<knowledge::Article> LoadArticles(const std::string& path) {
  knowledge::ParseResult result = knowledge::ParseJsonLines(ReadFile(path), path);
  for (const knowledge::Problem& problem : result.problems) std::cerr << problem.ToString() << "\n";
  return std::move(result.articles);
}

Query Plain(std::string text) { return {{{std::move(text), 1.0}}}; }

Dataset LoadAws(const std::string& folder) {
  Dataset set{.name = "aws_kb", .articles = LoadArticles(folder + "/aws_kb/articles.jsonl"), .questions = {}};
  ForEachLine(folder + "/aws_kb/questions.jsonl", [&](const element& row) {
    set.questions.push_back(
        {.id = Text(row, "id"), .query = Plain(Text(row, "question")), .gold = {Text(row, "article")}, .answer = Text(row, "answer")});
  });
  return set;
}

Dataset LoadBank(const std::string& folder) {
  Dataset set{.name = "bank_kb", .articles = LoadArticles(folder + "/bank_kb/articles.jsonl"), .questions = {}};
  for (knowledge::Article& article : set.articles) article.audience = "public";  // cases also need the staff's articles
  ForEachLine(folder + "/bank_kb/cases.jsonl", [&](const element& row) {
    Question question{.id = Text(row, "id"), .query = Plain(Text(row, "case")), .gold = {}, .answer = ""};
    for (const element id : row["required_articles"].get_array()) question.gold.emplace(id.get_string().value());
    set.questions.push_back(std::move(question));
  });
  return set;
}

Dataset LoadMultiturn(const std::string& folder) {
  Dataset set{.name = "rag_multiturn", .articles = {}, .questions = {}};
  ForEachLine(folder + "/rag_multiturn/passages.jsonl", [&](const element& row) {
    knowledge::Article article;
    article.id = Text(row, "id");
    article.body = Text(row, "text");
    article.title = article.body.substr(0, article.body.find('\n'));
    article.title.resize(std::min<size_t>(article.title.size(), 120));
    article.audience = "public";
    article.status = knowledge::ArticleStatus::kPublished;
    set.articles.push_back(std::move(article));
  });
  ForEachLine(folder + "/rag_multiturn/tasks.jsonl", [&](const element& row) {
    Question question{.id = Text(row, "id"), .query = {}, .gold = {}, .answer = ""};
    std::vector<std::string> asked;
    for (const element turn : row["dialogue"].get_array()) {
      if (Text(turn, "speaker") == "user") asked.push_back(Text(turn, "text"));
    }
    question.query.pieces.push_back({asked.back(), 1.0});
    if (asked.size() > 1) question.query.pieces.push_back({asked[asked.size() - 2], 0.3});
    for (const element id : row["gold_passages"].get_array()) question.gold.emplace(id.get_string().value());
    question.expects_answer = Text(row, "answerability") == "ANSWERABLE" || Text(row, "answerability") == "PARTIAL";
    set.questions.push_back(std::move(question));
  });
  return set;
}

Dataset LoadClapnq(const std::string& folder) {
  Dataset set{.name = "clapnq", .articles = {}, .questions = {}};
  ForEachLine(folder + "/clapnq/qa.jsonl", [&](const element& row) {
    knowledge::Article article;
    article.id = Text(row, "id");
    article.title = Text(row, "title");
    for (const element sentence : row["sentences"].get_array()) {
      absl::StrAppend(&article.body, std::string(sentence.get_string().value()), " ");
    }
    article.audience = "public";
    article.status = knowledge::ArticleStatus::kPublished;
    const bool answerable = row["answerable"].get_int64().value() != 0;
    set.questions.push_back({.id = article.id, .query = Plain(Text(row, "question")), .gold = {article.id}, .answer = "",
                             .expects_answer = answerable});
    set.articles.push_back(std::move(article));
  });
  return set;
}

std::shared_ptr<const StoredArticle> Store(const knowledge::Article& article) {
  auto stored = std::make_shared<StoredArticle>();
  const PlainText plain = ToPlainText(article.body);
  stored->id = article.id;
  stored->title = article.title;
  stored->audience = article.audience;
  stored->category = article.category;
  stored->locale = article.locale;
  stored->status = article.status;
  stored->passages = SplitPassages(plain);
  stored->text = plain.text;
  return stored;
}

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

void Measure(const Dataset& set, const Options& options, std::ofstream& dump) {
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  IndexWriter writer;
  size_t passages = 0;
  for (const knowledge::Article& article : set.articles) {
    auto stored = Store(article);
    passages += stored->passages.size();
    writer.Upsert(std::move(stored));
  }
  const auto index = writer.Commit();
  const double build_s = std::chrono::duration<double>(Clock::now() - start).count();

  SearchScratch scratch;
  Sums sums;
  std::vector<double> micros;
  const auto run = [&](const Question& question, size_t per_article, size_t k) {
    const SearchRequest request{.query = question.query,
                                .language = "en",
                                .filter = {.audiences = {"public"}, .categories = {}, .now = absl::FromUnixSeconds(1'800'000'000)},
                                .k = k,
                                .passages_per_article = per_article};
    return Search(*index, request, options.params, scratch);
  };
  for (const Question& question : set.questions) {
    const auto before = Clock::now();
    const std::vector<Hit> top = run(question, options.passages_per_article, 3);
    micros.push_back(std::chrono::duration<double, std::micro>(Clock::now() - before).count());
    bool hit3 = false;
    for (const Hit& hit : top) hit3 |= question.gold.contains(hit.article->id);
    if (dump.is_open() && !top.empty()) {
      const MatchFeatures& f = top[0].features;
      const double lead = top.size() > 1 ? (top[0].score - top[1].score) / top[0].score : 1;
      dump << set.name << "\t" << question.id << "\t" << (hit3 ? 1 : 0) << "\t" << (question.expects_answer ? 1 : 0) << "\t"
           << f.passage << "\t" << f.clause << "\t" << f.article << "\t" << f.title << "\t" << f.title_asked << "\t"
           << f.strength << "\t" << f.gap << "\t" << f.mass << "\t" << f.words << "\t" << lead << "\n";
    }
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
                << question.query.pieces[0].text.substr(0, 150) << "\n    gold " << *question.gold.begin() << "\n";
      for (size_t i = 0; i < std::min<size_t>(3, ids.size()); ++i) std::cout << "    got  " << ids[i] << "\n";
    }
  }
  std::sort(micros.begin(), micros.end());
  const double n = static_cast<double>(std::max<size_t>(sums.questions, 1));
  std::printf("%-14s articles %5zu passages %6zu build %.2fs | n %3zu R@1 %.3f R@3 %.3f R@5 %.3f R@10 %.3f R@20 %.3f MRR@10 %.3f | "
              "gold in top 3 passages %.3f answer %.3f | p50 %.0f us p99 %.0f us\n",
              set.name.c_str(), set.articles.size(), passages, build_s, sums.questions, sums.recall[0] / n,
              sums.recall[1] / n, sums.recall[2] / n, sums.recall[3] / n, sums.recall[4] / n, sums.mrr / n,
              sums.top3_passages / n, static_cast<double>(sums.answered) / n, micros[micros.size() / 2], micros[micros.size() * 99 / 100]);
}

bool SetParam(absl::string_view assignment, Options& options) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(assignment, absl::MaxSplits('=', 1));
  double value = 0;
  if (!absl::SimpleAtod(parts.second, &value)) return false;
  SearchParams& p = options.params;
  const std::map<absl::string_view, double*> numbers = {
      {"k1", &p.k1}, {"b", &p.b}, {"heading_weight", &p.heading_weight}, {"article_weight", &p.article_weight},
      {"article_k1", &p.article_k1}, {"article_b", &p.article_b}, {"title_weight", &p.title_weight}, {"title_b", &p.title_b},
      {"pair_weight", &p.pair_weight}, {"clause_weight", &p.clause_weight}, {"variant_weight", &p.variant_weight}, {"repeat_weight", &p.repeat_weight}};
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
    } else if (arg == "--set") {
      options.sets.insert(value());
    } else if (arg == "--dump") {
      options.dump = value();
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
    std::cerr << "usage: retriever_eval DATA_FOLDER [--set NAME]... [--param NAME=VALUE]... [--misses] [--dump FILE]\n";
    return 2;
  }
  std::ofstream dump;
  if (!options.dump.empty()) dump.open(options.dump);
  const std::vector<std::pair<std::string, Dataset (*)(const std::string&)>> sets = {
      {"aws_kb", LoadAws}, {"bank_kb", LoadBank}, {"rag_multiturn", LoadMultiturn}, {"clapnq", LoadClapnq}};
  for (const auto& [name, load] : sets) {
    if (options.sets.empty() || options.sets.contains(name)) Measure(load(options.folder), options, dump);
  }
  return 0;
}

}  // namespace
}  // namespace firstline::retriever

int main(int argc, char** argv) { return firstline::retriever::Main(argc, argv); }
