#include "services/ingest/core/turn.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/text/utf8.h"

namespace firstline::ingest {
namespace {

using conversation::Message;

constexpr absl::string_view kSeparator = "\n\n";

struct Selection {
  std::vector<Message> messages;  // oldest first
  bool dropped = false;
  bool shortened = false;
};

// The newest of `messages` whose texts, each with a separator, fit into `bytes_max`.
Selection TakeNewest(absl::Span<const Message* const> messages, size_t count_max, size_t bytes_max) {
  Selection selection;
  size_t left = bytes_max + kSeparator.size();
  for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
    if (selection.messages.size() == count_max || left <= kSeparator.size()) {
      selection.dropped = true;
      break;
    }
    left -= kSeparator.size();
    Message copy = **message;
    if (copy.text.size() > left) {
      copy.text = std::string(text::TruncateUtf8(copy.text, left));
      selection.shortened = true;
    }
    left -= copy.text.size();
    selection.messages.push_back(std::move(copy));
  }
  std::reverse(selection.messages.begin(), selection.messages.end());
  return selection;
}

}  // namespace

void CutMessages(const conversation::Reduction& reduction, Turn& turn) {
  Selection unanswered = TakeNewest(reduction.unanswered, kTurnMessagesMax, kTurnTextMax);
  if (unanswered.dropped) turn.truncated.push_back("turn.messages");
  if (unanswered.dropped || unanswered.shortened) turn.truncated.push_back("turn.text");
  turn.messages = std::move(unanswered.messages);
  for (const Message& message : turn.messages)
    absl::StrAppend(&turn.text, turn.text.empty() ? "" : kSeparator, message.text);

  const size_t earlier = reduction.counted.size() - reduction.unanswered.size();
  Selection history =
      TakeNewest(absl::MakeConstSpan(reduction.counted).first(earlier), kHistoryMessagesMax, kHistoryTextMax);
  if (history.dropped || history.shortened) turn.truncated.push_back("history");
  turn.history = std::move(history.messages);
}

}  // namespace firstline::ingest
