#pragma once

// The message around the quoted sentences.

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/responder/core/evidence.h"

namespace firstline::responder {

// How a sentence stands in the message.
enum class Layout {
  kFlow,  // in a paragraph with its neighbours
  kLine,  // on a line of its own: a step, a lead-in
  kItem,  // on a line of its own after "- "
};

// A sentence to be sent. Sentences of one unit are sent together or not at all.
struct Quote {
  CitedSentence sentence;
  Layout layout = Layout::kFlow;
  size_t unit = 0;      // same number: belongs together; the highest is left out first
  size_t question = 0;  // which question of the turn it answers, from 0
};

struct ComposeInput {
  std::vector<Quote> quotes;    // in the order they are sent
  std::vector<Source> sources;  // of all quotes
  std::string language = "en";  // of the frame; one without templates gets English
  std::string article_language = "en";
  std::string signature;  // tone.name
  std::string formality = "friendly";
  int max_words = 150;  // of the whole message
};

// What is sent.
struct Composed {
  std::string text;
  std::vector<CitedSentence> sentences;  // those that are in the text, as they stand there
  std::vector<Source> sources;           // of these sentences, in order of first use
};

// Greeting, introduction, sentences, sources with their addresses, how to reach a person, that nobody wrote this, and
// the signature. Units are left out until the message has at most `max_words` words; one always stays, because a cut
// sentence or half a list would mislead. Links in sentences are neutralised (WithoutLinks). Deterministic.
Composed Compose(const ComposeInput& input);

// Words of `text` as max_words counts them: runs of letters and digits; two characters of Chinese count as one word.
int CountWords(absl::string_view text);

}  // namespace firstline::responder
