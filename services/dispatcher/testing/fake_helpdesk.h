#pragma once

// A helpdesk in memory that behaves like Zendesk where the dispatcher can tell: guarded calls, added tags, stamps.

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher {

// What happens to one call: whether it is carried out, and what its caller gets to know. An empty code with kConfirmed:
// the truth.
struct Mishap {
  bool carried_out = false;
  CallOutcome told;
};

// Thread-safe.
class FakeHelpdesk : public Helpdesk {
 public:
  struct Shown {
    std::string ticket_id;
    std::string effect;  // "public", "draft", "note"
    std::string text;
    std::string turn_id;
  };

  // A ticket with one customer message of that id.
  void AddTicket(const std::string& ticket_id, const std::string& message_id);
  void Say(const std::string& ticket_id, const std::string& message_id, conversation::Role role);
  void SetStatus(const std::string& ticket_id, conversation::Status status);
  void RemoveTicket(const std::string& ticket_id);

  // The next calls, in order; afterwards every call works.
  void NextCalls(std::vector<Mishap> mishaps);
  // The next reads fail with these.
  void NextReads(std::vector<absl::Status> errors);
  // Runs before every read and call, with no lock held.
  void SetHook(std::function<void(absl::string_view what)> hook);

  std::vector<Shown> Everything() const;
  int Count(absl::string_view effect) const;
  std::set<std::string> Tags(const std::string& ticket_id) const;
  conversation::Thread Ticket(const std::string& ticket_id) const;
  int Calls() const;
  int Reads() const;

  absl::Span<const CallGroup> groups() const override;
  int updates_per_minute() const override { return 100; }
  absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) override;
  absl::Duration RetryAfterOf(const absl::Status& error) const override;
  CallOutcome Call(const CallInput& input) override;

 private:
  struct Entry {
    conversation::Thread thread;
    int64_t stamp = 1;
    std::set<std::string> tags;
  };

  CallOutcome CarryOut(const CallInput& input) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Hook(absl::string_view what);

  mutable absl::Mutex mutex_;
  std::map<std::string, Entry> tickets_ ABSL_GUARDED_BY(mutex_);
  std::vector<Shown> shown_ ABSL_GUARDED_BY(mutex_);
  std::deque<Mishap> mishaps_ ABSL_GUARDED_BY(mutex_);
  std::deque<absl::Status> read_errors_ ABSL_GUARDED_BY(mutex_);
  std::function<void(absl::string_view)> hook_ ABSL_GUARDED_BY(mutex_);
  int calls_ ABSL_GUARDED_BY(mutex_) = 0;
  int reads_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t next_id_ ABSL_GUARDED_BY(mutex_) = 880001;
};

// The one helpdesk `main` of every tenant. Thread-safe.
class FakeHelpdesks : public Helpdesks {
 public:
  explicit FakeHelpdesks(std::shared_ptr<Helpdesk> helpdesk) : helpdesk_(std::move(helpdesk)) {}
  absl::StatusOr<std::shared_ptr<Helpdesk>> Find(const policy::Policy& policy, absl::string_view helpdesk) override;
  void Forget(absl::string_view tenant, absl::string_view helpdesk) override;
  // From now on Find fails with it; OK undoes that.
  void Fail(absl::Status status);
  int forgotten() const;

 private:
  const std::shared_ptr<Helpdesk> helpdesk_;
  mutable absl::Mutex mutex_;
  absl::Status failure_ ABSL_GUARDED_BY(mutex_);
  int forgotten_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace firstline::dispatcher
