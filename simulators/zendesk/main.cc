// firstline-sim-zendesk: a strict stand-in for a Zendesk account, for tests and the demo. Loopback only.

#include <signal.h>

#include <iostream>
#include <map>
#include <set>
#include <thread>

#include <nlohmann/json.hpp>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "common/http/server.h"
#include "simulators/zendesk/world.h"

namespace firstline::sim::zendesk {
namespace {

using Flags = std::map<std::string, std::string>;

absl::StatusOr<Flags> ParseFlags(int argc, char** argv) {
  static const std::set<std::string> kKnown = {"port", "port-file", "state", "secret-file", "credentials-file", "webhook-kind",
                                               "webhook-url", "quota", "retry-delay"};
  Flags flags = {{"port", "0"}, {"state", "sim-state"}, {"webhook-kind", "event"}, {"retry-delay", "1s"}};
  for (int i = 1; i < argc; ++i) {
    absl::string_view flag = argv[i];
    const std::pair<std::string, std::string> parts = absl::StrSplit(absl::StripPrefix(flag, "--"), absl::MaxSplits('=', 1));
    if (!absl::StartsWith(flag, "--") || !kKnown.contains(parts.first)) {
      return absl::InvalidArgumentError(absl::StrCat("\"", flag, "\": want --", absl::StrJoin(kKnown, "=…, --"), "=…"));
    }
    flags[parts.first] = parts.second;
  }
  return flags;
}

absl::StatusOr<WorldOptions> MakeOptions(const Flags& flags) {
  const auto get = [&](const std::string& name) { return flags.contains(name) ? flags.at(name) : ""; };
  WorldOptions options;
  options.state_dir = get("state");
  FL_ASSIGN_OR_RETURN(options.webhook_secret, config::ReadSecretFile(get("secret-file")));
  FL_ASSIGN_OR_RETURN(const std::string credentials, config::ReadSecretFile(get("credentials-file")));
  const auto json = nlohmann::json::parse(credentials, nullptr, false);
  if (!json.is_object()) return absl::InvalidArgumentError("--credentials-file is no JSON object");
  options.credentials = {.client_id = json.value("client_id", ""), .client_secret = json.value("client_secret", ""),
                         .email = json.value("email", ""), .token = json.value("token", "")};
  const std::string kind = get("webhook-kind");
  if (kind == "both") {
    options.kinds = {WebhookKind::kEvent, WebhookKind::kTrigger};
  } else if (kind == "event" || kind == "trigger") {
    options.kinds = {kind == "event" ? WebhookKind::kEvent : WebhookKind::kTrigger};
  } else {
    return absl::InvalidArgumentError(absl::StrCat("--webhook-kind is \"", kind, "\", want event, trigger or both"));
  }
  for (const absl::string_view entry : absl::StrSplit(get("quota"), ',', absl::SkipEmpty())) {
    const std::pair<std::string, std::string> parts = absl::StrSplit(entry, absl::MaxSplits('=', 1));
    int value = 0;
    if (!absl::SimpleAtoi(parts.second, &value) || (parts.first != "updates_per_min" && parts.first != "updates_per_ticket")) {
      return absl::InvalidArgumentError(absl::StrCat("--quota has \"", entry, "\", want updates_per_min=N or updates_per_ticket=N"));
    }
    (parts.first == "updates_per_min" ? options.updates_per_minute : options.updates_per_ticket) = value;
  }
  if (!absl::ParseDuration(get("retry-delay"), &options.delivery.retry_delay)) {
    return absl::InvalidArgumentError("--retry-delay: want a duration");
  }
  return options;
}

absl::Status Run(int argc, char** argv) {
  FL_ASSIGN_OR_RETURN(const Flags flags, ParseFlags(argc, argv));
  FL_ASSIGN_OR_RETURN(const WorldOptions options, MakeOptions(flags));
  FL_ASSIGN_OR_RETURN(const auto world, World::Open(options, Clock::Real()));
  if (flags.contains("webhook-url")) {
    http::Request request;
    request.method = "POST";
    request.path = "/_sim/webhook";
    request.body = nlohmann::json{{"url", flags.at("webhook-url")}}.dump();
    world->Handle(request);
  }
  http::ServerOptions server_options;
  server_options.host = "127.0.0.1";
  server_options.port = std::atoi(flags.at("port").c_str());
  FL_ASSIGN_OR_RETURN(const auto server, http::Server::Start(server_options, [&](http::Request request, http::Respond respond) {
                        Reply reply = world->Handle(request);
                        if (reply.hang_up) respond = nullptr;
                        if (reply.delay <= absl::ZeroDuration()) {
                          if (respond) respond(std::move(reply.response));
                          return;
                        }
                        // Slow answers are rare and few: a thread each keeps the server's threads free.
                        std::thread([reply = std::move(reply), respond = std::move(respond)]() mutable {
                          absl::SleepFor(reply.delay);
                          if (respond) respond(std::move(reply.response));
                        }).detach();
                      }));
  if (flags.contains("port-file")) FL_RETURN_IF_ERROR(config::WriteFile(flags.at("port-file"), absl::StrCat(server->port(), "\n")));
  std::cout << "zendesk simulator at http://127.0.0.1:" << server->port() << std::endl;
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  int number = 0;
  sigwait(&set, &number);
  return absl::OkStatus();
}

}  // namespace
}  // namespace firstline::sim::zendesk

int main(int argc, char** argv) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  const absl::Status status = firstline::sim::zendesk::Run(argc, argv);
  if (status.ok()) return 0;
  std::cerr << "firstline-sim-zendesk: " << status.message() << "\n";
  return status.code() == absl::StatusCode::kInvalidArgument ? 2 : 1;
}
