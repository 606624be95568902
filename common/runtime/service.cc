#include "common/runtime/service.h"

#include <signal.h>

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "common/base/check.h"
#include "common/base/status_macros.h"
#include "common/base/version.h"
#include "common/config/secret_file.h"
#include "common/runtime/stop_limit.h"

namespace firstline::runtime {
namespace {

// After the drain: a revoked partition's calls (10 s), leaving the group and closing the clients (together 10 s).
constexpr absl::Duration kCloseLimit = absl::Seconds(20);

// Splits "host:port"; InvalidArgument otherwise.
absl::StatusOr<std::pair<std::string, int>> HostPort(const std::string& listen) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(listen, absl::MaxSplits(':', 1));
  int port = 0;
  if (parts.first.empty() || !absl::SimpleAtoi(parts.second, &port) || port < 0 || port > 65535) {
    return absl::InvalidArgumentError(absl::StrCat("\"", listen, "\" is no host:port"));
  }
  return std::make_pair(parts.first, port);
}

sigset_t StopSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

Service::Service(std::string name, const CommonOptions& options, std::string effective_config)
    : name_(std::move(name)),
      options_(options),
      effective_config_(std::move(effective_config)),
      log_(name_, telemetry::LevelOf(options.log_level)) {
  // Every thread made from here on leaves the signals to RunUntilShutdown.
  const sigset_t set = StopSignals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

Service::~Service() {
  admin_.reset();
  stages_.clear();
  grpc_.reset();
}

kafka::Producer& Service::producer() {
  if (producer_ == nullptr) {
    auto made = kafka::Producer::Create(kafka());
    FL_CHECK(made.ok()) << made.status();
    producer_ = *std::move(made);
  }
  return *producer_;
}

PolicyStore& Service::policies() {
  if (policies_ == nullptr) {
    policies_ = std::make_unique<PolicyStore>(kafka(), options_.secrets_dir, log_);
    AddReadiness("policies", [this] { return policies_->Ready(); });
  }
  return *policies_;
}

absl::Status Service::ServeGrpc(grpc::Service& service) {
  FL_ASSIGN_OR_RETURN(grpc_, GrpcServer::Start(options_.grpc_listen, service));
  SetPort("grpc", grpc_->port());
  return absl::OkStatus();
}

absl::Status Service::RunStage(StageOptions stage, std::vector<std::string> topics, std::string group,
                               RecordHandler& handler, bool is_static) {
  const std::string stage_name = stage.name;
  stage.stall_timeout = options_.stall_timeout;
  stages_.push_back(std::make_unique<Stage>(std::move(stage), producer(), handler, clock(), log_, metrics_));
  Stage* const running = stages_.back().get();
  AddReadiness(absl::StrCat("stage ", stage_name), [running] { return running->Ready(); });
  return running->Start({.client = kafka(),
                         .group = std::move(group),
                         .topics = std::move(topics),
                         .instance_id = is_static ? options_.group_instance_id : "",
                         .session_timeout = options_.session_timeout});
}

void Service::AddReadiness(std::string what, std::function<bool()> ready) {
  readiness_.emplace_back(std::move(what), std::move(ready));
}

void Service::OnStop(std::function<void()> stop) { stop_hooks_.push_back(std::move(stop)); }

void Service::SetPort(absl::string_view name, int port) { ports_.emplace_back(std::string(name), port); }

std::string Service::NotReady() const {
  if (stopping_) return "stopping";
  std::vector<std::string> waiting;
  for (const auto& [what, ready] : readiness_) {
    if (!ready()) waiting.push_back(what);
  }
  return absl::StrJoin(waiting, ", ");
}

void Service::Answer(http::Request request, http::Respond respond) {
  http::Response response;
  response.content_type = "text/plain; charset=utf-8";
  if (request.path == "/livez") {
    const bool alive = std::all_of(stages_.begin(), stages_.end(), [](const auto& stage) { return stage->Alive(); });
    response.status = alive ? 200 : 503;
    response.body = alive ? "ok\n" : "a poll loop hangs\n";
  } else if (request.path == "/readyz" || request.path == "/startupz") {
    const std::string waiting = NotReady();
    response.status = waiting.empty() ? 200 : 503;
    response.body = waiting.empty() ? "ok\n" : absl::StrCat("waiting for: ", waiting, "\n");
  } else if (request.path == "/metrics") {
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    if (producer_ != nullptr) {
      metrics_.Set("firstline_producer_rebuilds", "Producers built anew because they were stuck or had failed.",
                   static_cast<double>(producer_->Rebuilds()));
    }
    response.body = metrics_.Text();
  } else if (request.path == "/configz") {
    response.body = effective_config_;
  } else {
    response.status = 404;
    response.body = "want /livez, /readyz, /startupz, /metrics or /configz\n";
  }
  respond(std::move(response));
}

absl::Status Service::StartAdmin() {
  FL_ASSIGN_OR_RETURN(const auto address, HostPort(options_.admin_listen));
  http::ServerOptions options;
  options.host = address.first;
  options.port = address.second;
  options.threads = 1;
  FL_ASSIGN_OR_RETURN(admin_, http::Server::Start(options, [this](http::Request request, http::Respond respond) {
                        Answer(std::move(request), std::move(respond));
                      }));
  SetPort("admin", admin_->port());
  if (options_.ports_file.empty()) return absl::OkStatus();
  const auto entry = [](std::string* out, const std::pair<std::string, int>& port) {
    absl::StrAppend(out, "\"", port.first, "\":", port.second);
  };
  return config::WriteFile(options_.ports_file, absl::StrCat("{", absl::StrJoin(ports_, ",", entry), "}\n"));
}

absl::Status Service::RunUntilShutdown() {
  FL_RETURN_IF_ERROR(StartAdmin());
  metrics_.Set("firstline_build_info", "1, with the build's version.", 1, {{"version", std::string(BuildVersion())}});
  log_.Info("started", {{"version", BuildVersion()}});
  const sigset_t set = StopSignals();
  int signal_number = 0;
  sigwait(&set, &signal_number);
  log_.Info("stopping", {{"signal", signal_number}});
  ExitAfter(options_.drain_timeout + kCloseLimit, name_);
  const absl::Time deadline = absl::Now() + options_.drain_timeout;
  stopping_ = true;
  if (grpc_ != nullptr) grpc_->SetServing(false);
  for (auto hook = stop_hooks_.rbegin(); hook != stop_hooks_.rend(); ++hook) (*hook)();
  const auto left = [&] { return std::max(absl::ZeroDuration(), deadline - absl::Now()); };
  for (const std::unique_ptr<Stage>& stage : stages_) stage->Stop(left());
  if (grpc_ != nullptr) grpc_->Stop(std::min(left(), absl::Seconds(2)));
  if (producer_ != nullptr) producer_->Flush(std::max(left(), absl::Seconds(1))).IgnoreError();
  admin_->Stop(absl::ZeroDuration());
  log_.Info("stopped");
  return absl::OkStatus();
}

}  // namespace firstline::runtime
