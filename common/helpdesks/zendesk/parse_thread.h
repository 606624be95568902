#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/conversation/thread.h"

namespace firstline::zendesk {

// Where the next page of a list is.
struct Paging {
  bool has_more = false;
  std::string after_cursor;  // opaque; not empty when has_more
};

// Builds a Thread out of what Zendesk's REST API answers: one ticket, its pages of comments, further users. Pure;
// bodies are untrusted (nested at most 64 deep) and may go away after each call.
//
// Who wrote: our bot's user → kAi; role end-user → kCustomer; agent or admin → kAgent; a user we were told nothing of
// is the requester → kCustomer, or else kUnknown, which counts as a person. Text: html_body without hidden text and
// quoted mail, else plain_body, else body; a comment of attachments only reads "[attachment]", so that it is answered
// too. Ids are 64-bit integers throughout. Automatic comments are marked as such (see automatic.h).
// Merged away is a closed ticket that carries the vendor's tag for it or, newest, the vendor's note of it.
class ThreadBuilder {
 public:
  // bot_user_id: Firstline's own user; 0: unknown, then nothing is ours.
  explicit ThreadBuilder(int64_t bot_user_id) : bot_user_id_(bot_user_id) {}

  // Body of GET /api/v2/tickets/{id}?include=users,groups. Call once. InvalidArgument when it holds no ticket.
  absl::Status AddTicket(absl::string_view body);
  // Body of GET /api/v2/tickets/{id}/comments?include=users; pages in either direction, comments repeated or not.
  absl::StatusOr<Paging> AddComments(absl::string_view body);
  // Body of GET /api/v2/users/{id}.
  absl::Status AddUser(absl::string_view body);

  // Authors of comments nobody told us about, ascending, without the requester and our bot.
  std::vector<int64_t> UnknownAuthors() const;

  // Call once, last.
  conversation::Thread Build() &&;

 private:
  struct User {
    std::string role;  // end-user, agent, admin
    bool suspended = false;
    conversation::Customer details;
  };
  struct Comment {
    int64_t author_id = 0;
    std::string via_channel, via_rel;
    conversation::Message message;  // without role and `automatic`
  };

  template <typename List>
  void AddUsers(const List& list);
  conversation::Role RoleOf(int64_t author_id) const;

  const int64_t bot_user_id_;
  int64_t requester_id_ = 0;
  conversation::Thread thread_;
  std::map<int64_t, User> users_;
  std::vector<Comment> comments_;  // in the order read
};

}  // namespace firstline::zendesk
