// Is a response supported by its source? AUROC of the verifier's grounding score, and what its checks let through.

#include <algorithm>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "common/text/sentences.h"
#include "services/responder/bench/eval.h"
#include "services/responder/core/verify/verify.h"

namespace firstline::responder::bench {
namespace {

using simdjson::dom::element;

struct Judged {
  std::string response, source;
  bool grounded = false;
};

Judged ReadBegin(const element& row) {
  return {Text(row, "response"), Text(row, "context"), row["grounded"].get_int64().value() == 1};
}

Judged ReadJudged(const element& row) {
  Judged read{Text(row, "response"), "", false};
  for (const element context : row["contexts"].get_array()) {
    std::string_view text;
    if (context.get(text) != simdjson::SUCCESS) text = context["text"].get_string().value();
    absl::StrAppend(&read.source, std::string(text), "\n\n");
  }
  std::vector<int64_t> scores;
  for (const element score : row["faithfulness"].get_array())
    scores.push_back(static_cast<int64_t>(score.get_double().value()));
  std::sort(scores.begin(), scores.end());
  read.grounded = !scores.empty() && scores[scores.size() / 2] == 4;
  return read;
}

// A response is as grounded as its sentences are on average.
double Score(const Judged& row) {
  double sum = 0;
  double count = 0;
  for (const text::Span& span : text::SplitSentences(row.response)) {
    sum += verify::GroundingScore(span.In(row.response), row.source, "en");
    count += 1;
  }
  return count > 0 ? sum / count : 0;
}

bool Passes(const Judged& row, double coverage_min) {
  for (const text::Span& span : text::SplitSentences(row.response)) {
    if (!verify::CheckSentence(span.In(row.response), row.source, "en", {.coverage_min = coverage_min}).empty())
      return false;
  }
  return true;
}

}  // namespace

int RunGrounded(const Options& options) {
  for (const std::string name : {"begin_wow_dev", "mtrag_judged"}) {
    std::vector<Judged> rows;
    ForEachLine(absl::StrCat(options.folder, "/groundedness/", name, ".jsonl"), [&](const element& row) {
      rows.push_back(name == "begin_wow_dev" ? ReadBegin(row) : ReadJudged(row));
    });
    std::vector<std::pair<double, bool>> scored;
    for (const Judged& row : rows) scored.emplace_back(Score(row), row.grounded);
    std::printf("%s rows %zu auroc %.3f\n", name.c_str(), rows.size(), Auroc(scored));
    for (const double coverage : {0.6, 0.7, 0.8, 0.85, 0.9, 1.0}) {
      int passed = 0, right = 0;
      for (const Judged& row : rows) {
        if (!Passes(row, coverage)) continue;
        ++passed;
        right += row.grounded;
      }
      std::printf("  coverage %.2f: passes %d, of these grounded %d (%.0f %%)\n", coverage, passed, right,
                  passed > 0 ? 100.0 * right / passed : 0.0);
    }
  }
  return 0;
}

}  // namespace firstline::responder::bench
