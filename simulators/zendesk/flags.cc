#include "simulators/zendesk/flags.h"

#include <map>
#include <nlohmann/json.hpp>

#include "absl/strings/str_split.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"

namespace firstline::sim::zendesk {
namespace {

using desk::Duration;
using desk::Number;
using desk::SecretFile;
using desk::Setter;
using desk::Switch;
using desk::Text;
using desk::Want;

Setter CredentialsFile(Credentials& target) {
  return [&target](const std::string& value) -> absl::Status {
    FL_ASSIGN_OR_RETURN(const std::string text, config::ReadSecretFile(value));
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
    if (!json.is_object()) return Want("a file with a JSON object");
    for (const auto& [name, member] : json.items()) {
      if (!member.is_string()) return Want("text members in the file");
    }
    target = {.client_id = json.value("client_id", ""),
              .client_secret = json.value("client_secret", ""),
              .email = json.value("email", ""),
              .token = json.value("token", "")};
    return absl::OkStatus();
  };
}

Setter Kinds(std::vector<WebhookKind>& target) {
  return [&target](const std::string& value) {
    target.clear();
    if (value == "event" || value == "both") target.push_back(WebhookKind::kEvent);
    if (value == "trigger" || value == "both") target.push_back(WebhookKind::kTrigger);
    return target.empty() ? Want("event, trigger or both") : absl::OkStatus();
  };
}

Setter Subscriptions(std::vector<Change::Kind>& target) {
  return [&target](const std::string& value) {
    static const std::map<std::string, Change::Kind> kNames = {{"created", Change::Kind::kCreated},
                                                               {"comment_added", Change::Kind::kComment},
                                                               {"status_changed", Change::Kind::kStatus},
                                                               {"csat_received", Change::Kind::kRating},
                                                               {"group_assignment_changed", Change::Kind::kGroup},
                                                               {"agent_assignment_changed", Change::Kind::kAssignee},
                                                               {"priority_changed", Change::Kind::kPriority},
                                                               {"tags_changed", Change::Kind::kTags},
                                                               {"merged", Change::Kind::kMerged}};
    target.clear();
    for (const absl::string_view name : absl::StrSplit(value, ',', absl::SkipEmpty())) {
      const auto known = kNames.find(std::string(name));
      if (known == kNames.end()) return Want("names of ticket events like comment_added");
      target.push_back(known->second);
    }
    return absl::OkStatus();
  };
}

desk::FlagTable Table(Flags& flags) {
  WorldOptions& world = flags.world;
  Options& account = world.account;
  DeliveryOptions& delivery = world.delivery;
  desk::FlagTable table = {
      {"secret-file", {"file of the webhook secret", SecretFile(world.webhook_secret)}},
      {"credentials-file", {"JSON file of client_id, client_secret, email, token", CredentialsFile(world.credentials)}},
      {"oauth-client-id", {"client id, instead of --credentials-file", Text(world.credentials.client_id)}},
      {"oauth-client-secret-file", {"file of its secret", SecretFile(world.credentials.client_secret)}},
      {"legacy-email", {"user of the legacy login", Text(world.credentials.email)}},
      {"legacy-token-file", {"file of its API token", SecretFile(world.credentials.token)}},
      {"webhook-kind", {"event, trigger or both", Kinds(world.kinds)}},
      {"webhook-events", {"subscribed ticket events, comma-separated", Subscriptions(world.subscriptions)}},
      {"webhook-timeout", {"[2] of one delivery", Duration(delivery.timeout)}},
      {"retry-delay", {"[M] before a delivery is tried again", Duration(delivery.retry_delay)}},
      {"retries-after-timeout", {"[2]", Number(delivery.retries_after_timeout)}},
      {"retry-unreachable", {"[M] a refused connection counts as a time-out", Switch(delivery.unreachable_is_timeout)}},
      {"circuit-breaker", {"[2] pause after too many failed deliveries", Switch(delivery.breaker.on)}},
      {"quota",
       {"updates_per_min=N, updates_per_ticket=N, requests_per_min=N, incremental_per_min=N",
        desk::Limits({{"updates_per_min", &account.updates_per_minute},
                      {"updates_per_ticket", &account.updates_per_ticket},
                      {"requests_per_min", &account.requests_per_minute},
                      {"incremental_per_min", &account.incremental_per_minute}})}},
      {"accept-ticket-tags", {"let `tags` in a ticket PUT replace all tags", Switch(account.accept_ticket_tags)}},
      {"assignee-must-be-in-group", {"[M]", Switch(account.assignee_must_be_in_group)}},
      {"custom-fields", {"known field ids; none given: all", desk::Ids(account.custom_fields)}},
      {"required-when-solved",
       {"field ids without which no ticket is solved", desk::Ids(account.required_when_solved)}},
      {"incremental-age-min", {"[M] youngest start_time of the export", Duration(account.incremental_age_min)}},
      {"comments-max", {"comments per ticket", Number(account.comments_max)}},
      {"first-comment-id", {"id of the first comment", Number(account.first_comment)}},
      {"follow-up-on-closed",
       {"[M] mail to a closed ticket opens another", Switch(account.email_to_closed_opens_follow_up)}},
  };
  desk::AddCommonFlags(flags, table);
  return table;
}

}  // namespace

absl::StatusOr<Flags> ReadFlags(const std::vector<std::string>& arguments) {
  Flags flags;
  FL_RETURN_IF_ERROR(desk::ReadFlags(arguments, Table(flags), flags));
  if (flags.help) return flags;
  flags.world.state_folder = flags.state_folder;
  if (flags.world.webhook_secret.empty()) return absl::InvalidArgumentError("--secret-file: want one");
  return flags;
}

std::string FlagHelp() {
  Flags flags;
  return desk::FlagHelp("firstline-sim-zendesk: a strict stand-in for a Zendesk account, on loopback.", Table(flags));
}

}  // namespace firstline::sim::zendesk
