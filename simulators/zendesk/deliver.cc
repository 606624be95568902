#include "simulators/zendesk/deliver.h"

#include <memory>

#include "absl/strings/str_cat.h"
#include "common/http/retry_after.h"
#include "simulators/desk/json.h"
#include "simulators/zendesk/signature.h"

namespace firstline::sim::zendesk {
namespace {

constexpr absl::Duration kRetryAfterBelow = absl::Minutes(1);  // [2] 1.4

class BreakerGate final : public desk::Gate {
 public:
  explicit BreakerGate(const Breaker::Limits& limits) : breaker_(limits) {}
  bool Allows(absl::Time now) override { return breaker_.Allows(now); }
  void Record(const desk::Answered& answered, absl::Time now) override {
    breaker_.Record(answered.ok() && answered->status >= 200 && answered->status < 300, now);
  }
  void Reset() override {}  // the breaker outlives a change of the address

 private:
  Breaker breaker_;
};

}  // namespace

desk::Retry AfterAttempt(const desk::Answered& answered, const DeliveryOptions& options, absl::Time now,
                         RetriesLeft* left) {
  if (!answered.ok()) {
    const bool timeout = absl::IsDeadlineExceeded(answered.status()) || options.unreachable_is_timeout;
    return {timeout && left->after_timeout-- > 0, options.retry_delay};
  }
  if (answered->status == 409) return {left->after_409-- > 0, options.retry_delay};
  if (answered->status != 429 && answered->status != 503) return {};
  const auto wait = http::ParseRetryAfter(answered->headers.Get("Retry-After"), now);
  if (!wait || *wait >= kRetryAfterBelow) return {};
  return {left->when_asked-- > 0, *wait};
}

desk::Postman MakePostman(const std::string& secret, int64_t account_id, const DeliveryOptions& options) {
  desk::Postman postman;
  postman.request = [secret, account_id, timeout = options.timeout](const desk::Delivery& delivery,
                                                                    const std::string& target, absl::Time now) {
    const std::string timestamp = desk::Stamp(now);
    return http::HttpRequest{.method = "POST",
                             .url = target,
                             .headers = {{"Content-Type", "application/json"},
                                         {"User-Agent", "Zendesk Webhook"},
                                         {"X-Zendesk-Account-Id", absl::StrCat(account_id)},
                                         {"X-Zendesk-Webhook-Id", delivery.webhook},
                                         {"X-Zendesk-Webhook-Invocation-Id", delivery.id},
                                         {"X-Zendesk-Webhook-Signature", Sign(secret, timestamp, delivery.body)},
                                         {"X-Zendesk-Webhook-Signature-Timestamp", timestamp}},
                             .body = delivery.body,
                             .connect_timeout = timeout,
                             .total_timeout = timeout};
  };
  postman.retries = [options]() -> desk::Retries {
    RetriesLeft left = {options.retries_after_409, options.retries_after_timeout, options.retries_when_asked};
    return [options, left](const desk::Answered& answered, absl::Time now) mutable {
      return AfterAttempt(answered, options, now, &left);
    };
  };
  postman.gate = std::make_shared<BreakerGate>(options.breaker);
  return postman;
}

}  // namespace firstline::sim::zendesk
