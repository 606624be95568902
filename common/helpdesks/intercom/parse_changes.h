#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/helpdesks/thread_reader.h"

namespace firstline::intercom {

// Body of POST /conversations/search for the conversations that changed at or after `from` and, unless it is
// InfiniteFuture, at or before `until`. `after`: where a former page ended, or "".
std::string SearchBody(absl::Time from, absl::Time until, absl::string_view after);

// One page of the answer.
struct SearchPage {
  std::vector<helpdesks::Changes::Ticket> tickets;  // in no order
  int64_t total = 0;                                // conversations the search fits, on all pages
  std::string next;                                 // `after` of the next page, or ""
};

// InvalidArgument when it is no such page. Pure.
absl::StatusOr<SearchPage> ParseSearchPage(absl::string_view body);

}  // namespace firstline::intercom
