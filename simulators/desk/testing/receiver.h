#pragma once

// A receiver of webhooks that notes what it gets and answers as told.

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/http/server.h"

namespace firstline::sim::desk::testing {

class Receiver {
 public:
  // `status` of the n-th request, from 1.
  explicit Receiver(std::function<int(int attempt)> status);
  ~Receiver();

  std::string url() const;
  std::vector<http::Request> got();

 private:
  std::mutex mutex_;  // guards got_
  std::vector<http::Request> got_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace firstline::sim::desk::testing
