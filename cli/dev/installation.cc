#include "cli/dev/installation.h"

#include <signal.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "common/http/client.h"
#include "common/kafka/topics.h"

namespace firstline::dev {
namespace {

constexpr int kReplication = 1;
constexpr int kPartitions = 24;

absl::StatusOr<int> PortOf(const std::string& file, const std::string& name) {
  FL_ASSIGN_OR_RETURN(const std::string text, config::ReadFile(file));
  const auto ports = nlohmann::json::parse(text, nullptr, false);
  if (!ports.is_object() || !ports.contains(name))
    return absl::NotFoundError(absl::StrCat(file, " names no port ", name));
  return ports[name].get<int>();
}

}  // namespace

const std::vector<std::string>& Installation::ServiceNames() {
  static const auto* const names =
      new std::vector<std::string>{"ingest", "classifier", "retriever", "responder", "escalation", "dispatcher"};
  return *names;
}

absl::StatusOr<std::unique_ptr<Installation>> Installation::Start(const InstallationOptions& options) {
  std::unique_ptr<Installation> self(new Installation(options));
  std::error_code error;
  for (const char* folder : {"logs", "run", "secrets", "sim"})
    std::filesystem::create_directories(self->Path(folder), error);
  if (error) return absl::UnavailableError(absl::StrCat(options.state_dir, ": ", error.message()));
  FL_ASSIGN_OR_RETURN(self->ingest_port_, FreePort());
  FL_RETURN_IF_ERROR(self->StartKafkaOn(0));
  if (options.without.contains("redis")) {
    FL_ASSIGN_OR_RETURN(self->redis_.port, FreePort());  // where nobody listens
  } else {
    FL_RETURN_IF_ERROR(self->StartRedisOn(0));
  }
  FL_RETURN_IF_ERROR(
      kafka::ApplyTopics(self->Kafka(), kafka::TopicPlan(kPartitions, kReplication), kReplication, false).status());
  self->simulators_ = std::make_unique<Simulators>(
      SimulatorsOptions{.bin_dir = options.bin_dir, .state_dir = options.state_dir, .quota = options.quota});
  for (const std::string& vendor : options.vendors) FL_RETURN_IF_ERROR(self->simulators_->Start(vendor));
  return self;
}

Installation::~Installation() {
  for (auto& [name, process] : services_) process->Signal(SIGTERM);
  services_.clear();
  simulators_.reset();
  redis_.process.reset();
  kafka_.process.reset();
}

std::string Installation::Path(const std::string& relative) const {
  return absl::StrCat(options_.state_dir, "/", relative);
}
std::string Installation::Log(const std::string& name) const { return Path(absl::StrCat("logs/", name, ".log")); }

absl::Status Installation::StartKafkaOn(int port) {
  FL_ASSIGN_OR_RETURN(kafka_, StartKafka(options_.kafka_jars, Path("kafka"), Log("kafka"), port));
  return absl::OkStatus();
}

absl::Status Installation::StartRedisOn(int port) {
  FL_ASSIGN_OR_RETURN(redis_, StartRedis(Path("redis"), Log("redis"), port));
  return absl::OkStatus();
}

std::vector<std::string> Installation::ServiceCommand(const std::string& name) const {
  std::vector<std::string> command = {absl::StrCat(options_.bin_dir, "/", name),
                                      absl::StrCat("--brokers=", kafka_.Address()),
                                      "--grpc_listen=127.0.0.1:0",
                                      "--admin_listen=127.0.0.1:0",
                                      absl::StrCat("--ports_file=", Path(absl::StrCat("run/", name, ".json"))),
                                      absl::StrCat("--secrets_dir=", Path("secrets"))};
  if (name == "ingest") {
    // The same port after a restart: the helpdesk keeps the address it was given.
    command.push_back(absl::StrCat("--http_listen=127.0.0.1:", ingest_port_));
    command.push_back("--group_instance_id=ingest-0");
    command.push_back(absl::StrCat("--redis=", redis_.Address()));
  }
  if (name == "dispatcher") {
    command.push_back(absl::StrCat("--redis=", redis_.Address()));
    command.push_back("--group_instance_id=dispatcher-0");
    command.push_back("--callbacks_anywhere=true");  // everything is on this machine
    // The simulator's quota is the account's; without one there is nothing to keep to.
    const absl::string_view quota = absl::StripPrefix(options_.quota, "updates_per_min=");
    command.push_back(absl::StrCat("--updates_per_minute=", quota.empty() ? "100000" : quota));
  }
  if (name == "classifier") command.push_back(absl::StrCat("--model_file=", options_.model_file));
  if (const auto more = options_.arguments.find(name); more != options_.arguments.end()) {
    command.insert(command.end(), more->second.begin(), more->second.end());
  }
  return command;
}

absl::Status Installation::StartService(const std::string& name) {
  std::filesystem::remove(Path(absl::StrCat("run/", name, ".json")));
  FL_ASSIGN_OR_RETURN(services_[name],
                      Process::Start({.name = name, .command = ServiceCommand(name), .log_file = Log(name)}));
  return absl::OkStatus();
}

absl::Status Installation::StartServices() {
  for (const std::string& name : ServiceNames()) {
    if (!options_.without.contains(name)) FL_RETURN_IF_ERROR(StartService(name));
  }
  return absl::OkStatus();
}

absl::Status Installation::Kill(const std::string& name) {
  std::unique_ptr<Process> process;
  if (name == "kafka") process = std::move(kafka_.process);
  if (name == "redis") process = std::move(redis_.process);
  if (const auto found = services_.find(name); found != services_.end()) {
    process = std::move(found->second);
    services_.erase(found);
  }
  if (process == nullptr) return absl::NotFoundError(absl::StrCat("--kill names \"", name, "\", which does not run"));
  process->Signal(SIGKILL);
  return absl::OkStatus();  // its destructor waits for the end
}

absl::Status Installation::BringBack(const std::string& name) {
  if (name == "kafka") return StartKafkaOn(kafka_.port);
  if (name == "redis") return StartRedisOn(redis_.port);
  return StartService(name);
}

absl::StatusOr<std::string> Installation::ServiceUrl(const std::string& name, const std::string& port) const {
  FL_ASSIGN_OR_RETURN(const int number, PortOf(Path(absl::StrCat("run/", name, ".json")), port));
  return absl::StrCat("http://127.0.0.1:", number);
}

absl::Status Installation::AllRunning() {
  for (auto& [name, process] : services_) {
    if (!process->Running()) {
      return absl::NotFoundError(
          absl::StrCat(name, " ended (", process->HowItEnded(), "). Its last lines:\n", Tail(Log(name), 12)));
    }
  }
  FL_RETURN_IF_ERROR(simulators_->AllRunning());
  if (kafka_.process != nullptr && !kafka_.process->Running())
    return absl::NotFoundError(absl::StrCat("Kafka ended:\n", Tail(Log("kafka"), 12)));
  return absl::OkStatus();
}

absl::Status Installation::AwaitReady(absl::Duration patience) {
  http::Client client(http::ClientOptions{});
  const absl::Time deadline = absl::Now() + patience;
  for (auto& [name, process] : services_) {
    std::string seen = "no port yet";
    while (true) {
      FL_RETURN_IF_ERROR(AllRunning());
      if (const auto url = ServiceUrl(name, "admin"); url.ok()) {
        const auto response = client.Send({.method = "GET", .url = absl::StrCat(*url, "/readyz")});
        if (response.ok() && response->status == 200) break;
        seen = response.ok() ? response->body : response.status().ToString();
      }
      if (absl::Now() > deadline) return absl::DeadlineExceededError(absl::StrCat(name, " is not ready: ", seen));
      absl::SleepFor(absl::Milliseconds(50));
    }
  }
  return absl::OkStatus();
}

}  // namespace firstline::dev
