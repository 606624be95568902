#pragma once

// What the responder reads and writes, as plain values. They mirror Passage and Answer of the wire contract; `wire.cc`
// is the only file that sees both.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace firstline::responder {

// A part of one version of one article, as the retriever found it. `text` is bytes [begin, end) of the article's plain
// text; when it was cut to the passage limit it is shorter than end - begin.
struct Passage {
  std::string article_id;
  std::string article_version;
  std::string title;
  std::string url;  // public address, or empty
  std::string text;
  size_t begin = 0;
  size_t end = 0;
  double score = 0;      // ranking score, higher is better
  double relevance = 0;  // calibrated, [0, 1]
  std::string locale;    // BCP 47
  std::string audience;  // public, internal or a segment; empty counts as internal
};

// A sentence of the answer and the bytes [begin, end) of the article's plain text that support it.
struct CitedSentence {
  std::string text;
  std::string article_id;
  std::string article_version;
  size_t begin = 0;
  size_t end = 0;
  double support = 0;  // [0, 1]
};

// An article listed under the reply.
struct Source {
  std::string article_id;
  std::string article_version;
  std::string title;
  std::string url;
};

// What the verifier found. `failures` holds stable codes, each once, sorted.
struct Verification {
  bool passed = false;
  std::vector<std::string> failures;
  std::string version;
};

// Why there is no answer; empty in Answer::declined_reason when there is one.
inline constexpr char kNoPassages[] = "no_passages";
inline constexpr char kLowRelevance[] = "low_relevance";
inline constexpr char kLowSupport[] = "low_support";
inline constexpr char kNotAQuestion[] = "not_a_question";
inline constexpr char kWrongLanguage[] = "wrong_language";
inline constexpr char kVerificationFailed[] = "verification_failed";

// Zero values are the safe ones: not answerable, no support, not verified.
struct Answer {
  bool answerable = false;
  std::string declined_reason;
  std::string text;  // the whole message; empty when declined
  std::vector<CitedSentence> sentences;
  std::vector<Source> sources;
  double support = 0;  // [0, 1], the weakest sentence's
  std::string language;
  std::string model;
  Verification verification;
  std::string clarifying_question;
  // Of a language model; zero and empty when none was asked.
  int64_t prompt_tokens = 0;
  int64_t completion_tokens = 0;
  int64_t cost_micros = 0;    // millionths of the account's currency
  std::string model_failure;  // why the configured model did not write this
};

}  // namespace firstline::responder
