#pragma once

#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/conversation/thread.h"
#include "common/policy/policy.h"

namespace firstline::helpdesks {

// How old what we know of a customer may be, and how much of it is kept.
struct CustomerCacheOptions {
  // Plans and segments change over days; a quarter of an hour keeps a busy conversation from costing a look-up per
  // message, which matters where a whole account has 200 requests a minute (Freshdesk's Growth plan).
  absl::Duration age = absl::Minutes(15);
  // After a look-up failed it is not repeated for so long, and what was known before is used, however old. One that was
  // refused (no such record, no right to see it) is not repeated for `age`.
  absl::Duration pause = absl::Minutes(1);
  size_t entries_max = 10'000;  // the one used longest ago makes room; about 2 KiB each
};

// What the vendor says about customers beside the conversation: attributes, and what else a record of theirs tells. A
// convenience for answering, never a reason not to read a conversation: a failing look-up gives what is known, or
// nothing. Thread-safe; no lock is held while looking up, so two reads at once may both ask.
class CustomerCache {
 public:
  // `clock` outlives the object.
  CustomerCache(const CustomerCacheOptions& options, const Clock& clock) : options_(options), clock_(clock) {}

  using LookUp = std::function<absl::StatusOr<conversation::Customer>()>;

  // The customer of that key (the vendor's id of the contact or organisation), looked up at most `age` ago, or, when
  // that fails, earlier; attributes_at says when. Nothing when nothing is known.
  std::optional<conversation::Customer> Get(absl::string_view key, const LookUp& look_up);

 private:
  struct Entry {
    std::string key;
    std::optional<conversation::Customer> customer;
    absl::Time ask_again = absl::InfinitePast();
  };
  using Entries = std::list<Entry>;  // the one used last is first

  // The entry of the key, moved to the front; made when it is missing, and the last one dropped for it.
  Entry& Touch(absl::string_view key) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const CustomerCacheOptions options_;
  const Clock& clock_;
  absl::Mutex mutex_;
  Entries entries_ ABSL_GUARDED_BY(mutex_);
  std::unordered_map<std::string, Entries::iterator> by_key_ ABSL_GUARDED_BY(mutex_);
};

// The cache of a helpdesk, with the age its policy names (customer_age).
std::unique_ptr<CustomerCache> MakeCustomerCache(const policy::Helpdesk& helpdesk, const Clock& clock);

// Adds what a record says to what the conversation itself said of its customer, which is fresher: attributes and their
// time, locale and suspension are the record's, the rest fills gaps. The id stays: after a merge the record has
// another.
void FillIn(const conversation::Customer& record, conversation::Customer& customer);

}  // namespace firstline::helpdesks
