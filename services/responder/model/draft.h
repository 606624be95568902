#pragma once

// What a model wrote, read strictly.

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/responder/core/compose.h"
#include "services/responder/core/evidence.h"

namespace firstline::responder {

struct DraftSentence {
  std::string text;
  size_t passage = 0;  // index into the passages of the prompt
};

struct Draft {
  bool answerable = false;
  std::vector<DraftSentence> sentences;  // empty when not answerable
};

inline constexpr size_t kDraftSentencesMax = 12;
inline constexpr size_t kDraftSentenceBytesMax = 1000;

// Reads the JSON object the prompt asks for; `passages` is how many it offered. InvalidArgument says what was wanted,
// never what was written: missing or further members, a passage that was not offered, nothing said although answerable,
// more or longer sentences than the limits, characters that are no text. A fence around the object is tolerated,
// because some servers ignore the schema.
absl::StatusOr<Draft> ReadDraft(absl::string_view content, size_t passages);

// The draft's sentences with the narrowest piece of their passage that supports them: one to three sentences in a row,
// else the whole passage, in which case the check that follows decides. `language`: of the answer.
std::vector<Quote> CiteDraft(const Draft& draft, absl::Span<const Passage> passages, absl::string_view language);

}  // namespace firstline::responder
