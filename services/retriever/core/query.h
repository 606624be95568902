#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/retriever/core/search.h"

namespace firstline::retriever {

// One earlier message of the conversation.
struct EarlierMessage {
  bool from_customer = false;
  std::string text;
};

// What a query is made of.
struct QueryInput {
  std::string text;                     // the turn: all unanswered messages
  std::string subject;                  // of the conversation, or empty
  std::vector<EarlierMessage> history;  // oldest first
  std::string language;                 // ISO 639-1 of the turn
};

// Defaults: docs/evidence/retrieval.md.
struct QueryOptions {
  size_t follow_up_words_max = 8;     // a turn with fewer words of its own leans on the customer's message before it
  double previous_weight = 0.3;       // of that message's words
  double subject_weight = 0.4;        // of the subject's words
  size_t text_bytes_max = 16 * 1024;  // of the turn; the rest of a longer text is left out
};

// The query for a turn. Left out: quoted lines, greetings, everything from the sign-off on, and words of politeness
// that say nothing about the matter ("please", "I was wondering"). A turn that says nothing else gives a query without
// pieces, so "thanks a lot!" is not answered with the previous answer. Subject and previous message are optional
// pieces: they help to rank, but a passage need not contain them.
Query BuildQuery(const QueryInput& input, const QueryOptions& options = {});

// The query as one line for the record, at most 1 KiB.
std::string QueryText(const Query& query);

}  // namespace firstline::retriever
