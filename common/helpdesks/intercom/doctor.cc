#include "common/helpdesks/intercom/doctor.h"

#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/helpdesks/intercom/api.h"
#include "common/helpdesks/intercom/credentials.h"
#include "common/helpdesks/intercom/errors.h"
#include "common/helpdesks/intercom/judge.h"
#include "common/helpdesks/judge_quota.h"

namespace firstline::intercom {
namespace {

using helpdesks::Examined;
using helpdesks::Findings;
using helpdesks::JudgeAccess;
using helpdesks::JudgeOptionalAccess;

class Examination {
 public:
  Examination(const Examined& examined, Credentials credentials, const helpdesks::Transport& send, const Clock& clock)
      : examined_(examined), clock_(clock), api_(examined.helpdesk.base_url, std::move(credentials), send, clock) {}

  Findings Run() {
    findings_.push_back(helpdesks::Ok("credentials", "access token and admin_id"));
    if (LogIn()) {
      LookAtTeammate();
      LookAtConversations();
      LookAtContacts();
      LookAtTeams();
    }
    findings_.push_back(WebhookByHand(examined_.tenant));
    return std::move(findings_);
  }

 private:
  bool LogIn() {
    http::HttpRequest request;
    request.url = "/me";
    const absl::StatusOr<http::HttpResponse> me = api_.Send(std::move(request));
    const absl::Status status = me.ok() ? StatusOf(*me, "read our own app", clock_.Now()) : me.status();
    Append(helpdesks::JudgeLogin(examined_.helpdesk.base_url, "the workspace", "the app's permissions", status));
    if (!status.ok()) return false;
    findings_.push_back(helpdesks::JudgeQuota({.limit = me->headers.Get("X-RateLimit-Limit"),
                                               .remaining = me->headers.Get("X-RateLimit-Remaining"),
                                               .window = absl::Seconds(10),
                                               .updates_per_minute = examined_.helpdesk.updates_per_minute}));
    return true;
  }

  void LookAtTeammate() {
    const auto body = api_.Ask({.path = "/admins", .doing = "list teammates"});
    if (body.ok()) {
      Append(JudgeTeammate(*body, api_.admin_id()));
    } else {
      findings_.push_back(
          JudgeAccess("teammate", "teammates", "the app's permission to read admins and teams", body.status()));
    }
  }

  // As the reconciler does, with one conversation a page.
  void LookAtConversations() {
    const int64_t since = absl::ToUnixSeconds(clock_.Now() - absl::Hours(1));
    const absl::Status status =
        api_.Ask({.path = "/conversations/search",
                  .body = absl::StrCat(R"({"query":{"field":"updated_at","operator":">","value":")", since,
                                       R"("},"pagination":{"per_page":1}})"),
                  .doing = "search conversations"})
            .status();
    findings_.push_back(
        JudgeAccess("conversations", "conversations", "the app's permission to read conversations", status));
  }

  void LookAtContacts() {
    const absl::Status status =
        api_.Ask({.path = "/contacts/search",
                  .body = R"({"query":{"field":"role","operator":"=","value":"user"},"pagination":{"per_page":1}})",
                  .doing = "search contacts"})
            .status();
    findings_.push_back(JudgeOptionalAccess("contacts", "contacts", "the app's permission to read contacts",
                                            "customers have no attributes", status));
  }

  void LookAtTeams() {
    const auto body = api_.Ask({.path = "/teams", .doing = "list teams"});
    const auto teams = body.ok() ? ParseTeams(*body) : absl::StatusOr<std::vector<helpdesks::Group>>(body.status());
    if (teams.ok()) {
      Append(helpdesks::JudgeTeams(examined_.teams, examined_.helpdesk.name, *teams));
    } else {
      findings_.push_back(
          JudgeAccess("teams", "teams", "the app's permission to read admins and teams", teams.status()));
    }
  }

  void Append(Findings more) { std::move(more.begin(), more.end(), std::back_inserter(findings_)); }

  const Examined& examined_;
  const Clock& clock_;
  const Api api_;
  Findings findings_;
};

}  // namespace

Findings Examine(const Examined& examined, const helpdesks::Transport& send, const Clock& clock) {
  absl::StatusOr<Credentials> credentials = ReadCredentials(examined.helpdesk.credentials_file);
  if (!credentials.ok()) return {helpdesks::BadCredentials(credentials.status(), R"({"access_token","admin_id"})")};
  return Examination(examined, *std::move(credentials), send, clock).Run();
}

}  // namespace firstline::intercom
