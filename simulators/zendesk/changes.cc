#include "simulators/zendesk/changes.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace firstline::sim::zendesk {
namespace {

absl::Time WholeSecond(absl::Time time) { return absl::FromUnixSeconds(absl::ToUnixSeconds(time)); }

User& CustomerOf(Account& account, const NewTicket& request) {
  if (User* const known = account.FindUserByEmail(request.email)) return *known;
  User& user = account.users[account.next_user];
  user = {.id = account.next_user++, .name = request.name, .email = request.email};
  user.fields = request.attributes;
  return user;
}

}  // namespace

Audit NewAudit(Account& account, int64_t actor, absl::string_view via, absl::Time now) {
  return {.id = account.next_audit++, .author_id = actor, .created_at = WholeSecond(now), .via = std::string(via)};
}

Ticket& OpenTicket(Account& account, const NewTicket& request, absl::Time now, std::vector<Change>* changes) {
  const User& customer = CustomerOf(account, request);
  const int64_t id = account.next_ticket++;
  Ticket& ticket = account.tickets[id];
  ticket.id = id;
  ticket.subject = request.subject;
  ticket.description = request.text;
  ticket.external_id = request.external_id;
  ticket.via = request.channel;
  ticket.requester_id = customer.id;
  ticket.tags = request.tags;
  ticket.created_at = ticket.updated_at = WholeSecond(now);
  Audit audit = NewAudit(account, customer.id, request.channel, now);
  const Comment comment = {.id = account.next_comment++,
                           .author_id = customer.id,
                           .audit_id = audit.id,
                           .plain_body = request.text,
                           .html_body = ToHtml(request.text),
                           .via = request.channel,
                           .created_at = WholeSecond(now)};
  audit.events.push_back({.id = account.next_audit++, .type = "Comment", .comment_id = comment.id});
  ticket.comments.push_back(comment);
  ticket.audits.push_back(audit);
  changes->push_back({.kind = Change::Kind::kCreated, .ticket_id = id, .actor_id = customer.id});
  return ticket;
}

void SetStatus(Ticket& ticket, const std::string& status, int64_t actor, absl::Time now, Audit& audit, std::vector<Change>* changes) {
  if (ticket.status == status) return;
  audit.events.push_back({.type = "Change", .field = "status", .value = status, .previous = ticket.status});
  changes->push_back({.kind = Change::Kind::kStatus,
                      .ticket_id = ticket.id,
                      .actor_id = actor,
                      .current = absl::AsciiStrToUpper(status),
                      .previous = absl::AsciiStrToUpper(ticket.status)});
  ticket.status = status;
  ticket.updated_at = WholeSecond(now);
}

absl::StatusOr<Comment> AddComment(Account& account, Ticket& ticket, int64_t author_id, absl::string_view text, bool is_public,
                                   absl::string_view via, absl::Time now, std::vector<Change>* changes) {
  if (ticket.status == "closed") return absl::FailedPreconditionError("Status: closed prevents ticket update");
  Audit audit = NewAudit(account, author_id, via, now);
  const Comment comment = {.id = account.next_comment++,
                           .author_id = author_id,
                           .audit_id = audit.id,
                           .is_public = is_public,
                           .plain_body = std::string(text),
                           .html_body = ToHtml(text),
                           .via = std::string(via),
                           .created_at = WholeSecond(now)};
  audit.events.push_back({.id = account.next_audit++, .type = "Comment", .comment_id = comment.id});
  ticket.comments.push_back(comment);
  ticket.updated_at = WholeSecond(now);
  changes->push_back({.kind = Change::Kind::kComment, .ticket_id = ticket.id, .actor_id = author_id, .comment_id = comment.id});
  const bool by_customer = account.users[author_id].role == "end-user";
  if (by_customer && (ticket.status == "solved" || ticket.status == "pending")) {
    SetStatus(ticket, "open", author_id, now, audit, changes);
  }
  if (!by_customer && is_public && ticket.status == "new") SetStatus(ticket, "open", author_id, now, audit, changes);
  ticket.audits.push_back(audit);
  return comment;
}

std::string ToHtml(absl::string_view text) {
  const std::string escaped = absl::StrReplaceAll(text, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
  std::vector<std::string> paragraphs;
  for (const absl::string_view paragraph : absl::StrSplit(escaped, "\n\n", absl::SkipWhitespace())) {
    paragraphs.push_back(absl::StrCat("<p>", absl::StrReplaceAll(paragraph, {{"\n", "<br>"}}), "</p>"));
  }
  return absl::StrJoin(paragraphs, "");
}

std::string FromHtml(absl::string_view html) {
  std::string out;
  for (size_t i = 0; i < html.size();) {
    if (html[i] != '<') {
      out.push_back(html[i++]);
      continue;
    }
    const size_t end = html.find('>', i);
    if (end == absl::string_view::npos) break;
    const absl::string_view tag = html.substr(i, end - i + 1);
    if (absl::StartsWith(tag, "<br") || tag == "</li>") out.push_back('\n');
    if (tag == "</p>") out += "\n\n";
    if (tag == "<li>") out += "- ";
    i = end + 1;
  }
  out = absl::StrReplaceAll(out, {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}, {"&amp;", "&"}});
  return std::string(absl::StripAsciiWhitespace(out));
}

}  // namespace firstline::sim::zendesk
