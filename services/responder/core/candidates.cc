#include "services/responder/core/candidates.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "common/text/sentences.h"
#include "common/text/tokens.h"
#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {
namespace {

using text::Span;

constexpr size_t kFragmentWordsMax = 14;  // a longer line without a full stop is a sentence whose stop was forgotten
constexpr size_t kSentenceWordsMin = 3;
constexpr double kCodeSymbolsMin = 0.10;   // share of bytes; prose with parentheses and quotes stays below 0.05
constexpr size_t kSentenceBytesMax = 700;  // longer ones are debris and could not be sent anyway

bool EndsLikeSentence(absl::string_view text) {
  for (const absl::string_view mark : {".", "!", "?", ":", "。", "！", "？", "：", ".”", ".\"", ".)", "…"}) {
    if (absl::EndsWith(text, mark)) return true;
  }
  return false;
}

bool EndsWithColon(absl::string_view text) { return absl::EndsWith(text, ":") || absl::EndsWith(text, "："); }

bool EndsAsQuestion(absl::string_view text) { return absl::EndsWith(text, "?") || absl::EndsWith(text, "？"); }

// "2. Press Save."
bool StartsWithNumber(absl::string_view text) {
  size_t digits = 0;
  while (digits < text.size() && absl::ascii_isdigit(static_cast<unsigned char>(text[digits]))) ++digits;
  return digits > 0 && digits <= 2 && text.size() > digits + 1 && text[digits] == '.' && text[digits + 1] == ' ';
}

// "Plan: Basic; Price: 5 EUR." as the retriever writes table rows.
bool LooksLikeRow(absl::string_view text) {
  size_t cells = 0;
  for (const absl::string_view cell : absl::StrSplit(text, "; ")) {
    const size_t colon = cell.find(": ");
    if (colon != absl::string_view::npos && colon > 0) ++cells;
  }
  return cells >= 2;
}

// "Listeners per load balancer: 50"
bool LooksLikeValue(absl::string_view text) {
  size_t colon = text.find(": ");
  if (colon == absl::string_view::npos) colon = text.find("：");
  return colon != absl::string_view::npos && colon > 2 && colon + 2 < text.size();
}

bool LooksLikeCode(absl::string_view text) {
  constexpr absl::string_view kSymbols = "{}[]<>=$\\_|`^~#;*";
  if (absl::StartsWith(text, "-") || absl::StartsWith(text, "{") || absl::StartsWith(text, "[")) return true;
  size_t symbols = 0;
  for (const char c : text) symbols += absl::StrContains(kSymbols, absl::string_view(&c, 1)) ? 1 : 0;
  const double share = static_cast<double>(symbols) / static_cast<double>(std::max<size_t>(1, text.size()));
  const bool lines = absl::StrContains(text, '\n');
  return share >= (lines ? kCodeSymbolsMin / 2 : kCodeSymbolsMin);
}

// "For the full list, see Reserved names."
bool PointsElsewhere(absl::string_view text, const Lexicon& lexicon) {
  const std::string lower = absl::AsciiStrToLower(text);
  for (const absl::string_view pointer : absl::StrSplit(lexicon.pointers, '|', absl::SkipEmpty())) {
    if (absl::StrContains(lower, pointer)) return true;
  }
  return false;
}

size_t CountWords(absl::string_view text) { return text::Tokenize(text).size(); }

class Splitter {
 public:
  Splitter(absl::string_view language, const Lexicon& lexicon) : language_(language), lexicon_(lexicon) {}

  void Add(const Passage& passage, size_t index, std::vector<Candidate>& out) {
    in_list_ = false;
    size_t block = 0;
    for (size_t at = 0; at < passage.text.size();) {
      size_t end = passage.text.find("\n\n", at);
      if (end == std::string::npos) end = passage.text.size();
      AddLines(passage.text, {at, end}, index, block++, out);
      at = end;
      while (at < passage.text.size() && passage.text[at] == '\n') ++at;
    }
  }

 private:
  // A line break inside a block was put there by the author: what stands on both sides does not belong together.
  void AddLines(absl::string_view text, Span block, size_t passage, size_t number, std::vector<Candidate>& out) {
    if (LooksLikeCode(block.In(text))) {
      AddBlock(text, block, passage, number, out);
      return;
    }
    for (size_t at = block.begin; at < block.end;) {
      const size_t end = std::min(text.find('\n', at), block.end);
      if (end > at) AddBlock(text, {at, end}, passage, number, out);
      at = end + 1;
    }
  }

  void AddBlock(absl::string_view text, Span block, size_t passage, size_t number, std::vector<Candidate>& out) {
    const absl::string_view body = block.In(text);
    if (LooksLikeRow(body)) {
      out.push_back(Make(text, block, passage, number, CandidateKind::kRow));
      return;
    }
    if (LooksLikeCode(body)) {
      out.push_back(Make(text, block, passage, number, CandidateKind::kSkip));
      return;
    }
    const bool step = StartsWithNumber(body);
    const bool fragment = !EndsLikeSentence(body) && !step && CountWords(body) <= kFragmentWordsMax;
    const bool value = LooksLikeValue(body);
    if (fragment) {
      const bool item = in_list_ || value;
      out.push_back(Make(text, block, passage, number, item ? CandidateKind::kItem : CandidateKind::kSkip));
      return;
    }
    const std::vector<Span> sentences = text::SplitSentences(body);
    const bool item = in_list_ && sentences.size() == 1 && !EndsWithColon(body);
    for (const Span& sentence : sentences) {
      const Span span{block.begin + sentence.begin, block.begin + sentence.end};
      CandidateKind kind = CandidateKind::kSentence;
      if (item) kind = CandidateKind::kItem;
      if (step) kind = CandidateKind::kStep;
      if (EndsWithColon(span.In(text))) kind = CandidateKind::kLeadIn;
      out.push_back(Make(text, span, passage, number, kind));
    }
    in_list_ = EndsWithColon(body) || (in_list_ && (item || step));
  }

  Candidate Make(absl::string_view text, Span span, size_t passage, size_t block, CandidateKind kind) const {
    Candidate made;
    made.passage = passage;
    made.block = block;
    made.span = span;
    made.text = span.In(text);
    made.kind = kind;
    const std::vector<text::Token> tokens = text::Tokenize(made.text);
    for (const text::Token& token : tokens) {
      if (text::IsStopWord(token.term, language_)) continue;
      made.stems.push_back(text::Stem(token.term, language_));
      made.originals.push_back(token.term);
    }
    const std::string prepared = ForPhrases(made.text);
    made.leans = kind == CandidateKind::kSentence && StartsWithPhrase(prepared, lexicon_.dangling);
    const bool points_away = StartsWithPhrase(prepared, lexicon_.navigation) || PointsElsewhere(made.text, lexicon_);
    const bool too_short = kind == CandidateKind::kSentence && tokens.size() < kSentenceWordsMin;
    const bool debris = made.text.size() > kSentenceBytesMax || LooksLikeCode(made.text);
    if (EndsAsQuestion(made.text) || points_away || too_short || debris) made.kind = CandidateKind::kSkip;
    return made;
  }

  absl::string_view language_;
  const Lexicon& lexicon_;
  bool in_list_ = false;  // the blocks since the last colon are items of a list
};

}  // namespace

std::vector<Candidate> SplitCandidates(absl::Span<const Passage> passages, absl::string_view language) {
  std::vector<Candidate> candidates;
  Splitter splitter(language, LexiconOf(language));
  for (size_t i = 0; i < passages.size(); ++i) splitter.Add(passages[i], i, candidates);
  return candidates;
}

}  // namespace firstline::responder
