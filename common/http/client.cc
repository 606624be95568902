#include "common/http/client.h"

#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/check.h"
#include "common/base/status_macros.h"
#include "common/http/public_address.h"
#include "common/http/url.h"

namespace firstline::http {
namespace {

constexpr char kTransmissionPayload[] = "firstline.dev/http-transmission";
constexpr size_t kHeaderBytesMax = 64 * 1024;  // of a response, all fields together

absl::Status NotSent(absl::Status status) { return WithTransmission(std::move(status), Transmission::kNotSent); }

long Milliseconds(absl::Duration duration) {
  // libcurl reads 0 as "no limit".
  return static_cast<long>(std::clamp<int64_t>(absl::ToInt64Milliseconds(duration), 1, 86'400'000));
}

absl::Status CheckWritable(const HttpRequest& request) {
  FL_RETURN_IF_ERROR(ParseUrl(request.url).status());
  if (!IsSafeField(request.method, "")) return absl::InvalidArgumentError("method: want an HTTP token");
  for (const auto& [name, value] : request.headers) {
    if (!IsSafeField(name, value)) return absl::InvalidArgumentError("header: a name or value cannot be written");
  }
  return absl::OkStatus();
}

// One request on its way. The sender waits for `done`; between submission and done only the worker touches the rest.
struct Transfer {
  explicit Transfer(const HttpRequest& r) : request(r) {}
  ~Transfer() { curl_slist_free_all(fields); }
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  bool MayRepeat() const { return request.method == "GET" || request.method == "HEAD"; }

  const HttpRequest& request;  // the sender's, which outlives the transfer
  const absl::Time submitted = absl::Now();
  CURL* easy = nullptr;  // made and cleaned up by the worker
  curl_slist* fields = nullptr;
  char error_text[CURL_ERROR_SIZE] = {};
  HttpResponse response;
  size_t header_bytes = 0;
  bool started = false;   // libcurl was allowed to write the request
  bool too_late = false;  // `not_after` had passed before the first byte
  bool repeated = false;  // libcurl wanted to write it a second time and may not
  bool too_large = false;

  std::mutex mutex;  // guards what follows
  std::condition_variable changed;
  bool done = false;
  absl::Status status;
};

// Runs when the connection stands, TLS included, directly before the request is written: also when libcurl found a kept
// connection closed and is about to write the same request again on a new one, which it does for every method.
int BeforeFirstByte(void* user, char*, char*, int, int) {
  auto* transfer = static_cast<Transfer*>(user);
  if (!transfer->started && absl::Now() > transfer->request.not_after) {
    transfer->too_late = true;
    return CURL_PREREQFUNC_ABORT;
  }
  if (transfer->started && !transfer->MayRepeat()) {
    transfer->repeated = true;
    return CURL_PREREQFUNC_ABORT;
  }
  transfer->started = true;
  return CURL_PREREQFUNC_OK;
}

size_t OnHeaderLine(char* data, size_t size, size_t count, void* user) {
  auto* transfer = static_cast<Transfer*>(user);
  absl::string_view line(data, size * count);
  transfer->header_bytes += line.size();
  if (transfer->header_bytes > kHeaderBytesMax) {
    transfer->too_large = true;
    return 0;
  }
  if (absl::StartsWith(line, "HTTP/")) {
    transfer->response.headers = Headers();  // an interim response (100) came before
    return size * count;
  }
  const size_t colon = line.find(':');
  if (colon != absl::string_view::npos) {
    transfer->response.headers.Add(line.substr(0, colon), absl::StripAsciiWhitespace(line.substr(colon + 1)));
  }
  return size * count;
}

size_t OnBody(char* data, size_t size, size_t count, void* user) {
  auto* transfer = static_cast<Transfer*>(user);
  if (transfer->response.body.size() + size * count > transfer->request.response_bytes_max) {
    transfer->too_large = true;
    return 0;
  }
  transfer->response.body.append(data, size * count);
  return size * count;
}

void SetBody(CURL* easy, const HttpRequest& request) {
  const bool carries_body =
      !request.body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
  if (carries_body) {
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
  }
  if (request.method == "HEAD") {
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
  } else {
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  }
}

void SetFields(Transfer& transfer) {
  // An empty value is written as "Name;" in libcurl's list; "Name:" takes away a field libcurl adds on its own.
  for (const auto& [name, value] : transfer.request.headers) {
    const std::string line = value.empty() ? absl::StrCat(name, ";") : absl::StrCat(name, ": ", value);
    transfer.fields = curl_slist_append(transfer.fields, line.c_str());
  }
  for (const char* automatic : {"Expect", "Content-Type", "Accept"}) {
    if (transfer.request.headers.Has(automatic)) continue;
    transfer.fields = curl_slist_append(transfer.fields, absl::StrCat(automatic, ":").c_str());
  }
  curl_easy_setopt(transfer.easy, CURLOPT_HTTPHEADER, transfer.fields);
}

// The socket for an address that libcurl is about to connect to; none for one that is not public.
curl_socket_t OpenPublicSocket(void*, curlsocktype, curl_sockaddr* address) {
  absl::Span<const uint8_t> bytes;
  if (address->family == AF_INET) {
    const auto* ip = reinterpret_cast<const sockaddr_in*>(&address->addr);
    bytes = absl::MakeConstSpan(reinterpret_cast<const uint8_t*>(&ip->sin_addr), sizeof(ip->sin_addr));
  } else if (address->family == AF_INET6) {
    const auto* ip = reinterpret_cast<const sockaddr_in6*>(&address->addr);
    bytes = absl::MakeConstSpan(reinterpret_cast<const uint8_t*>(&ip->sin6_addr), sizeof(ip->sin6_addr));
  }
  if (!IsPublicAddress(bytes)) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

void SetUp(Transfer& transfer, const ClientOptions& options) {
  CURL* easy = transfer.easy = curl_easy_init();
  FL_CHECK(easy != nullptr) << "libcurl could not make a handle";
  const HttpRequest& request = transfer.request;
  curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
  curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.error_text);
  curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(easy, CURLOPT_PROXY, options.proxy.c_str());  // "" also turns the environment's proxies off
  curl_easy_setopt(easy, CURLOPT_USERAGENT, options.user_agent.c_str());
  // One request per connection at a time: no stream of HTTP/2 whose fate depends on its neighbours.
  curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
  curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!options.ca_file.empty()) curl_easy_setopt(easy, CURLOPT_CAINFO, options.ca_file.c_str());
  if (options.public_hosts_only) curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, OpenPublicSocket);
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  // Without it a name server that hangs would hold up every transfer while the worker joins the resolver thread.
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  curl_easy_setopt(easy, CURLOPT_MAXAGE_CONN, std::max<long>(1, Milliseconds(options.kept_idle_max) / 1000));
  curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, request.fresh_connection ? 1L : 0L);
  const absl::Duration waited = absl::Now() - transfer.submitted;
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, Milliseconds(request.connect_timeout));
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, Milliseconds(request.total_timeout - waited));
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, BeforeFirstByte);
  curl_easy_setopt(easy, CURLOPT_PREREQDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, OnHeaderLine);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, OnBody);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
  SetBody(easy, request);
  SetFields(transfer);
}

absl::Status StatusOf(const Transfer& transfer, CURLcode code) {
  if (code == CURLE_OK) return absl::OkStatus();
  const Transmission transmission = transfer.started ? Transmission::kUnknown : Transmission::kNotSent;
  const std::string text = transfer.error_text[0] != '\0' ? transfer.error_text : curl_easy_strerror(code);
  if (transfer.too_late) return NotSent(absl::DeadlineExceededError("http: the latest start had passed"));
  if (transfer.repeated) {
    return WithTransmission(absl::UnavailableError("http: the kept connection broke under the request"), transmission);
  }
  if (transfer.too_large) {
    return WithTransmission(absl::OutOfRangeError("http: the answer is beyond its limit"), transmission);
  }
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
      return WithTransmission(absl::DeadlineExceededError(absl::StrCat("http: ", text)), transmission);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_URL_MALFORMAT:
      return WithTransmission(absl::InvalidArgumentError(absl::StrCat("http: ", text)), transmission);
    default: return WithTransmission(absl::UnavailableError(absl::StrCat("http: ", text)), transmission);
  }
}

}  // namespace

Transmission TransmissionOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kTransmissionPayload);
  return payload && *payload == "not_sent" ? Transmission::kNotSent : Transmission::kUnknown;
}

absl::Status WithTransmission(absl::Status status, Transmission transmission) {
  status.SetPayload(kTransmissionPayload, absl::Cord(transmission == Transmission::kNotSent ? "not_sent" : "unknown"));
  return status;
}

class Client::Impl {
 public:
  explicit Impl(const ClientOptions& options) : options_(options) {
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    FL_CHECK(initialised == CURLE_OK) << "libcurl could not start";
    multi_ = curl_multi_init();
    FL_CHECK(multi_ != nullptr) << "libcurl could not make a multi handle";
    curl_multi_setopt(multi_, CURLMOPT_MAX_HOST_CONNECTIONS, static_cast<long>(options.connections_per_host_max));
    curl_multi_setopt(multi_, CURLMOPT_MAX_TOTAL_CONNECTIONS, static_cast<long>(options.connections_max));
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, static_cast<long>(options.connections_max));
    worker_ = std::thread([this] { Work(); });
  }

  ~Impl() {
    Shutdown();
    worker_.join();
    curl_multi_cleanup(multi_);
  }

  absl::StatusOr<HttpResponse> Send(const HttpRequest& request) {
    if (const absl::Status status = CheckWritable(request); !status.ok()) return NotSent(status);
    const auto transfer = std::make_shared<Transfer>(request);
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (stopping_) return NotSent(absl::CancelledError("http: the client is shut down"));
      if (transfers_ >= options_.transfers_max)
        return NotSent(absl::ResourceExhaustedError("http: too many transfers"));
      ++transfers_;
      submitted_.push_back(transfer);
      // Under the lock: the worker takes it before it leaves, so the handle is still there.
      curl_multi_wakeup(multi_);
    }
    std::unique_lock<std::mutex> lock(transfer->mutex);
    // The worker ends every transfer by its total_timeout; the loop is about spurious wake-ups. A bounded wait, because
    // ThreadSanitizer sees wait_for but not libstdc++'s own wait.
    while (!transfer->done) transfer->changed.wait_for(lock, std::chrono::seconds(1));
    if (!transfer->status.ok()) return std::move(transfer->status);
    return std::move(transfer->response);
  }

  void Shutdown() {
    std::lock_guard<std::mutex> lock(mutex_);
    if (stopping_) return;
    stopping_ = true;
    curl_multi_wakeup(multi_);
  }

 private:
  void Work() {
    while (Begin()) {
      int running = 0;
      curl_multi_perform(multi_, &running);
      Collect();
      curl_multi_poll(multi_, nullptr, 0, 1000, nullptr);
    }
    // Begin saw `stopping_`, so nothing more can be submitted.
    while (!active_.empty()) {
      const std::shared_ptr<Transfer> transfer = active_.begin()->second;
      End(*transfer, WithTransmission(absl::CancelledError("http: shut down"),
                                      transfer->started ? Transmission::kUnknown : Transmission::kNotSent));
    }
  }

  // Takes over what was submitted; false once the client shuts down.
  bool Begin() {
    std::deque<std::shared_ptr<Transfer>> submitted;
    bool stopping;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      submitted.swap(submitted_);
      stopping = stopping_;
    }
    for (const std::shared_ptr<Transfer>& transfer : submitted) {
      SetUp(*transfer, options_);
      active_.emplace(transfer->easy, transfer);
      FL_CHECK(curl_multi_add_handle(multi_, transfer->easy) == CURLM_OK) << "libcurl refused a transfer";
    }
    return !stopping;
  }

  void Collect() {
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(multi_, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode code = message->data.result;  // `message` dies with the handle's removal
      const std::shared_ptr<Transfer> transfer = active_.at(message->easy_handle);
      long status = 0;
      curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
      transfer->response.status = static_cast<int>(status);
      End(*transfer, StatusOf(*transfer, code));
    }
  }

  void End(Transfer& transfer, absl::Status status) {
    const std::shared_ptr<Transfer> keep = active_.extract(transfer.easy).mapped();
    curl_multi_remove_handle(multi_, transfer.easy);
    curl_easy_cleanup(transfer.easy);
    {
      std::lock_guard<std::mutex> lock(mutex_);
      --transfers_;
    }
    std::lock_guard<std::mutex> lock(transfer.mutex);
    transfer.status = std::move(status);
    transfer.done = true;
    transfer.changed.notify_one();
  }

  const ClientOptions options_;
  CURLM* multi_;
  std::mutex mutex_;  // guards the next three
  std::deque<std::shared_ptr<Transfer>> submitted_;
  size_t transfers_ = 0;
  bool stopping_ = false;
  std::unordered_map<CURL*, std::shared_ptr<Transfer>> active_;  // the worker's alone
  std::thread worker_;
};

Client::Client(const ClientOptions& options) : impl_(std::make_unique<Impl>(options)) {}
Client::~Client() = default;

absl::StatusOr<HttpResponse> Client::Send(const HttpRequest& request) { return impl_->Send(request); }

void Client::Shutdown() { impl_->Shutdown(); }

}  // namespace firstline::http
