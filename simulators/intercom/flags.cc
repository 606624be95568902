#include "simulators/intercom/flags.h"

#include "common/base/status_macros.h"

namespace firstline::sim::intercom {
namespace {

desk::FlagTable Table(Flags& flags) {
  WorldOptions& world = flags.world;
  Options& workspace = world.workspace;
  DeliveryOptions& delivery = world.delivery;
  desk::FlagTable table = {
      {"secret-file", {"file of the app's client secret, which signs webhooks", desk::SecretFile(world.client_secret)}},
      {"token-file", {"file of the API's access token", desk::SecretFile(world.token)}},
      {"topics", {"subscribed topics, comma-separated", desk::Words(KnownTopics(), world.topics)}},
      {"default-version",
       {"version of a call that names none", desk::OneOf({"2.13", "2.14", "2.15", "2.16"}, workspace.default_version)}},
      {"calls-per-window", {"calls per ten seconds, 0 for no limit", desk::Number(workspace.calls_per_window)}},
      {"conversation-attributes",
       {"[M] known custom attributes; none given: all", desk::Names(workspace.conversation_attributes)}},
      {"reopens-on-reply",
       {"[M] a contact's message reopens the conversation", desk::Switch(workspace.reopens_on_reply)}},
      {"search-newest-first", {"[M] order of search results", desk::Switch(workspace.search_newest_first)}},
      {"contact-search-lag",
       {"how long a new contact stays hidden from search", desk::Duration(workspace.contact_search_lag)}},
      {"first-part-id", {"id of the first conversation part", desk::Number(workspace.first_part)}},
      {"webhook-timeout", {"of one delivery", desk::Duration(delivery.timeout)}},
      {"retry-delay",
       {"before the one retry; also the unit of a throttled subscription's waits",
        desk::Duration(delivery.retry_delay)}},
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
  if (flags.world.client_secret.empty()) return absl::InvalidArgumentError("--secret-file: want one");
  if (flags.world.token.empty()) return absl::InvalidArgumentError("--token-file: want one");
  return flags;
}

std::string FlagHelp() {
  Flags flags;
  return desk::FlagHelp("firstline-sim-intercom: a strict stand-in for an Intercom workspace, on loopback.",
                        Table(flags));
}

}  // namespace firstline::sim::intercom
