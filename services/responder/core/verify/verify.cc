#include "services/responder/core/verify/verify.h"

#include <algorithm>
#include <set>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/text/sentences.h"
#include "common/text/tokens.h"
#include "services/responder/core/verify/facts.h"
#include "services/responder/core/verify/words.h"

namespace firstline::responder::verify {
namespace {

// Single spaces, no scheme before links: what may differ between a quotation and its source.
std::string Plain(absl::string_view text) {
  const std::string bare = absl::StrReplaceAll(text, {{"https://", ""}, {"http://", ""}});
  std::string plain;
  for (const absl::string_view word : absl::StrSplit(bare, absl::ByAnyChar(" \t\n\r"), absl::SkipEmpty())) {
    absl::StrAppend(&plain, plain.empty() ? "" : " ", word);
  }
  return plain;
}

bool IsQuoted(absl::string_view sentence, absl::string_view span) {
  const std::string wanted = Plain(sentence);
  if (wanted.empty()) return false;
  if (wanted == Plain(span)) return true;
  // A part of the span counts only when it is whole sentences: "You may not return X" does not say "return X".
  const std::vector<text::Span> sentences = text::SplitSentences(span);
  for (size_t first = 0; first < sentences.size(); ++first) {
    std::string joined;
    for (size_t i = first; i < sentences.size() && joined.size() < wanted.size(); ++i) {
      absl::StrAppend(&joined, joined.empty() ? "" : " ", Plain(sentences[i].In(span)));
    }
    if (joined == wanted) return true;
  }
  return false;
}

// Content words, stemmed.
std::vector<text::Token> ContentWords(absl::string_view text, absl::string_view language) {
  std::vector<text::Token> words;
  for (text::Token& token : text::Tokenize(text)) {
    if (text::IsStopWord(token.term, language)) continue;
    token.term = text::Stem(token.term, language);
    words.push_back(std::move(token));
  }
  return words;
}

absl::flat_hash_set<std::string> StemsOf(absl::string_view text, absl::string_view language) {
  absl::flat_hash_set<std::string> stems;
  for (const text::Token& token : text::Tokenize(text)) stems.insert(text::Stem(token.term, language));
  return stems;
}

// A word with a digit, or a capitalised one that does not open the sentence: it names something.
bool IsName(absl::string_view sentence, const text::Token& token, bool first, absl::string_view language) {
  const absl::string_view word = token.span.In(sentence);
  if (std::any_of(word.begin(), word.end(), [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }))
    return true;
  return !first && language != "de" && absl::ascii_isupper(static_cast<unsigned char>(word[0]));
}

struct Overlap {
  double share = 1;  // of content words that the source has
  bool name_missing = false;
};

Overlap OverlapOf(absl::string_view sentence, absl::string_view span, absl::string_view language) {
  const absl::flat_hash_set<std::string> in_span = StemsOf(span, language);
  const std::vector<text::Token> words = ContentWords(sentence, language);
  Overlap overlap;
  size_t found = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool has = in_span.contains(words[i].term);
    found += has ? 1 : 0;
    overlap.name_missing = overlap.name_missing || (!has && IsName(sentence, words[i], i == 0, language));
  }
  if (!words.empty()) overlap.share = static_cast<double>(found) / static_cast<double>(words.size());
  return overlap;
}

// The sentence of the span that shares most words with `sentence`; the whole span if it is one.
absl::string_view Closest(absl::string_view sentence, absl::string_view span, absl::string_view language) {
  absl::string_view closest = span;
  double best = -1;
  for (const text::Span& each : text::SplitSentences(span)) {
    const double share = OverlapOf(sentence, each.In(span), language).share;
    if (share <= best) continue;
    best = share;
    closest = each.In(span);
  }
  return closest;
}

bool Includes(const std::set<std::string>& all, const std::set<std::string>& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

void CheckFacts(absl::string_view sentence, absl::string_view span, std::vector<std::string>& codes) {
  const Facts said = FactsIn(sentence);
  const Facts known = FactsIn(span);
  if (!Includes(known.numbers, said.numbers)) codes.push_back(kNumber);
  if (!Includes(known.measures, said.measures)) codes.push_back(kUnit);
  if (!Includes(known.calendar, said.calendar)) codes.push_back(kDate);
  if (!Includes(known.emails, said.emails)) codes.push_back(kEmail);
  if (!Includes(known.links, said.links)) codes.push_back(kLink);
}

// The passage that holds the bytes, or the code that says why none does.
struct Located {
  absl::string_view span;
  const char* code = nullptr;
};

bool Holds(const Passage& passage, const CitedSentence& sentence) {
  return sentence.begin < sentence.end && sentence.begin >= passage.begin &&
         sentence.end - passage.begin <= passage.text.size();
}

// A byte that continues a character cannot start a span, nor follow one.
bool CutsCharacter(absl::string_view text, size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

Located Locate(const CitedSentence& sentence, const Evidence& evidence) {
  Located located{"", kUnknownArticle};
  for (const Passage& passage : evidence.passages) {
    if (passage.article_id != sentence.article_id) continue;
    if (passage.article_version != sentence.article_version) {
      if (located.code == absl::string_view(kUnknownArticle)) located.code = kVersionMismatch;
      continue;
    }
    if (passage.audience.empty() || passage.audience == "internal") return {"", kInternalArticle};
    const bool admitted =
        std::find(evidence.audiences.begin(), evidence.audiences.end(), passage.audience) != evidence.audiences.end();
    if (!admitted) return {"", kAudienceMismatch};
    located.code = kSpanMissing;
    if (!Holds(passage, sentence)) continue;
    const size_t begin = sentence.begin - passage.begin;
    const size_t end = sentence.end - passage.begin;
    if (CutsCharacter(passage.text, begin) || CutsCharacter(passage.text, end)) continue;
    return {absl::string_view(passage.text).substr(begin, end - begin), nullptr};
  }
  return located;
}

}  // namespace

std::vector<std::string> CheckSentence(absl::string_view sentence, absl::string_view span, absl::string_view language,
                                       const Rules& rules) {
  std::vector<std::string> codes;
  CheckFacts(sentence, span, codes);
  for (const std::string& promise : PromisesIn(sentence)) {
    if (HasPhrase(span, promise)) continue;
    codes.push_back(kPromise);
    break;
  }
  if (IsQuoted(sentence, span)) return codes;
  const absl::string_view closest = Closest(sentence, span, language);
  if (CountNegations(sentence) % 2 != CountNegations(closest) % 2 || HasOpposites(sentence, closest))
    codes.push_back(kNegation);
  const Overlap overlap = OverlapOf(sentence, span, language);
  const bool says_nothing = ContentWords(sentence, language).empty();
  if (overlap.share < rules.coverage_min || overlap.name_missing || says_nothing) codes.push_back(kUnsupported);
  return codes;
}

std::vector<Failure> VerifySentences(absl::Span<const CitedSentence> sentences, const Evidence& evidence,
                                     absl::string_view language, const Rules& rules) {
  std::vector<Failure> failures;
  for (size_t i = 0; i < sentences.size(); ++i) {
    const Located located = Locate(sentences[i], evidence);
    if (located.code != nullptr) {
      failures.push_back({i, located.code});
      continue;
    }
    for (std::string& code : CheckSentence(sentences[i].text, located.span, language, rules)) {
      failures.push_back({i, std::move(code)});
    }
  }
  return failures;
}

double GroundingScore(absl::string_view statement, absl::string_view source, absl::string_view language) {
  if (IsQuoted(statement, source)) return 1;
  double score = OverlapOf(statement, source, language).share;
  std::vector<std::string> codes;
  CheckFacts(statement, source, codes);
  const absl::string_view closest = Closest(statement, source, language);
  const double near = OverlapOf(statement, closest, language).share;
  score = 0.6 * score + 0.4 * near;  // one sentence that has it all says it; words from everywhere may not
  if (!codes.empty()) score *= 0.5;
  if (CountNegations(statement) % 2 != CountNegations(closest) % 2 || HasOpposites(statement, closest)) score *= 0.8;
  return score;
}

Verification Verify(const Answer& answer, const Evidence& evidence, const Frame& frame, const Rules& rules) {
  std::vector<Failure> failures = VerifySentences(answer.sentences, evidence, frame.article_language, rules);
  for (Failure& failure : VerifyMessage(answer, frame)) failures.push_back(std::move(failure));
  std::set<std::string> codes;
  for (const Failure& failure : failures) codes.insert(failure.code);
  return {codes.empty(), {codes.begin(), codes.end()}, kVersion};
}

}  // namespace firstline::responder::verify
