#pragma once

#include <cstdint>
#include <string>

#include "common/conversation/thread.h"

namespace firstline::freshdesk {

// Freshdesk's numbers for ours. Unknown numbers give the unknown value, an account's own statuses (6 and above) among
// them.
//
// 2 open, 3 pending, 4 resolved, 5 closed. Closed counts as closed for good although Freshdesk would take a change: a
// merged ticket is closed like any other, and nothing written to it would be read. A customer's reply makes it open.
conversation::Status StatusOf(int64_t status);

conversation::Priority PriorityOf(int64_t priority);  // 1 low, 2 medium, 3 high, 4 urgent

// chat, email, social or voice for a ticket's source; email when it is unknown.
std::string ChannelOf(int64_t source);

// A rating as 1..5, 0 for none: -103 → 1, -102 and -101 → 2, 100 → 3, 101 and 102 → 4, 103 → 5. Monotone, and right for
// each of Freshdesk's scales, of which only 103, 100 and -103 occur in all: a scale of two gives 1 and 5, of three 1, 3
// and 5, of five 1 to 5; one of seven folds its inner steps.
int CsatOf(int64_t rating);

}  // namespace firstline::freshdesk
