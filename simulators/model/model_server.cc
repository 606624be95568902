#include "simulators/model/model_server.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "common/base/status_macros.h"

namespace firstline::sim::model {
namespace {

// The text of the first user message: the prompt's data.
std::string DataOf(const std::string& body) {
  const auto json = nlohmann::json::parse(body, nullptr, false);
  for (const auto& message : json["messages"]) {
    if (message["role"] == "user") return message["content"].get<std::string>();
  }
  return "";
}

}  // namespace

absl::StatusOr<std::unique_ptr<ModelServer>> ModelServer::Start(const Account& account, Persona persona, int port) {
  std::unique_ptr<ModelServer> self(new ModelServer(account, persona));
  FL_ASSIGN_OR_RETURN(self->server_, http::Server::Start({.host = "127.0.0.1", .port = port},
                                                         [raw = self.get()](const http::Request& request,
                                                                            const http::Respond& respond) {
                                                           respond(raw->Handle(request));
                                                         }));
  return self;
}

http::Response ModelServer::Handle(const http::Request& request) {
  if (std::optional<http::Response> refusal = Refusal(account_, request); refusal.has_value()) {
    absl::MutexLock lock(&mutex_);
    ++refused_;
    return *std::move(refusal);
  }
  Act act = Act::kComplete;
  std::string content;
  {
    absl::MutexLock lock(&mutex_);
    ++taken_;
    if (!acts_.empty()) {
      act = acts_.front();
      acts_.pop_front();
    }
    content = content_;
  }
  if (content.empty()) content = Write(persona_, DataOf(request.body));
  return Answer(account_.dialect, act, content);
}

void ModelServer::Next(std::vector<Act> acts) {
  absl::MutexLock lock(&mutex_);
  acts_.assign(acts.begin(), acts.end());
}

void ModelServer::Say(std::string content) {
  absl::MutexLock lock(&mutex_);
  content_ = std::move(content);
}

size_t ModelServer::taken() const {
  absl::MutexLock lock(&mutex_);
  return taken_;
}

size_t ModelServer::refused() const {
  absl::MutexLock lock(&mutex_);
  return refused_;
}

}  // namespace firstline::sim::model
