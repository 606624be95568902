#pragma once

// What GET /v1/tickets/{id} can tell: a bounded view of `conversations.state`.

#include <atomic>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/record.h"

namespace firstline::ingest {

// Conversations of the API, the ones changed last: at most `tickets_max` (2 to 70 KiB each), at most `kept` old. Knows
// beside the log what this process itself has accepted. Thread-safe.
class TicketsView {
 public:
  explicit TicketsView(size_t tickets_max = 50'000, absl::Duration kept = absl::Hours(7 * 24))
      : tickets_max_(tickets_max), kept_(kept) {}

  // A record of `conversations.state`; those of other channels are skipped by their key.
  void Put(const kafka::Record& record);

  // A message that the broker acknowledged: until the state knows it, the ticket is under way.
  void Accepted(absl::string_view tenant, absl::string_view ticket_id, absl::string_view message_id, absl::Time now);

  // Body of the answer, or nothing for a ticket the tenant does not have or that was forgotten.
  std::optional<std::string> Find(absl::string_view tenant, absl::string_view ticket_id, absl::Time now) const;

  size_t size() const;

 private:
  struct Entry {
    std::string state;  // serialised ConversationState; "" while only accepted
    int64_t version = 0;
    std::string pending;     // id of the last accepted message that `state` does not know
    absl::Time accepted_at;  // of the first message, while there is no state
    absl::Time changed_at;
    std::list<std::string>::iterator place;  // in order_
  };

  Entry& Touch(const std::string& key, absl::Time now) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const size_t tickets_max_;
  const absl::Duration kept_;
  mutable absl::Mutex mutex_;
  absl::flat_hash_map<std::string, Entry> entries_ ABSL_GUARDED_BY(mutex_);  // by record key
  std::list<std::string> order_ ABSL_GUARDED_BY(mutex_);                     // least recently changed first
};

// Keeps a view up to date from a thread of its own, once somebody needs it.
class TicketsFollower {
 public:
  // The states written since an instant, all partitions.
  using Open = std::function<absl::StatusOr<std::unique_ptr<kafka::LogReader>>()>;

  // needed: asked every second until it is true; an installation without the API reads nothing. All outlive the object.
  TicketsFollower(TicketsView& view, std::function<bool()> needed, Open open);
  ~TicketsFollower();

  // True once the end of the log, as seen at the start, was reached.
  bool Ready() const { return ready_; }

 private:
  void Run();

  TicketsView& view_;
  const std::function<bool()> needed_;
  const Open open_;
  std::atomic<bool> ready_ = false;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace firstline::ingest
