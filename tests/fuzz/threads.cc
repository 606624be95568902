// What a helpdesk answers to a read: one ticket and its comments (Zendesk). The first text is the ticket, the second
// the list of comments.

#include "common/conversation/thread.h"
#include "common/helpdesks/zendesk/parse_changes.h"
#include "common/helpdesks/zendesk/parse_thread.h"
#include "common/text/utf8.h"
#include "tests/fuzz/property.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using firstline::fuzz::Require;
  const auto [ticket, comments] = firstline::fuzz::TwoOf(firstline::fuzz::BytesOf(data, size));
  (void)firstline::zendesk::ParseChanges(ticket);
  firstline::zendesk::ThreadBuilder builder(900);
  if (!builder.AddTicket(ticket).ok()) return 0;
  const auto paging = builder.AddComments(comments);
  if (paging.ok()) Require(!paging->has_more || !paging->after_cursor.empty(), "more pages have a cursor");
  (void)builder.UnknownAuthors();
  const firstline::conversation::Thread thread = std::move(builder).Build();
  for (const auto& message : thread.messages) {
    Require(firstline::text::IsValidUtf8(message.text), "a message's text is UTF-8");
  }
  const auto reduction = firstline::conversation::Reduce(thread);
  Require(reduction.unanswered.size() <= reduction.counted.size(), "what is unanswered counts");
  return 0;
}
