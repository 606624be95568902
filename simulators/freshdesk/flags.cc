#include "simulators/freshdesk/flags.h"

#include "absl/strings/numbers.h"
#include "common/base/status_macros.h"

namespace firstline::sim::freshdesk {
namespace {

using desk::Number;
using desk::Switch;

desk::Setter Mode(BodyMode& target) {
  return [&target](const std::string& value) {
    target = value == "simple" ? BodyMode::kSimple : BodyMode::kAdvanced;
    return value == "simple" || value == "advanced" ? absl::OkStatus() : desk::Want("advanced or simple");
  };
}

desk::Setter Scale(double& target) {
  return [&target](const std::string& value) {
    return absl::SimpleAtod(value, &target) && target >= 0 ? absl::OkStatus() : desk::Want("a number like 0.01");
  };
}

desk::FlagTable Table(Flags& flags) {
  WorldOptions& world = flags.world;
  Options& account = world.account;
  DeliveryOptions& delivery = world.delivery;
  desk::FlagTable table = {
      {"api-key-file", {"file of the API key", desk::SecretFile(world.api_key)}},
      {"secret-file", {"file of the webhooks' secret", desk::SecretFile(world.credential.secret)}},
      {"credential",
       {"where webhooks carry the secret: header, basic or path",
        desk::OneOf({"header", "basic", "path"}, world.credential.kind)}},
      {"credential-header", {"name of that header", desk::Text(world.credential.header)}},
      {"credential-user", {"user of the basic login", desk::Text(world.credential.user)}},
      {"rules", {"automation rules, comma-separated", desk::Words(KnownRules(), world.rules)}},
      {"rules-per-change", {"[M] how many rules fire on one change", Number(world.rules_per_change)}},
      {"webhook-body", {"advanced (pasted text) or simple (ticked fields)", Mode(world.body_mode)}},
      {"webhook-timeout", {"[M] of one delivery", desk::Duration(delivery.timeout)}},
      {"retry-scale", {"factor on the 5, 30 and 60 minutes of a delivery's retries", Scale(delivery.retry_scale)}},
      {"calls-per-minute", {"[2] of the account; 0 for no limit", Number(account.calls_per_minute)}},
      {"include-costs", {"[M] credits of each include", Number(account.include_costs)}},
      {"reopens-on-reply", {"[M] a requester's message opens the ticket", Switch(account.reopens_on_reply)}},
      {"tags-replace", {"[M] tags of a PUT replace the list; false refuses them", Switch(account.tags_replace)}},
      {"pages-max", {"[M] deepest page of the ticket list", Number(account.pages_max)}},
      {"custom-fields", {"known custom fields; none given: all", desk::Names(account.custom_fields)}},
      {"required-when-closed",
       {"custom fields no ticket is closed without", desk::Names(account.required_when_closed)}},
      {"first-conversation-id", {"id of the first conversation", Number(account.first_conversation)}},
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
  if (flags.world.api_key.empty()) return absl::InvalidArgumentError("--api-key-file: want one");
  if (flags.world.credential.secret.empty()) return absl::InvalidArgumentError("--secret-file: want one");
  return flags;
}

std::string FlagHelp() {
  Flags flags;
  return desk::FlagHelp("firstline-sim-freshdesk: a strict stand-in for a Freshdesk account, on loopback.",
                        Table(flags));
}

}  // namespace firstline::sim::freshdesk
