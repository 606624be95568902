#include "services/retriever/core/analyze.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "common/text/tokens.h"

namespace firstline::retriever {
namespace {

// Longer terms are machine noise (base64, keys) and would only swell the vocabulary.
constexpr size_t kTermBytesMax = 64;
constexpr size_t kHumpBytesMin = 3;

bool IsAscii(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Whether a sentence or line ends in the gap between two words.
bool EndsClause(absl::string_view gap) {
  if (absl::StrContains(gap, '\n')) return true;
  for (size_t i = 0; i + 1 < gap.size(); ++i) {
    if ((gap[i] == '.' || gap[i] == '!' || gap[i] == '?') && gap[i + 1] == ' ') return true;
  }
  return absl::StrContains(gap, "。") || absl::StrContains(gap, "？");
}

// The term of a word, or empty if it says nothing.
std::string Normal(std::string term, absl::string_view language) {
  if (!IsAscii(term)) absl::StrReplaceAll({{"’", "'"}}, &term);
  if (term.size() > kTermBytesMax || text::IsStopWord(term, language)) return "";
  std::string stem = text::Stem(term, language);
  return IsAscii(stem) ? stem : text::Fold(stem);
}

// Starts of the humps of "HealthCheckTimeout": a capital after a small letter, or the last capital of a run
// ("TLSVersion").
std::vector<absl::string_view> Humps(absl::string_view word) {
  std::vector<absl::string_view> humps;
  if (!IsAscii(word)) return humps;
  const auto upper = [&](size_t i) { return absl::ascii_isupper(static_cast<unsigned char>(word[i])); };
  const auto lower = [&](size_t i) { return absl::ascii_islower(static_cast<unsigned char>(word[i])); };
  size_t start = 0;
  for (size_t i = 1; i < word.size(); ++i) {
    const bool rise = upper(i) && lower(i - 1);
    const bool run_end = upper(i) && upper(i - 1) && i + 1 < word.size() && lower(i + 1);
    if (!rise && !run_end) continue;
    humps.push_back(word.substr(start, i - start));
    start = i;
  }
  if (start > 0) humps.push_back(word.substr(start));
  return humps;
}

}  // namespace

std::vector<Word> Analyze(absl::string_view text, absl::string_view language) {
  std::vector<Word> words;
  size_t previous_end = 0;
  bool clause = true;
  const std::vector<text::Token> tokens = text::Tokenize(text);
  words.reserve(tokens.size());
  for (const text::Token& token : tokens) {
    const bool whole = token.span.begin < previous_end && IsAscii(token.term);  // follows its own parts
    if (!whole) {
      if (token.span.begin > previous_end)
        clause |= EndsClause(text.substr(previous_end, token.span.begin - previous_end));
      previous_end = token.span.end;
      std::string term = Normal(token.term, language);
      if (term.empty()) continue;
      words.push_back({std::move(term), std::exchange(clause, false), false});
      for (const absl::string_view hump : Humps(token.span.In(text))) {
        if (hump.size() < kHumpBytesMin) continue;
        std::string part = Normal(absl::AsciiStrToLower(hump), language);
        if (!part.empty()) words.push_back({std::move(part), false, true});
      }
      continue;
    }
    std::string joined = absl::StrReplaceAll(token.term, {{"-", ""}, {"_", ""}, {".", ""}, {"/", ""}});
    if (joined.size() <= kTermBytesMax) words.push_back({std::move(joined), false, true});
  }
  return words;
}

}  // namespace firstline::retriever
