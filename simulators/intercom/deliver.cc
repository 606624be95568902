#include <openssl/hmac.h>

#include <algorithm>
#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "simulators/intercom/webhook.h"

// helpdesks.md 2.2 and 2.4.
namespace firstline::sim::intercom {
namespace {

constexpr int kThrottleMax = 120;  // delays of a minute: two hours, then the notification is dropped

bool Succeeded(const desk::Answered& answered) {
  return answered.ok() && answered->status >= 200 && answered->status < 300;
}

// 410 ends the subscription, and so do errors for a week; many in a row make a pause.
class Subscription final : public desk::Gate {
 public:
  explicit Subscription(const DeliveryOptions& options) : options_(options) {}

  bool Allows(absl::Time now) override { return !ended_ && now >= paused_until_; }

  void Record(const desk::Answered& answered, absl::Time now) override {
    if (answered.ok() && answered->status == 410) ended_ = true;
    if (Succeeded(answered)) {
      errors_ = 0;
      return;
    }
    if (errors_ == 0) failing_since_ = now;
    if (errors_ == 0 || now - counted_since_ > options_.error_window) {
      counted_since_ = now;
      counted_ = 0;
    }
    ++errors_;
    if (++counted_ > options_.errors_max) {
      paused_until_ = now + options_.error_window;
      counted_ = 0;
      counted_since_ = now;
    }
    if (now - failing_since_ > options_.suspended_after) ended_ = true;
  }

  void Reset() override {
    ended_ = false;
    paused_until_ = absl::InfinitePast();
    errors_ = counted_ = 0;
  }

 private:
  const DeliveryOptions options_;
  bool ended_ = false;
  absl::Time paused_until_ = absl::InfinitePast();
  int errors_ = 0;   // in a row
  int counted_ = 0;  // of these, within the window
  absl::Time failing_since_, counted_since_;
};

}  // namespace

std::string HubSignature(absl::string_view client_secret, absl::string_view body) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha1(), client_secret.data(), static_cast<int>(client_secret.size()),
       reinterpret_cast<const unsigned char*>(body.data()), body.size(), digest, &size);
  return absl::StrCat("sha1=", absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest), size)));
}

desk::Retry AfterAttempt(const desk::Answered& answered, const DeliveryOptions& options, RetriesLeft* left) {
  if (Succeeded(answered)) return {};
  if (answered.ok() && answered->status == 410) return {};
  if (answered.ok() && answered->status == 429) {
    const absl::Duration after = std::max(options.retry_delay, left->throttled_for);
    left->throttled_for += after;
    return {left->throttled_for <= kThrottleMax * options.retry_delay, after};
  }
  return {left->after_failure-- > 0, options.retry_delay};
}

desk::Postman MakePostman(const std::string& client_secret, const DeliveryOptions& options) {
  desk::Postman postman;
  postman.request = [client_secret, timeout = options.timeout](const desk::Delivery& delivery,
                                                               const std::string& target, absl::Time) {
    return http::HttpRequest{.method = "POST",
                             .url = target,
                             .headers = {{"Content-Type", "application/json"},
                                         {"Accept", "application/json"},
                                         {"User-Agent", "intercom-parrot-service-client/1.0"},
                                         {"X-Hub-Signature", HubSignature(client_secret, delivery.body)}},
                             .body = delivery.body,
                             .connect_timeout = timeout,
                             .total_timeout = timeout};
  };
  postman.retries = [options]() -> desk::Retries {
    return [options, left = RetriesLeft()](const desk::Answered& answered, absl::Time) mutable {
      return AfterAttempt(answered, options, &left);
    };
  };
  postman.gate = std::make_shared<Subscription>(options);
  postman.probes = true;
  postman.probe_timeout = options.timeout;
  return postman;
}

}  // namespace firstline::sim::intercom
