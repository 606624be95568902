// Every question against a whole knowledge base, through the retriever.

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "common/base/check.h"
#include "common/knowledge/article.h"
#include "common/knowledge/folder.h"
#include "common/text/tokens.h"
#include "common/text/utf8.h"
#include "services/responder/bench/eval.h"
#include "services/responder/core/features.h"
#include "services/responder/core/select.h"
#include "services/retriever/core/index.h"
#include "services/retriever/core/prepare.h"
#include "services/retriever/core/retrieve.h"

namespace firstline::responder::bench {
namespace {

using simdjson::dom::element;

constexpr double kRelevanceGate = 0.75;  // of every preset
constexpr double kAnswerShare = 0.6;     // of the reference's content words that must be quoted to count as answered

struct Item {
  std::string id, question, reference;
  std::vector<std::string> earlier;
  std::set<std::string> gold;
  bool answerable = true;
};

struct Base {
  std::vector<std::shared_ptr<const retriever::StoredArticle>> articles;
  std::vector<Item> items;
};

std::shared_ptr<const retriever::StoredArticle> Store(const std::string& id, const std::string& title,
                                                      const std::string& body) {
  knowledge::Article article;
  article.id = id;
  article.title = title;
  article.body = body;
  article.audience = "public";
  article.status = knowledge::ArticleStatus::kPublished;
  auto stored = retriever::Prepare(article);
  FL_CHECK(stored.ok()) << id << ": " << stored.status();
  return std::make_shared<const retriever::StoredArticle>(*std::move(stored));
}

Base LoadAws(const std::string& folder) {
  Base base;
  ForEachLine(absl::StrCat(folder, "/aws_kb/articles.jsonl"), [&](const element& row) {
    base.articles.push_back(Store(Text(row, "id"), Text(row, "title"), Text(row, "body")));
  });
  ForEachLine(absl::StrCat(folder, "/aws_kb/questions.jsonl"), [&](const element& row) {
    base.items.push_back(
        {Text(row, "id"), Text(row, "question"), Text(row, "answer"), {}, {Text(row, "article")}, true});
  });
  return base;
}

Base LoadMultiturn(const std::string& folder) {
  Base base;
  ForEachLine(absl::StrCat(folder, "/rag_multiturn/passages.jsonl"), [&](const element& row) {
    const std::string text = Text(row, "text");
    std::string title = text.substr(0, std::min<size_t>(text.find('\n'), 120));
    std::replace_if(title.begin(), title.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    title = text::RepairUtf8(title);
    base.articles.push_back(Store(Text(row, "id"), title, text));
  });
  ForEachLine(absl::StrCat(folder, "/rag_multiturn/tasks.jsonl"), [&](const element& row) {
    Item item;
    for (const element turn : row["dialogue"].get_array()) {
      if (Text(turn, "speaker") == "user") item.earlier.push_back(Text(turn, "text"));
    }
    item.question = item.earlier.back();
    item.earlier.pop_back();
    item.id = Text(row, "id");
    item.reference = Text(row, "reference");
    for (const element id : row["gold_passages"].get_array()) item.gold.emplace(id.get_string().value());
    const std::string answerability = Text(row, "answerability");
    item.answerable = answerability == "ANSWERABLE" || answerability == "PARTIAL";
    if (answerability != "UNDERSPECIFIED") base.items.push_back(std::move(item));
  });
  return base;
}

std::vector<Passage> Find(const retriever::Index& index, const Item& item, size_t k) {
  static retriever::SearchScratch scratch;
  retriever::RetrieveInput input;
  input.query.text = item.question;
  for (const std::string& earlier : item.earlier) input.query.history.push_back({true, earlier});
  input.query.language = "en";
  input.now = absl::FromUnixSeconds(1'795'000'000);
  input.passages = k;
  std::vector<Passage> passages;
  for (const retriever::FoundPassage& found : retriever::Retrieve(index, input, {}, scratch).passages) {
    passages.push_back({found.article_id, found.article_version, found.title, found.url, found.text, found.begin,
                        found.end, found.score, found.relevance, found.locale, found.audience});
  }
  return passages;
}

// Share of the reference's content words that `text` has.
double Recall(absl::string_view reference, absl::string_view text) {
  absl::flat_hash_set<std::string> said;
  for (const text::Token& token : text::Tokenize(text)) said.insert(text::Stem(token.term, "en"));
  double wanted = 0;
  double found = 0;
  for (const text::Token& token : text::Tokenize(reference)) {
    if (text::IsStopWord(token.term, "en")) continue;
    wanted += 1;
    found += said.contains(text::Stem(token.term, "en")) ? 1 : 0;
  }
  return wanted > 0 ? found / wanted : 0;
}

struct Tally {
  std::vector<std::pair<double, bool>> right;       // support, chosen sentences answer
  std::vector<std::pair<double, bool>> answerable;  // support, the base has the answer
};

// Questions written for this project over the demo's articles; `folder` is the root of the repository.
Base LoadDemo(const std::string& folder) {
  Base base;
  const auto loaded = knowledge::LoadKnowledge(absl::StrCat(folder, "/demo/knowledge"));
  FL_CHECK(loaded.ok()) << loaded.status();
  for (const knowledge::Article& article : loaded->articles) {
    auto stored = retriever::Prepare(article);
    if (stored.ok()) base.articles.push_back(std::make_shared<const retriever::StoredArticle>(*std::move(stored)));
  }
  ForEachLine(absl::StrCat(folder, "/services/retriever/bench/demo_questions.jsonl"), [&](const element& row) {
    Item item{Text(row, "id"), Text(row, "question"), "", {}, {}, true};
    for (const element id : row["articles"].get_array()) item.gold.emplace(id.get_string().value());
    item.answerable = !item.gold.empty();
    base.items.push_back(std::move(item));
  });
  return base;
}

Base Load(const Options& options) {
  if (options.set == "aws_kb") return LoadAws(options.folder);
  if (options.set == "demo_questions") return LoadDemo(options.folder);
  return LoadMultiturn(options.folder);
}

class Runner {
 public:
  Runner(const Options& options, Base base)
      : options_(options),
        base_(std::move(base)),
        sentences_(options.dump_sentences.empty() ? "/dev/null" : options.dump_sentences),
        answers_(options.dump_answers.empty() ? "/dev/null" : options.dump_answers) {
    for (const auto& article : base_.articles) writer_.Upsert(article);
    writer_.Commit();
    sentences_ << "label\tid\t" << absl::StrJoin(SentenceFeatureNames(), "\t") << "\n";
    answers_ << "label\tid\t" << absl::StrJoin(AnswerFeatureNames(), "\t") << "\n";
  }

  int Run() {
    for (const Item& item : base_.items) {
      Ask(item, {});
      if (item.answerable && !item.gold.empty()) Ask(item, item.gold);
    }
    for (const double gate : {0.5, 0.6, 0.7, 0.8}) Report(gate);
    std::printf("auroc right %.3f, answerable %.3f\n", Auroc(tally_.right), Auroc(tally_.answerable));
    return 0;
  }

 private:
  void Remove(const std::set<std::string>& ids) {
    for (const std::string& id : ids) writer_.Delete(id);
    writer_.Commit();
  }

  void Restore(const std::set<std::string>& ids) {
    for (const auto& article : base_.articles) {
      if (ids.contains(article->id)) writer_.Upsert(article);
    }
    writer_.Commit();
  }

  void Ask(const Item& item, const std::set<std::string>& without) {
    if (!without.empty()) Remove(without);
    const std::vector<Passage> passages = Find(*writer_.snapshot(), item, options_.passages);
    if (!without.empty()) Restore(without);
    const Turn turn = ReadTurn(item.question, item.earlier, "en");
    Selection selection = Select(turn, passages, "en");
    if (passages.empty() || passages[0].relevance < kRelevanceGate) selection.support = 0;
    const bool possible = item.answerable && without.empty();
    std::string said;
    bool cites_gold = false;
    for (const Quote& quote : selection.quotes) {
      absl::StrAppend(&said, quote.sentence.text, "\n");
      cites_gold = cites_gold || item.gold.contains(quote.sentence.article_id);
    }
    const bool right = possible && cites_gold && Recall(item.reference, said) >= kAnswerShare;
    tally_.right.emplace_back(selection.support, right);
    tally_.answerable.emplace_back(selection.support, possible);
    rows_.push_back({selection.support, possible, cites_gold, right});
    // Written references are long, so quoting from the right article has to do there. Without its article a question
    // may still be answered by another one; those rows teach nothing.
    const bool good = options_.set == "aws_kb" ? right : possible && cites_gold;
    const bool unclear = !without.empty() && !item.reference.empty() && Recall(item.reference, said) >= kAnswerShare;
    if (!selection.features.empty() && !unclear) {
      answers_ << good << "\t" << item.id << "\t" << Row(selection.features[0]) << "\n";
    }
    if (possible) DumpSentences(item, turn, passages);
    if (!options_.show) return;
    std::printf("%s %.3f %s [%s] gold %s found %d cites %d right %d\n", possible ? "A" : "U", selection.support,
                item.question.c_str(),
                turn.questions.empty() ? "nothing" : std::string(AnswerKindName(turn.questions[0].kind)).c_str(),
                item.gold.empty() ? "" : item.gold.begin()->c_str(),
                std::any_of(passages.begin(), passages.end(),
                            [&](const Passage& p) { return item.gold.contains(p.article_id); }),
                cites_gold, right);
    std::printf("     = %s\n", item.reference.substr(0, 200).c_str());
    for (const Quote& quote : selection.quotes) {
      std::printf("     > %s | %s\n", quote.sentence.text.c_str(), quote.sentence.article_id.c_str());
    }
  }

  void DumpSentences(const Item& item, const Turn& turn, const std::vector<Passage>& passages) {
    const std::vector<Candidate> candidates = SplitCandidates(passages, "en");
    if (turn.questions.empty() || options_.dump_sentences.empty()) return;
    const Reading reading{&turn.questions[0], passages, candidates,
                          MatchQuestion(turn.questions[0], candidates, passages, "en"), "en"};
    std::vector<std::string> rows;
    bool any = false;
    for (size_t i = 0; i < candidates.size(); ++i) {
      if (candidates[i].kind == CandidateKind::kSkip) continue;
      const bool gold = item.gold.contains(passages[candidates[i].passage].article_id);
      const bool answers = gold && Recall(item.reference, candidates[i].text) >= kAnswerShare;
      any = any || answers;
      rows.push_back(absl::StrCat(answers ? 1 : 0, "\t", item.id, "\t", Row(FeaturesOf(reading, i)), "\n"));
    }
    if (!any) return;
    for (const std::string& row : rows) sentences_ << row;
  }

  void Report(double gate) const {
    int asked = 0, answered = 0, cited = 0, right = 0, unanswerable = 0, wrongly = 0;
    for (const AskedRow& row : rows_) {
      const bool answers = row.support >= gate;
      asked += row.possible;
      answered += row.possible && answers;
      cited += row.possible && answers && row.cites_gold;
      right += row.possible && answers && row.right;
      unanswerable += !row.possible;
      wrongly += !row.possible && answers;
    }
    std::printf(
        "gate %.2f: answered %d of %d, cites gold %d (%.0f %%), says the answer %d; answered without evidence %d of %d\n",
        gate, answered, asked, cited, answered > 0 ? 100.0 * cited / answered : 0.0, right, wrongly, unanswerable);
  }

  struct AskedRow {
    double support;
    bool possible, cites_gold, right;
  };

  const Options& options_;
  Base base_;
  retriever::IndexWriter writer_;
  std::ofstream sentences_, answers_;
  Tally tally_;
  std::vector<AskedRow> rows_;
};

}  // namespace

int RunKnowledge(const Options& options) { return Runner(options, Load(options)).Run(); }

}  // namespace firstline::responder::bench
