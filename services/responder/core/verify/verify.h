#pragma once

// The independent check of an answer: does each sentence stand in the passage it names, and is there nothing else in
// the message? It shares no code with the choice of sentences beyond cutting text into words and sentences, so that a
// mistake there does not approve itself.

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/responder/core/evidence.h"

namespace firstline::responder::verify {

// Stable codes of what can be wrong.
inline constexpr char kUnknownArticle[] = "unknown_article";      // no passage of that article was admitted
inline constexpr char kVersionMismatch[] = "version_mismatch";    // only other versions of it were
inline constexpr char kInternalArticle[] = "internal_article";    // staff only, or audience unknown
inline constexpr char kAudienceMismatch[] = "audience_mismatch";  // a segment this customer is not in
inline constexpr char kSpanMissing[] = "span_missing";            // the bytes are outside every passage, or empty
inline constexpr char kNumber[] = "number_not_in_passage";
inline constexpr char kUnit[] = "unit_not_in_passage";  // the number is there, with another unit
inline constexpr char kDate[] = "date_not_in_passage";  // month or weekday
inline constexpr char kEmail[] = "email_not_in_passage";
inline constexpr char kLink[] = "link_not_in_passage";
inline constexpr char kPromise[] = "promise_not_in_passage";
inline constexpr char kNegation[] = "negation_flipped";
inline constexpr char kUnsupported[] = "unsupported_sentence";  // too few of its words, or a name, is not there
inline constexpr char kNoSentences[] = "no_sentences";
inline constexpr char kSourceMissing[] =
    "source_missing";                                   // a sentence's article is not listed, or the other way round
inline constexpr char kUnknownText[] = "unknown_text";  // a line that is neither quoted nor a template
inline constexpr char kForeignLink[] = "foreign_link";  // a link that is no source's
inline constexpr char kSentenceMissing[] = "sentence_not_in_message";

// Version of these rules, recorded with every result.
inline constexpr char kVersion[] = "verify-1";

struct Rules {
  // Share of a sentence's content words that its span must have when it is not quoted word for word. At 1.0, 98 % of
  // what passes is grounded, at 0.85 91 %, at 0.70 78 % (begin_wow_dev, docs/evidence/responder.md).
  double coverage_min = 1.0;
};

// What the answer may rest on.
struct Evidence {
  absl::Span<const Passage> passages;       // as retrieved
  absl::Span<const std::string> audiences;  // admitted for this customer; "internal" never counts
};

struct Failure {
  size_t sentence = 0;  // index, or kWholeMessage
  std::string code;

  friend bool operator==(const Failure&, const Failure&) = default;
};
inline constexpr size_t kWholeMessage = static_cast<size_t>(-1);

// Checks each sentence against the bytes it names. Empty when all pass. Thread-safe.
std::vector<Failure> VerifySentences(absl::Span<const CitedSentence> sentences, const Evidence& evidence,
                                     absl::string_view language, const Rules& rules = {});

// Codes one sentence fails against the text that is said to support it; the facts part of VerifySentences.
std::vector<std::string> CheckSentence(absl::string_view sentence, absl::string_view span, absl::string_view language,
                                       const Rules& rules = {});

// How much of the statement its source supports, [0, 1]: the same observations as CheckSentence as one number, for text
// that was not quoted. Not calibrated; AUROC in docs/evidence/responder.md.
double GroundingScore(absl::string_view statement, absl::string_view source, absl::string_view language);

// The frame a message may have around its sentences.
struct Frame {
  std::string language;          // of the templates
  std::string formality;         // friendly | formal
  std::string signature;         // tone.name
  std::string article_language;  // of the articles; differs from `language` when they are quoted untranslated
};

// Checks that `answer.text` consists of cited sentences in order, sources and templates, and of nothing else; that
// every source is cited and every cited article listed; that no link is in it but the sources' own. Thread-safe.
std::vector<Failure> VerifyMessage(const Answer& answer, const Frame& frame);

// Both checks as a record: codes once each, sorted.
Verification Verify(const Answer& answer, const Evidence& evidence, const Frame& frame, const Rules& rules = {});

}  // namespace firstline::responder::verify
