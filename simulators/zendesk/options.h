#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/time.h"

namespace firstline::sim::zendesk {

// What one Zendesk account differs from another in, and every fact helpdesks.md marks as second-hand [2] or unverified
// [M]: those are switches with a default, never vendor truth.
struct Options {
  // Quotas (helpdesks.md 1.5). 0: no limit.
  int updates_per_minute = 0;      // any PUT, POST or DELETE that changes a ticket; vendor 100, 20 or 300
  int updates_per_ticket = 0;      // per user in ten minutes; vendor 30
  int requests_per_minute = 0;     // whole account; by plan 200 to 2,500
  int incremental_per_minute = 0;  // vendor 10

  // Rules.
  int comments_max = 5000;           // per ticket
  size_t comment_bytes_max = 65536;  // [M] text of one comment
  bool accept_ticket_tags = false;   // `tags` in the ticket PUT replace all tags; refused so that no client does it
  bool assignee_must_be_in_group = true;      // [M]
  bool reading_needs_scope = true;            // a token without tickets:read gets 403
  std::vector<int64_t> custom_fields;         // known field ids; empty: every id is known
  std::vector<int64_t> required_when_solved;  // custom fields that must be set to solve a ticket
  absl::Duration incremental_age_min;         // [M] newest start_time allowed, before now
  absl::Duration idempotency_kept = absl::Hours(2);
  bool email_to_closed_opens_follow_up = true;  // [M]

  // Ids. Comments and audits lie beyond 2^32, so that a client must read them as 64-bit integers.
  int64_t account_id = 12345;
  int64_t first_ticket = 4711;
  int64_t first_user = 9001;
  int64_t first_comment = 5'000'000'001;  // set beyond 2^53 to catch clients that parse numbers as double
  int64_t first_audit = 7'000'000'001;
};

}  // namespace firstline::sim::zendesk
