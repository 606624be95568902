#pragma once

// What is promised of a conversation read from a helpdesk, whoever the vendor is.

#include "common/conversation/thread.h"
#include "common/text/utf8.h"
#include "tests/fuzz/property.h"

namespace firstline::fuzz {

inline void RequireReadable(const conversation::Thread& thread) {
  Require(text::CleanText(thread.subject) == thread.subject, "a subject has no invisible character");
  Require(text::CleanText(thread.customer.name) == thread.customer.name, "nor has a name");
  for (const auto& message : thread.messages) {
    Require(text::IsValidUtf8(message.text), "a message's text is UTF-8");
    Require(!message.id.empty(), "a message has an id");
  }
  const auto reduction = conversation::Reduce(thread);
  Require(reduction.unanswered.size() <= reduction.counted.size(), "what is unanswered counts");
}

}  // namespace firstline::fuzz
