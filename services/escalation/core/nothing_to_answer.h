#pragma once

#include "common/policy/policy.h"
#include "services/escalation/core/facts.h"
#include "services/escalation/core/lexicon.h"

namespace firstline::escalation {

// Messages that hold no question. Looked for in an answered turn of certain class (at or above its gate) for which the
// responder found no answer; thanks after our reply that say nothing else also without either, for twenty intents share
// out the probability of a message of five words. Everything unclear is kNone and takes the ordinary way.
enum class NothingToAnswer {
  kNone,
  kThanks,    // thanks, a goodbye, or a word of agreement after our reply: nothing is due
  kGreeting,  // "hello": we ask what it is about
  kPraise,    // praise worth a person's eyes
};

// A message of more words, or with a question mark, or that objects ("thanks, but …") is never taken for thanks. 80 of
// the 81 examples of small talk in models/starter are no longer.
inline constexpr size_t kThanksWordsMost = 20;

// `text`: the turn's text. Pure.
NothingToAnswer WhatIsNotAsked(const Facts& facts, const policy::Gates& gates, const Reading& text);

// True when the message is about something else than the company: intent `other` or out-of-scope at or above the class
// gate, and no evidence that answers it. Pure.
bool IsOffTopic(const Facts& facts, const policy::Gates& gates);

}  // namespace firstline::escalation
