#include "common/helpdesks/freshdesk/doctor.h"

#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/freshdesk/api.h"
#include "common/helpdesks/freshdesk/credentials.h"
#include "common/helpdesks/freshdesk/errors.h"
#include "common/helpdesks/freshdesk/judge.h"
#include "common/helpdesks/judge_quota.h"
#include "common/http/url.h"

namespace firstline::freshdesk {
namespace {

using helpdesks::Examined;
using helpdesks::Findings;
using helpdesks::JudgeAccess;
using helpdesks::JudgeOptionalAccess;

constexpr int kPagesMax = 20;  // of 100 groups

class Examination {
 public:
  Examination(const Examined& examined, const Credentials& credentials, const helpdesks::Transport& send,
              const Clock& clock)
      : examined_(examined),
        agent_id_(credentials.agent_id),
        clock_(clock),
        api_(examined.helpdesk.base_url, credentials, send, clock) {}

  Findings Run() {
    findings_.push_back(helpdesks::Ok("credentials", "API key of an agent"));
    if (LogIn()) {
      LookAtTickets();
      LookAtContacts();
      LookAtTeams();
    }
    findings_.push_back(RulesByHand(examined_.tenant));
    return std::move(findings_);
  }

 private:
  bool LogIn() {
    http::HttpRequest request;
    request.url = "/api/v2/agents/me";
    const absl::StatusOr<http::HttpResponse> me = api_.Send(std::move(request));
    const absl::Status status = me.ok() ? StatusOf(*me, "read our own agent", clock_.Now()) : me.status();
    Append(helpdesks::JudgeLogin(examined_.helpdesk.base_url, "our own agent", "the key of an agent", status));
    if (!status.ok()) return false;
    Append(JudgeAgent(me->body, agent_id_));
    findings_.push_back(helpdesks::JudgeQuota({.limit = me->headers.Get("X-RateLimit-Total"),
                                               .remaining = me->headers.Get("X-RateLimit-Remaining"),
                                               .updates_per_minute = examined_.helpdesk.updates_per_minute}));
    return true;
  }

  // As the reconciler does, with one ticket a page.
  void LookAtTickets() {
    const std::string since =
        absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", clock_.Now() - absl::Hours(1), absl::UTCTimeZone());
    const absl::Status status = api_.Get(absl::StrCat("/api/v2/tickets?updated_since=", http::PercentEncode(since),
                                                      "&order_by=updated_at&order_type=asc&per_page=1"),
                                         "list tickets")
                                    .status();
    findings_.push_back(JudgeAccess("tickets", "tickets", "the agent a role that may see tickets", status));
  }

  void LookAtContacts() {
    const absl::Status status = api_.Get("/api/v2/contacts?per_page=1", "list contacts").status();
    findings_.push_back(JudgeOptionalAccess("contacts", "contacts", "the agent a role that may see contacts",
                                            "customers have no attributes", status));
  }

  void LookAtTeams() {
    const auto groups = ListGroups();
    if (groups.ok()) {
      Append(helpdesks::JudgeTeams(examined_.teams, examined_.helpdesk.name, *groups));
    } else {
      findings_.push_back(JudgeOptionalAccess("teams", "groups", "the agent a role that may see groups",
                                              "the policy's group ids are not compared", groups.status()));
    }
  }

  absl::StatusOr<std::vector<helpdesks::Group>> ListGroups() {
    std::vector<helpdesks::Group> groups;
    for (int number = 1; number <= kPagesMax; ++number) {
      FL_ASSIGN_OR_RETURN(const Api::Page page,
                          api_.Get(absl::StrCat("/api/v2/groups?per_page=100&page=", number), "list groups"));
      FL_RETURN_IF_ERROR(AddGroups(page.body, groups));
      if (!page.has_more) break;
    }
    return groups;
  }

  void Append(Findings more) { std::move(more.begin(), more.end(), std::back_inserter(findings_)); }

  const Examined& examined_;
  const std::string agent_id_;
  const Clock& clock_;
  const Api api_;
  Findings findings_;
};

}  // namespace

Findings Examine(const Examined& examined, const helpdesks::Transport& send, const Clock& clock) {
  const absl::StatusOr<Credentials> credentials = ReadCredentials(examined.helpdesk.credentials_file);
  if (!credentials.ok()) return {helpdesks::BadCredentials(credentials.status(), R"({"api_key"})")};
  return Examination(examined, *credentials, send, clock).Run();
}

}  // namespace firstline::freshdesk
