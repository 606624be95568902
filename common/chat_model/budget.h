#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace firstline::chat_model {

// What a call may cost or did cost. Money in millionths of the account's currency.
struct Spend {
  int64_t tokens = 0;
  int64_t cost_micros = 0;

  Spend& operator+=(const Spend& other);
  friend bool operator==(const Spend&, const Spend&) = default;
};

// What a million tokens cost, in millionths of the account's currency; 0: free, or not known.
struct Prices {
  int64_t prompt_micros = 0;
  int64_t completion_micros = 0;
};
// Rounded up: a budget never looks emptier than it is.
Spend SpendOf(int64_t prompt_tokens, int64_t completion_tokens, const Prices& prices);

// Limits of one tenant. Days are UTC. Zero means none may be spent.
struct BudgetLimits {
  int64_t tokens_per_day = 2'000'000;
  int64_t tokens_per_conversation = 50'000;               // in one day
  int64_t cost_micros_per_day = int64_t{20} * 1'000'000;  // 20 units of the currency
};

// Counts what calls to a model cost, before they are made: a call whose most expensive outcome does not fit is not
// made. Counts of this process only, from its start; with N replicas give each a share. Remembers one day and at most
// kConversationsMax conversations of it; beyond that, new conversations get nothing. Thread-safe.
class Budget {
 public:
  static constexpr size_t kConversationsMax = 200'000;

  // What was set aside for one call.
  struct Reservation {
    std::string tenant, conversation;
    Spend most;
    int64_t day = 0;
  };

  // Sets `most` aside, or nothing when it does not fit into what is left of the day.
  std::optional<Reservation> Reserve(const std::string& tenant, const std::string& conversation, const Spend& most,
                                     const BudgetLimits& limits, absl::Time now);
  // Replaces what was set aside by what was used. Once for each reservation, also when the call failed.
  void Settle(const Reservation& reservation, const Spend& used);

  // Spent and set aside today.
  Spend OfTenant(const std::string& tenant) const;

 private:
  void StartDay(int64_t day) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable absl::Mutex mutex_;
  int64_t day_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::flat_hash_map<std::string, Spend> tenants_ ABSL_GUARDED_BY(mutex_);
  absl::flat_hash_map<std::pair<std::string, std::string>, int64_t> conversations_ ABSL_GUARDED_BY(mutex_);  // tokens
};

}  // namespace firstline::chat_model
