#pragma once

// The words by which the responder reads questions and judges sentences, one file per language. Phrases are folded
// (text::Fold) and separated by '|'; groups of synonyms by '|', their members by spaces.

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace firstline::responder {

// What one language contributes. An empty field: nothing is known.
struct Lexicon {
  absl::string_view language;  // ISO 639-1

  // Reading a question: phrases that tell what kind of answer is wanted.
  absl::string_view ask_number;       // how many, how much
  absl::string_view ask_duration;     // how long
  absl::string_view ask_time;         // when, until when
  absl::string_view ask_how;          // how do i
  absl::string_view ask_reason;       // why
  absl::string_view ask_place;        // where
  absl::string_view ask_person;       // who
  absl::string_view ask_definition;   // what is, what does … mean
  absl::string_view ask_choice;       // which
  absl::string_view amount_words;     // nouns that turn "what is the …" into a question for a number
  absl::string_view question_starts;  // words a question, or a second question after "and", starts with
  absl::string_view joiners;          // and

  // Reading a turn: what asks nothing.
  absl::string_view greetings;
  absl::string_view thanks;
  absl::string_view closings;  // what follows is a signature
  absl::string_view resolved;  // never mind, it works now
  absl::string_view small_talk;

  // Weighing words.
  absl::string_view weak_words;  // content words that say little: need, want, get
  absl::string_view synonyms;

  // Judging a sentence.
  absl::string_view dangling;     // starts of sentences that lean on the one before
  absl::string_view navigation;   // starts of sentences that only point elsewhere
  absl::string_view pointers;     // as written, lower case: clauses that send the reader elsewhere
  absl::string_view conditions;   // words that make a sentence hold only sometimes
  absl::string_view asks_after;   // what a question about something that has already happened says: after, already
  absl::string_view says_after;   // what a sentence about it may say: after, already, once, when
  absl::string_view asks_before;  // the same for something that has not happened yet
  absl::string_view says_before;
  absl::string_view purpose_starts;  // starts of sentences that name a goal before the way to it
  absl::string_view step_starts;     // starts of sentences that tell how to do something
  absl::string_view time_units;      // hours, days
  absl::string_view time_words;      // monday, january, immediately
  absl::string_view reason_words;    // because, means
  absl::string_view number_words;    // two, three, unlimited
  absl::string_view defining_words;  // is, means
};

const Lexicon& English();
const Lexicon& German();
const Lexicon& Spanish();
const Lexicon& French();
const Lexicon& Portuguese();
const Lexicon& Chinese();
const Lexicon& Italian();
const Lexicon& Dutch();

// The lexicon of an ISO 639-1 code; English for a language without one.
const Lexicon& LexiconOf(absl::string_view language);

// Text prepared for looking up phrases: folded words between single spaces, with one space at both ends. Chinese keeps
// its characters side by side.
std::string ForPhrases(absl::string_view text);

// Byte position in `prepared` (from ForPhrases) of the first of the '|'-separated phrases, npos if there is none.
// Phrases match whole words; Chinese ones match anywhere.
size_t FindPhrase(absl::string_view prepared, absl::string_view phrases);

// True if `prepared` starts with one of the phrases.
bool StartsWithPhrase(absl::string_view prepared, absl::string_view phrases);

}  // namespace firstline::responder
