#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "common/http/server.h"
#include "simulators/model/answers.h"
#include "simulators/model/dialect_rules.h"
#include "simulators/model/persona.h"

namespace firstline::sim::model {

// Serves one account on 127.0.0.1. Thread-safe.
class ModelServer {
 public:
  static absl::StatusOr<std::unique_ptr<ModelServer>> Start(const Account& account, Persona persona, int port);

  int port() const { return server_->port(); }
  // What is done with the next requests it takes, in order; afterwards it completes.
  void Next(std::vector<Act> acts);
  // What is said instead of the persona's words; "" gives it the word back.
  void Say(std::string content);
  // Requests so far, and how many of them were refused by the dialect's rules.
  size_t taken() const;
  size_t refused() const;

 private:
  ModelServer(const Account& account, Persona persona) : account_(account), persona_(persona) {}
  http::Response Handle(const http::Request& request);

  const Account account_;
  const Persona persona_;
  mutable absl::Mutex mutex_;
  std::deque<Act> acts_ ABSL_GUARDED_BY(mutex_);
  std::string content_ ABSL_GUARDED_BY(mutex_);
  size_t taken_ ABSL_GUARDED_BY(mutex_) = 0;
  size_t refused_ ABSL_GUARDED_BY(mutex_) = 0;
  std::unique_ptr<http::Server> server_;  // last: its threads end first
};

}  // namespace firstline::sim::model
