#include "common/helpdesks/customer_cache.h"

namespace firstline::helpdesks {

CustomerCache::Entry& CustomerCache::Touch(absl::string_view key) {
  const auto found = by_key_.find(std::string(key));
  if (found != by_key_.end()) {
    entries_.splice(entries_.begin(), entries_, found->second);
    return entries_.front();
  }
  if (!entries_.empty() && entries_.size() >= options_.entries_max) {
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
  entries_.push_front({.key = std::string(key), .customer = std::nullopt});
  by_key_[entries_.front().key] = entries_.begin();
  return entries_.front();
}

std::optional<conversation::Customer> CustomerCache::Get(absl::string_view key, const LookUp& look_up) {
  {
    absl::MutexLock lock(&mutex_);
    const Entry& entry = Touch(key);
    if (clock_.Now() < entry.ask_again) return entry.customer;
  }
  const absl::Time asked_at = clock_.Now();
  absl::StatusOr<conversation::Customer> looked_up = look_up();

  absl::MutexLock lock(&mutex_);
  Entry& entry = Touch(key);
  if (looked_up.ok()) {
    entry.customer = *std::move(looked_up);
    entry.customer->attributes_at = asked_at;
    entry.ask_again = asked_at + options_.age;
  } else {
    const bool refused = absl::IsNotFound(looked_up.status()) || absl::IsPermissionDenied(looked_up.status());
    entry.ask_again = clock_.Now() + (refused ? options_.age : options_.pause);
  }
  return entry.customer;
}

std::unique_ptr<CustomerCache> MakeCustomerCache(const policy::Helpdesk& helpdesk, const Clock& clock) {
  return std::make_unique<CustomerCache>(CustomerCacheOptions{.age = helpdesk.customer_age}, clock);
}

void FillIn(const conversation::Customer& record, conversation::Customer& customer) {
  if (customer.external_id.empty()) customer.external_id = record.external_id;
  if (customer.name.empty()) customer.name = record.name;
  if (customer.email.empty()) customer.email = record.email;
  if (!record.locale.empty()) customer.locale = record.locale;
  customer.suspended |= record.suspended;
  customer.attributes = record.attributes;
  customer.attributes_at = record.attributes_at;
}

}  // namespace firstline::helpdesks
