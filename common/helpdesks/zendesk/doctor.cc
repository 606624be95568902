#include "common/helpdesks/zendesk/doctor.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/config/secret_file.h"
#include "common/helpdesks/judge_quota.h"
#include "common/helpdesks/zendesk/api.h"
#include "common/helpdesks/zendesk/errors.h"
#include "common/helpdesks/zendesk/judge.h"
#include "common/http/url.h"

namespace firstline::zendesk {
namespace {

using helpdesks::Examined;
using helpdesks::Findings;
using helpdesks::JudgeAccess;
using helpdesks::Verdict;

constexpr int kPagesMax = 20;  // of 100: no account has more groups or webhooks

class Examination {
 public:
  Examination(const Examined& examined, Credentials credentials, const helpdesks::Transport& send, const Clock& clock)
      : examined_(examined),
        credentials_(std::move(credentials)),
        send_(send),
        clock_(clock),
        api_(examined.helpdesk.base_url, credentials_, send, clock) {
    for (const std::string& path : examined.helpdesk.webhook_secret_files) {
      if (auto secret = config::ReadSecretFile(path); secret.ok()) secrets_.push_back(*std::move(secret));
    }
  }

  Findings Run() {
    LookAtSecrets();
    findings_.push_back(JudgeCredentials(credentials_));
    if (!LogIn()) return std::move(findings_);
    LookAtTickets();
    LookAtTeams();
    LookAtWebhooks();
    return std::move(findings_);
  }

 private:
  void LookAtSecrets() {
    if (std::none_of(secrets_.begin(), secrets_.end(), IsPublicTestSecret)) return;
    findings_.push_back({.verdict = Verdict::kFailed,
                         .check = "webhook secret",
                         .seen = "a file holds the secret of Zendesk's test button, which everybody knows",
                         .wanted = "the signing secret of your own webhook",
                         .mend = "open the webhook in Admin Center, show its signing secret and write that"});
  }

  bool LogIn() {
    http::HttpRequest request;
    request.url = "/api/v2/users/me";
    const absl::StatusOr<http::HttpResponse> me = api_.Send(std::move(request));
    const absl::Status status = me.ok() ? StatusOf(*me, "read our own user", clock_.Now()) : me.status();
    Append(helpdesks::JudgeLogin(examined_.helpdesk.base_url, "our own user", "scope users:read", status));
    if (!status.ok()) return false;
    findings_.push_back(JudgeBot(me->body, credentials_));
    findings_.push_back(helpdesks::JudgeQuota({.limit = me->headers.Get("X-Rate-Limit"),
                                               .remaining = me->headers.Get("X-Rate-Limit-Remaining"),
                                               .updates_per_minute = examined_.helpdesk.updates_per_minute}));
    return true;
  }

  // As the reconciler does.
  void LookAtTickets() {
    const int64_t since = absl::ToUnixSeconds(clock_.Now() - absl::Minutes(5));
    const absl::Status status =
        api_.Get(absl::StrCat("/api/v2/incremental/tickets/cursor?start_time=", since), "list changed tickets")
            .status();
    findings_.push_back(JudgeAccess(
        "tickets", "the list of changed tickets",
        "scope tickets:read, and the user a role that may export tickets (perhaps only administrators may)", status));
  }

  void LookAtTeams() {
    const auto groups = List(api_, "/api/v2/groups", "list groups", ParseGroups);
    if (!groups.ok()) {
      findings_.push_back(helpdesks::JudgeOptionalAccess("teams", "groups", "a scope that may read groups",
                                                         "the policy's group ids are not compared", groups.status()));
      return;
    }
    Append(helpdesks::JudgeTeams(examined_.teams, examined_.helpdesk.name, *groups));
  }

  void LookAtWebhooks() {
    Credentials credentials = credentials_;
    if (credentials.IsOauth()) credentials.scope = "webhooks:read";
    Api api(examined_.helpdesk.base_url, std::move(credentials), send_, clock_);
    const auto webhooks = List(api, "/api/v2/webhooks", "list webhooks", ParseWebhooks);
    if (!webhooks.ok()) {
      findings_.push_back({.verdict = Verdict::kNotCheckable,
                           .check = "webhook",
                           .seen = std::string(webhooks.status().message()),
                           .wanted = absl::StrCat("an active webhook to /v1/webhooks/zendesk/", examined_.tenant),
                           .mend = "allow the OAuth client scope webhooks:read, or look in Admin Center, Apps and "
                                   "integrations, Webhooks"});
      return;
    }
    Append(JudgeWebhooks(*webhooks, examined_.tenant));
    CompareSecrets(api, *webhooks);
  }

  void CompareSecrets(Api& api, const std::vector<Webhook>& webhooks) {
    for (const Webhook& webhook : webhooks) {
      if (!PointsAtUs(webhook, examined_.tenant) || webhook.id.empty()) continue;
      const auto body =
          api.Get(absl::StrCat("/api/v2/webhooks/", http::PercentEncode(webhook.id), "/signing_secret"), "compare");
      findings_.push_back(JudgeSigningSecret(webhook, body.ok() ? *body : "", secrets_));
    }
  }

  // The whole of a list that is paged by cursor.
  template <typename Item>
  absl::StatusOr<std::vector<Item>> List(Api& api, const std::string& path, const char* doing,
                                         absl::StatusOr<ListPage<Item>> (*parse)(absl::string_view)) {
    std::vector<Item> all;
    std::string after;
    for (int i = 0; i < kPagesMax; ++i) {
      http::QueryPairs query = {{"page[size]", "100"}};
      if (!after.empty()) query.emplace_back("page[after]", after);
      const auto body = api.Get(absl::StrCat(path, "?", http::ComposeQuery(query)), doing);
      if (!body.ok()) return body.status();
      absl::StatusOr<ListPage<Item>> page = parse(*body);
      if (!page.ok()) return absl::DataLossError(absl::StrCat(doing, ": ", page.status().message()));
      std::move(page->items.begin(), page->items.end(), std::back_inserter(all));
      if (page->after.empty()) break;
      after = std::move(page->after);
    }
    return all;
  }

  void Append(Findings more) { std::move(more.begin(), more.end(), std::back_inserter(findings_)); }

  const Examined& examined_;
  const Credentials credentials_;
  const helpdesks::Transport& send_;
  const Clock& clock_;
  Api api_;
  std::vector<std::string> secrets_;  // those that could be read
  Findings findings_;
};

}  // namespace

Findings Examine(const Examined& examined, const helpdesks::Transport& send, const Clock& clock) {
  absl::StatusOr<Credentials> credentials = ReadCredentials(examined.helpdesk.credentials_file);
  if (!credentials.ok()) return {helpdesks::BadCredentials(credentials.status(), R"({"client_id","client_secret"})")};
  return Examination(examined, *std::move(credentials), send, clock).Run();
}

}  // namespace firstline::zendesk
