#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "common/http/url.h"
#include "simulators/freshdesk/webhook.h"

namespace firstline::sim::freshdesk {

std::optional<absl::Duration> RetryAfter(size_t failures, const DeliveryOptions& options) {
  if (failures > options.retry_after.size()) return std::nullopt;
  return options.retry_after[failures - 1] * options.retry_scale;
}

desk::Postman MakePostman(const Credential& credential, const DeliveryOptions& options) {
  desk::Postman postman;
  postman.request = [credential, timeout = options.timeout](const desk::Delivery& delivery, const std::string& target,
                                                            absl::Time) {
    http::HttpRequest request = {.method = "POST",
                                 .url = target,
                                 .headers = {{"Content-Type", "application/json"}},
                                 .body = delivery.body,
                                 .connect_timeout = timeout,
                                 .total_timeout = timeout};
    if (credential.kind == "header") request.headers.Add(credential.header, credential.secret);
    if (credential.kind == "basic") {
      const std::string pair = absl::StrCat(credential.user, ":", credential.secret);
      request.headers.Add("Authorization", absl::StrCat("Basic ", absl::Base64Escape(pair)));
    }
    if (credential.kind == "path") request.url = absl::StrCat(target, "/", http::PercentEncode(credential.secret));
    return request;
  };
  postman.retries = [options]() -> desk::Retries {
    return [options, failures = size_t{0}](const desk::Answered& answered, absl::Time) mutable -> desk::Retry {
      if (answered.ok() && answered->status >= 200 && answered->status < 300) return {};
      const std::optional<absl::Duration> after = RetryAfter(++failures, options);
      return {after.has_value(), after.value_or(absl::ZeroDuration())};
    };
  };
  return postman;
}

}  // namespace firstline::sim::freshdesk
