#include "common/helpdesks/zendesk/judge.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/json.h"
#include "common/helpdesks/zendesk/events.h"
#include "common/http/url.h"

namespace firstline::zendesk {
namespace {

using helpdesks::Document;
using helpdesks::Finding;
using helpdesks::Findings;
using helpdesks::Json;
using helpdesks::Member;
using helpdesks::Ok;
using helpdesks::Printable;
using helpdesks::Text;
using helpdesks::Verdict;

constexpr size_t kDepthMax = 32;
// The key of the "Test webhook" button, the same in every account and printed in Zendesk's documentation.
constexpr char kPublicTestSecret[] = "dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ==";
constexpr char kTriggers[] = "conditional_ticket_events";  // a webhook that fires when a trigger says so

template <typename Item, typename Read>
absl::StatusOr<ListPage<Item>> ParsePage(absl::string_view body, const char* name, Read read) {
  FL_ASSIGN_OR_RETURN(const Document document, Document::Parse(body, name, kDepthMax));
  simdjson::dom::array items;
  if (Member(document.root(), name).get(items) != simdjson::SUCCESS) {
    return absl::DataLossError(absl::StrCat("the answer has no ", name));
  }
  ListPage<Item> page;
  for (const Json item : items) read(item, page.items);
  const Json meta = Member(document.root(), "meta");
  if (helpdesks::Flag(meta, "has_more")) page.after = std::string(Text(meta, "after_cursor"));
  return page;
}

Finding Bad(Verdict verdict, std::string seen, std::string wanted, std::string mend) {
  return {.verdict = verdict,
          .check = "webhook",
          .seen = std::move(seen),
          .wanted = std::move(wanted),
          .mend = std::move(mend)};
}

std::string PathFor(absl::string_view tenant) { return absl::StrCat("/v1/webhooks/zendesk/", tenant); }

// The two segments that follow /v1/webhooks/: no more, because a further one may be a secret.
std::string VendorAndTenant(absl::string_view path) {
  const std::pair<absl::string_view, absl::string_view> split =
      absl::StrSplit(path, absl::MaxSplits("/v1/webhooks/", 1));
  const std::vector<absl::string_view> segments = absl::StrSplit(split.second, '/');
  return absl::StrCat(segments[0], segments.size() > 1 ? absl::StrCat("/", segments[1]) : "");
}

bool Subscribes(const Webhook& webhook, absl::string_view event) {
  return std::find(webhook.subscriptions.begin(), webhook.subscriptions.end(), event) != webhook.subscriptions.end();
}

std::vector<std::string> MissingEvents(const Webhook& webhook, bool needed) {
  std::vector<std::string> missing;
  for (const TicketEvent& event : kTicketEvents) {
    const std::string full = absl::StrCat(kEventPrefix, event.name);
    if (event.needed == needed && !Subscribes(webhook, full)) missing.push_back(full);
  }
  return missing;
}

Finding JudgeSubscriptions(const Webhook& webhook, const std::string& name) {
  if (Subscribes(webhook, kTriggers)) {
    return Bad(Verdict::kNotCheckable, absl::StrCat(name, " is active and fires when a trigger says so"),
               "a trigger for new tickets and one for customers' messages, with the body of connect-zendesk.md",
               "look at Admin Center, Objects and rules, Triggers: each must notify this webhook");
  }
  if (const auto missing = MissingEvents(webhook, true); !missing.empty()) {
    return Bad(Verdict::kFailed, absl::StrCat(name, " is not subscribed to ", absl::StrJoin(missing, ", ")),
               "both events, without which customers wait for the reconciler",
               "add the events to the webhook in Admin Center");
  }
  if (const auto missing = MissingEvents(webhook, false); !missing.empty()) {
    return Bad(Verdict::kWarning, absl::StrCat(name, " is not subscribed to ", absl::StrJoin(missing, ", ")),
               "these too: without them ratings, take-overs and deletions are seen minutes late",
               "add those Admin Center offers");
  }
  return Ok("webhook", absl::StrCat(name, " is active and subscribed to all that counts"));
}

Finding Judge(const Webhook& webhook) {
  const std::string name = absl::StrCat("webhook ", Printable(webhook.name));
  const auto url = http::ParseUrl(webhook.endpoint);
  if (webhook.status != "active") {
    return Bad(Verdict::kFailed, absl::StrCat(name, " is ", Printable(webhook.status)), "an active one",
               "activate it in Admin Center, Apps and integrations, Webhooks");
  }
  if (webhook.method != "POST" || webhook.format != "json") {
    return Bad(Verdict::kFailed,
               absl::StrCat(name, " sends ", Printable(webhook.method), " with ", Printable(webhook.format)),
               "POST with json", "change request method and format of the webhook");
  }
  const bool loopback = url.ok() && (url->host == "127.0.0.1" || url->host == "localhost" || url->host == "::1");
  if (url.ok() && url->scheme != "https" && !loopback) {
    return Bad(Verdict::kWarning, absl::StrCat(name, " is sent unencrypted"), "an https address",
               "put TLS in front of ingest and change the webhook's address");
  }
  return JudgeSubscriptions(webhook, name);
}

}  // namespace

Finding JudgeCredentials(const Credentials& credentials) {
  if (!credentials.IsOauth()) {
    return {.verdict = Verdict::kWarning,
            .check = "credentials",
            .seen = "e-mail address and API token",
            .wanted = "an OAuth client: Zendesk switches API tokens off on 2027-04-30, idle ones earlier",
            .mend = "make an OAuth client and write client_id and client_secret into the file"};
  }
  if (credentials.scope.empty()) return Ok("credentials", "OAuth client, scope tickets:read tickets:write users:read");
  const std::vector<std::string> scopes = absl::StrSplit(credentials.scope, ' ', absl::SkipEmpty());
  std::vector<std::string> missing;
  for (const absl::string_view wanted : {"tickets:read", "tickets:write", "users:read"}) {
    const absl::string_view broad = absl::EndsWith(wanted, ":write") ? "write" : "read";
    const bool has = std::any_of(scopes.begin(), scopes.end(),
                                 [&](const std::string& scope) { return scope == wanted || scope == broad; });
    if (!has) missing.emplace_back(wanted);
  }
  if (missing.empty()) return Ok("credentials", "OAuth client with a scope of its own that holds all that is needed");
  return {.verdict = Verdict::kFailed,
          .check = "credentials",
          .seen = absl::StrCat("scope lacks ", absl::StrJoin(missing, ", ")),
          .wanted = "tickets:read tickets:write users:read",
          .mend = "correct or leave out `scope` in credentials_file"};
}

Finding JudgeBot(absl::string_view body, const Credentials& credentials) {
  const auto document = Document::Parse(body, "user", kDepthMax);
  const int64_t id = document.ok() ? helpdesks::Id(Member(document->root(), "user"), "id") : 0;
  const auto failed = [](std::string seen, std::string wanted, std::string mend) {
    return Finding{.verdict = Verdict::kFailed,
                   .check = "bot user",
                   .seen = std::move(seen),
                   .wanted = std::move(wanted),
                   .mend = std::move(mend)};
  };
  if (id == 0) {
    return failed("the login belongs to nobody", "a user of its own for Firstline",
                  "make the OAuth client while signed in as that user");
  }
  const Json user = Member(document->root(), "user");
  const absl::string_view role = Text(user, "role");
  const std::string who = absl::StrCat("user ", id, " ", Printable(Text(user, "name")), ", role ", Printable(role));
  if (credentials.bot_user_id != 0 && credentials.bot_user_id != id) {
    return failed(absl::StrCat("the login is ", who, ", credentials_file says bot_user_id ", credentials.bot_user_id),
                  "one and the same: what any other user wrote counts as a person's",
                  "correct or leave out bot_user_id");
  }
  if (helpdesks::Flag(user, "suspended"))
    return failed(absl::StrCat(who, ", suspended"), "an active user", "unsuspend");
  if (role != "agent" && role != "admin") {
    return failed(who, "role agent or admin, which takes a seat", "give the user a seat and the role in Admin Center");
  }
  return Ok("bot user", absl::StrCat(who, "; must be used by no person"));
}

absl::StatusOr<ListPage<helpdesks::Group>> ParseGroups(absl::string_view body) {
  return ParsePage<helpdesks::Group>(body, "groups", [](const Json& item, std::vector<helpdesks::Group>& groups) {
    if (helpdesks::Flag(item, "deleted")) return;
    groups.push_back({helpdesks::IdText(item, "id"), std::string(Text(item, "name"))});
  });
}

absl::StatusOr<ListPage<Webhook>> ParseWebhooks(absl::string_view body) {
  return ParsePage<Webhook>(body, "webhooks", [](const Json& item, std::vector<Webhook>& webhooks) {
    Webhook webhook = {.id = helpdesks::AnyId(item, "id"),
                       .name = std::string(Text(item, "name")),
                       .endpoint = std::string(Text(item, "endpoint")),
                       .status = std::string(Text(item, "status")),
                       .method = std::string(Text(item, "http_method")),
                       .format = std::string(Text(item, "request_format")),
                       .subscriptions = {}};
    simdjson::dom::array subscriptions;
    if (Member(item, "subscriptions").get(subscriptions) == simdjson::SUCCESS) {
      for (const Json one : subscriptions) {
        std::string_view name;
        if (one.get(name) == simdjson::SUCCESS) webhook.subscriptions.emplace_back(name);
      }
    }
    webhooks.push_back(std::move(webhook));
  });
}

bool PointsAtUs(const Webhook& webhook, absl::string_view tenant) {
  const auto url = http::ParseUrl(webhook.endpoint);
  return url.ok() && absl::EndsWith(url->path, PathFor(tenant));
}

Findings JudgeWebhooks(absl::Span<const Webhook> webhooks, absl::string_view tenant) {
  Findings findings;
  std::vector<std::string> near;  // of Firstline's form, for another tenant or vendor
  for (const Webhook& webhook : webhooks) {
    const auto url = http::ParseUrl(webhook.endpoint);
    if (PointsAtUs(webhook, tenant)) {
      findings.push_back(Judge(webhook));
    } else if (url.ok() && absl::StrContains(url->path, "/v1/webhooks/")) {
      near.push_back(absl::StrCat(Printable(webhook.name), " to ", Printable(VendorAndTenant(url->path))));
    }
  }
  if (!findings.empty()) return findings;
  return {Bad(Verdict::kFailed,
              absl::StrCat("none of the account's ", webhooks.size(), " webhooks points here",
                           near.empty() ? "" : absl::StrCat("; near: ", absl::StrJoin(near, ", "))),
              absl::StrCat("an address that ends with ", PathFor(tenant)),
              "make the webhook as connect-zendesk.md describes")};
}

bool IsPublicTestSecret(absl::string_view secret) { return secret == kPublicTestSecret; }

Finding JudgeSigningSecret(const Webhook& webhook, absl::string_view body, absl::Span<const std::string> ours) {
  const auto document = Document::Parse(body, "signing secret", kDepthMax);
  const absl::string_view secret =
      document.ok() ? Text(Member(document->root(), "signing_secret"), "secret") : absl::string_view();
  const std::string name = absl::StrCat("webhook ", Printable(webhook.name));
  if (secret.empty()) {
    return Bad(Verdict::kNotCheckable, absl::StrCat(name, ": Zendesk does not show its signing secret"),
               "the one in webhook_secret_files", "compare them by hand in Admin Center");
  }
  if (std::any_of(ours.begin(), ours.end(), [&](const std::string& one) { return one == secret; })) {
    return Ok("webhook", absl::StrCat(name, " is signed with a secret of webhook_secret_files"));
  }
  return Bad(Verdict::kFailed,
             absl::StrCat(name, " is signed with a secret that no file holds: it is refused with 401"),
             "the signing secret Admin Center shows for it", "write that secret into a file of webhook_secret_files");
}

}  // namespace firstline::zendesk
