#pragma once

// Sends webhooks in the background, in no promised order. What a request looks like and when it is sent again is the
// vendor's: its Postman.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/http/client.h"
#include "simulators/desk/mischief.h"

namespace firstline::sim::desk {

// A webhook as it was first sent; sending it again keeps all of this.
struct Delivery {
  std::string ticket;   // the vendor's id as JSON text: 4711 or "215470000000001"; "" for a webhook about no ticket
  std::string id;       // of the delivery; "" where the vendor gives none
  std::string webhook;  // which webhook, topic or rule it comes from
  std::string body;
};

// What to do after an attempt.
struct Retry {
  bool again = false;
  absl::Duration after;
};

// An error when no answer came.
using Answered = absl::StatusOr<http::HttpResponse>;

// Told of every attempt at one delivery; remembers how many retries are used up.
using Retries = std::function<Retry(const Answered& answer, absl::Time now)>;

// What a vendor does after too many failures. Called by one thread at a time.
class Gate {
 public:
  virtual ~Gate() = default;
  // False: the delivery fails unsent.
  virtual bool Allows(absl::Time now) = 0;
  virtual void Record(const Answered& answer, absl::Time now) = 0;
  // The webhook was set anew.
  virtual void Reset() = 0;
};

struct Postman {
  std::function<http::HttpRequest(const Delivery& delivery, const std::string& target, absl::Time now)> request;
  std::function<Retries()> retries;  // for a new delivery
  std::shared_ptr<Gate> gate;        // may be absent
  // A new target must answer an unsigned HEAD with 200 before it is taken.
  bool probes = false;
  absl::Duration probe_timeout = absl::Seconds(5);
};

struct DelivererOptions {
  int threads = 8;
  size_t waiting_max = 100'000;  // beyond, a delivery is omitted
};

class Deliverer {
 public:
  // Told of every attempt, from a delivery thread: the HTTP status, 0 for no answer, -1 for one the gate held back. A
  // probe is a delivery whose webhook is "probe".
  using OnAttempt = std::function<void(const Delivery& delivery, int status)>;

  Deliverer(Postman postman, const DelivererOptions& options, OnAttempt on_attempt);
  ~Deliverer();  // gives up what is waiting; returns within the time of one request

  // Where to; deliveries wait until there is one that was not refused by the probe.
  void SetTarget(const std::string& url);
  void SetMischief(const Mischief& mischief);
  void Enqueue(const Delivery& delivery);
  // Deliveries waiting or under way.
  size_t Open() const;
  // "" while there is none.
  std::string target() const;

 private:
  struct Job {
    Delivery delivery;
    Retries retries;
  };
  using SteadyTime = std::chrono::steady_clock::time_point;

  void Work();
  void Attempt(Job job, const std::string& target);
  void Probe(const std::string& candidate);
  void Push(Job job, absl::Duration after);

  const Postman postman_;
  const DelivererOptions options_;
  const OnAttempt on_attempt_;
  http::Client client_;
  // std::mutex: ThreadSanitizer cannot look into the distribution's prebuilt Abseil.
  mutable std::mutex mutex_;  // guards what follows, and the gate
  std::condition_variable changed_;
  std::string target_;
  std::string candidate_;  // to be probed
  Mischief mischief_;
  std::multimap<SteadyTime, Job> waiting_;
  size_t under_way_ = 0;
  int64_t count_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace firstline::sim::desk
