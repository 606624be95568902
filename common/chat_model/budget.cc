#include "common/chat_model/budget.h"

namespace firstline::chat_model {
namespace {

constexpr int64_t kMillion = 1'000'000;

int64_t Cost(int64_t tokens, int64_t micros_per_million) {
  return (tokens * micros_per_million + kMillion - 1) / kMillion;
}

}  // namespace

Spend& Spend::operator+=(const Spend& other) {
  tokens += other.tokens;
  cost_micros += other.cost_micros;
  return *this;
}

Spend SpendOf(int64_t prompt_tokens, int64_t completion_tokens, const Prices& prices) {
  return {.tokens = prompt_tokens + completion_tokens,
          .cost_micros = Cost(prompt_tokens, prices.prompt_micros) + Cost(completion_tokens, prices.completion_micros)};
}

std::optional<Budget::Reservation> Budget::Reserve(const std::string& tenant, const std::string& conversation,
                                                   const Spend& most, const BudgetLimits& limits, absl::Time now) {
  absl::MutexLock lock(&mutex_);
  StartDay(absl::ToUnixSeconds(now) / (24 * 60 * 60));
  const auto key = std::make_pair(tenant, conversation);
  const auto known = conversations_.find(key);
  if (known == conversations_.end() && conversations_.size() >= kConversationsMax) return std::nullopt;
  const int64_t of_conversation = known == conversations_.end() ? 0 : known->second;
  Spend& of_tenant = tenants_[tenant];
  if (of_conversation + most.tokens > limits.tokens_per_conversation ||
      of_tenant.tokens + most.tokens > limits.tokens_per_day ||
      of_tenant.cost_micros + most.cost_micros > limits.cost_micros_per_day) {
    return std::nullopt;
  }
  of_tenant += most;
  conversations_[key] += most.tokens;
  return Reservation{tenant, conversation, most, day_};
}

void Budget::Settle(const Reservation& reservation, const Spend& used) {
  absl::MutexLock lock(&mutex_);
  if (reservation.day != day_) return;  // the day it was set aside in is forgotten
  const Spend change = {used.tokens - reservation.most.tokens, used.cost_micros - reservation.most.cost_micros};
  tenants_[reservation.tenant] += change;
  conversations_[{reservation.tenant, reservation.conversation}] += change.tokens;
}

Spend Budget::OfTenant(const std::string& tenant) const {
  absl::MutexLock lock(&mutex_);
  const auto found = tenants_.find(tenant);
  return found == tenants_.end() ? Spend{} : found->second;
}

void Budget::StartDay(int64_t day) {
  if (day <= day_) return;
  day_ = day;
  tenants_.clear();
  conversations_.clear();
}

}  // namespace firstline::chat_model
