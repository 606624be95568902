#include "simulators/zendesk/flags.h"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"

namespace firstline::sim::zendesk {
namespace {

using Setter = std::function<absl::Status(const std::string& value)>;

struct Flag {
  std::string help;
  Setter set;
};

absl::Status Want(absl::string_view what) { return absl::InvalidArgumentError(absl::StrCat("want ", what)); }

Setter Text(std::string& target) {
  return [&target](const std::string& value) {
    target = value;
    return absl::OkStatus();
  };
}

template <typename Integer>
Setter Number(Integer& target) {
  return [&target](const std::string& value) {
    return absl::SimpleAtoi(value, &target) && target >= 0 ? absl::OkStatus() : Want("a number");
  };
}

Setter Duration(absl::Duration& target) {
  return [&target](const std::string& value) {
    return absl::ParseDuration(value, &target) && target >= absl::ZeroDuration() ? absl::OkStatus()
                                                                                 : Want("a duration like 500ms");
  };
}

Setter Switch(bool& target) {
  return [&target](const std::string& value) {
    target = value == "true";
    return value == "true" || value == "false" ? absl::OkStatus() : Want("true or false");
  };
}

Setter Ids(std::vector<int64_t>& target) {
  return [&target](const std::string& value) {
    for (const absl::string_view part : absl::StrSplit(value, ',', absl::SkipEmpty())) {
      if (!absl::SimpleAtoi(part, &target.emplace_back())) return Want("ids");
    }
    return absl::OkStatus();
  };
}

Setter SecretFile(std::string& target) {
  return [&target](const std::string& value) {
    FL_ASSIGN_OR_RETURN(target, config::ReadSecretFile(value));
    return absl::OkStatus();
  };
}

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

Setter Quota(Options& target) {
  return [&target](const std::string& value) {
    const std::map<std::string, int*> limits = {{"updates_per_min", &target.updates_per_minute},
                                                {"updates_per_ticket", &target.updates_per_ticket},
                                                {"requests_per_min", &target.requests_per_minute},
                                                {"incremental_per_min", &target.incremental_per_minute}};
    for (const absl::string_view entry : absl::StrSplit(value, ',', absl::SkipEmpty())) {
      const std::pair<std::string, std::string> parts = absl::StrSplit(entry, absl::MaxSplits('=', 1));
      const auto limit = limits.find(parts.first);
      if (limit == limits.end() || !absl::SimpleAtoi(parts.second, limit->second) || *limit->second < 0) {
        return Want("updates_per_min=, updates_per_ticket=, requests_per_min= or incremental_per_min=N");
      }
    }
    return absl::OkStatus();
  };
}

std::map<std::string, Flag> Table(Flags& flags) {
  WorldOptions& world = flags.world;
  Options& account = world.account;
  DeliveryOptions& delivery = world.delivery;
  return {
      {"port", {"port on loopback, 0 for any", Number(flags.port)}},
      {"port-file", {"file the port is written to", Text(flags.port_file)}},
      {"state", {"folder of commands and journal", Text(world.state_folder)}},
      {"secret-file", {"file of the webhook secret", SecretFile(world.webhook_secret)}},
      {"credentials-file", {"JSON file of client_id, client_secret, email, token", CredentialsFile(world.credentials)}},
      {"oauth-client-id", {"client id, instead of --credentials-file", Text(world.credentials.client_id)}},
      {"oauth-client-secret-file", {"file of its secret", SecretFile(world.credentials.client_secret)}},
      {"legacy-email", {"user of the legacy login", Text(world.credentials.email)}},
      {"legacy-token-file", {"file of its API token", SecretFile(world.credentials.token)}},
      {"webhook-kind", {"event, trigger or both", Kinds(world.kinds)}},
      {"webhook-events", {"subscribed ticket events, comma-separated", Subscriptions(world.subscriptions)}},
      {"webhook-url", {"where webhooks go", Text(flags.webhook_url)}},
      {"webhook-timeout", {"[2] of one delivery", Duration(delivery.timeout)}},
      {"retry-delay", {"[M] before a delivery is tried again", Duration(delivery.retry_delay)}},
      {"retries-after-timeout", {"[2]", Number(delivery.retries_after_timeout)}},
      {"retry-unreachable", {"[M] a refused connection counts as a time-out", Switch(delivery.unreachable_is_timeout)}},
      {"circuit-breaker", {"[2] pause after too many failed deliveries", Switch(delivery.breaker.on)}},
      {"quota", {"updates_per_min=N, updates_per_ticket=N, requests_per_min=N, incremental_per_min=N", Quota(account)}},
      {"accept-ticket-tags", {"let `tags` in a ticket PUT replace all tags", Switch(account.accept_ticket_tags)}},
      {"assignee-must-be-in-group", {"[M]", Switch(account.assignee_must_be_in_group)}},
      {"custom-fields", {"known field ids; none given: all", Ids(account.custom_fields)}},
      {"required-when-solved", {"field ids without which no ticket is solved", Ids(account.required_when_solved)}},
      {"incremental-age-min", {"[M] youngest start_time of the export", Duration(account.incremental_age_min)}},
      {"comments-max", {"comments per ticket", Number(account.comments_max)}},
      {"first-comment-id", {"id of the first comment", Number(account.first_comment)}},
      {"follow-up-on-closed",
       {"[M] mail to a closed ticket opens another", Switch(account.email_to_closed_opens_follow_up)}},
  };
}

}  // namespace

absl::StatusOr<Flags> ReadFlags(const std::vector<std::string>& arguments) {
  Flags flags;
  flags.world.state_folder = "sim-state";
  const std::map<std::string, Flag> table = Table(flags);
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--help") {
      flags.help = true;
      return flags;
    }
    absl::string_view text = arguments[i];
    std::pair<std::string, std::string> parts = absl::StrSplit(absl::StripPrefix(text, "--"), absl::MaxSplits('=', 1));
    const auto flag = table.find(parts.first);
    if (!absl::StartsWith(text, "--") || flag == table.end()) {
      return absl::InvalidArgumentError(absl::StrCat(text, ": no such flag, see --help"));
    }
    if (!absl::StrContains(text, '=')) {
      if (++i == arguments.size()) return absl::InvalidArgumentError(absl::StrCat(text, ": want a value"));
      parts.second = arguments[i];
    }
    if (const absl::Status status = flag->second.set(parts.second); !status.ok()) {
      return absl::Status(status.code(), absl::StrCat("--", parts.first, ": ", status.message()));
    }
  }
  if (flags.world.webhook_secret.empty()) return absl::InvalidArgumentError("--secret-file: want one");
  if (flags.port > 65535) return absl::InvalidArgumentError("--port: want at most 65535");
  return flags;
}

std::string FlagHelp() {
  Flags flags;
  std::string help = "firstline-sim-zendesk: a strict stand-in for a Zendesk account, on loopback.\n";
  for (const auto& [name, flag] : Table(flags)) absl::StrAppend(&help, "  --", name, "  ", flag.help, "\n");
  return help;
}

}  // namespace firstline::sim::zendesk
