#include "simulators/desk/testing/receiver.h"

#include <utility>

namespace firstline::sim::desk::testing {

Receiver::Receiver(std::function<int(int attempt)> status) {
  http::ServerOptions options;
  options.host = "127.0.0.1";
  server_ = *http::Server::Start(
      options, [this, status = std::move(status)](http::Request request, const http::Respond& respond) {
        std::lock_guard<std::mutex> lock(mutex_);
        got_.push_back(std::move(request));
        respond({.status = status(static_cast<int>(got_.size()))});
      });
}

Receiver::~Receiver() { server_->Stop(absl::ZeroDuration()); }

std::string Receiver::url() const { return "http://127.0.0.1:" + std::to_string(server_->port()) + "/hook"; }

std::vector<http::Request> Receiver::got() {
  std::lock_guard<std::mutex> lock(mutex_);
  return got_;
}

}  // namespace firstline::sim::desk::testing
