#include "common/http/server.h"

// ThreadSanitizer does not understand fences; Asio's scheduler mutex orders the handlers without them.
#ifdef __SANITIZE_THREAD__
#define BOOST_ASIO_DISABLE_FENCED_BLOCK
#endif

#include <array>
#include <atomic>
#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace firstline::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;
using boost::system::error_code;

// What is still read, and for how long, after an error was answered while the peer was sending: closing at once would
// reset the connection and could destroy the answer on its way.
constexpr size_t kLingerBytesMax = 4u << 20;
constexpr absl::Duration kLingerTimeout = absl::Seconds(2);
// Pause after accept() failed, which means descriptors or memory ran out.
constexpr absl::Duration kAcceptPause = absl::Milliseconds(100);

absl::string_view View(boost::string_view text) { return absl::string_view(text.data(), text.size()); }

Response Problem(int status, absl::string_view what) {
  return Response{.status = status, .body = absl::StrCat("{\"error\":\"", what, "\"}\n")};
}

std::string TooLarge(absl::string_view part, size_t bytes_max) {
  return absl::StrCat("the ", part, " is too large, want at most ", bytes_max, " bytes");
}

class Session;

// std::mutex in this file, not absl::Mutex: ThreadSanitizer cannot look into the distribution's prebuilt Abseil.

// The way back from a handler's thread into the server, shut by Stop before the io_context dies.
struct Gate {
  std::mutex mutex;
  bool open = true;  // guarded by mutex
};

// Open connections and which of them are idle, longest first. Thread-safe.
class Registry {
 public:
  void Insert(const std::shared_ptr<Session>& session) {
    std::lock_guard<std::mutex> lock(mutex_);
    sessions_.emplace(session.get(), Entry{session, std::nullopt});
  }
  void Erase(Session* session) {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = sessions_.find(session);
    if (it == sessions_.end()) return;
    if (it->second.idle) idle_.erase(*it->second.idle);
    sessions_.erase(it);
    if (sessions_.empty()) emptied_.notify_all();
  }
  void SetIdle(Session* session, bool idle) {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = sessions_.find(session);
    if (it == sessions_.end() || it->second.idle.has_value() == idle) return;
    if (idle) {
      it->second.idle = idle_.insert(idle_.end(), session);
    } else {
      idle_.erase(*it->second.idle);
      it->second.idle.reset();
    }
  }
  // The session idle for longest, which stops counting as idle; nullptr when there is none.
  std::shared_ptr<Session> TakeIdle() {
    std::lock_guard<std::mutex> lock(mutex_);
    while (!idle_.empty()) {
      Entry& entry = sessions_.at(idle_.front());
      idle_.pop_front();
      entry.idle.reset();
      if (std::shared_ptr<Session> session = entry.session.lock()) return session;
    }
    return nullptr;
  }
  std::vector<std::shared_ptr<Session>> All() {
    std::vector<std::shared_ptr<Session>> all;
    std::lock_guard<std::mutex> lock(mutex_);
    for (auto& [key, entry] : sessions_) {
      if (std::shared_ptr<Session> session = entry.session.lock()) all.push_back(std::move(session));
    }
    return all;
  }
  size_t size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return sessions_.size();
  }
  bool AwaitEmpty(absl::Duration timeout) {
    const auto deadline = std::chrono::steady_clock::now() + absl::ToChronoNanoseconds(timeout);
    std::unique_lock<std::mutex> lock(mutex_);
    return emptied_.wait_until(lock, deadline, [this] { return sessions_.empty(); });
  }

 private:
  struct Entry {
    std::weak_ptr<Session> session;
    std::optional<std::list<Session*>::iterator> idle;
  };
  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable emptied_;
  std::unordered_map<Session*, Entry> sessions_;
  std::list<Session*> idle_;
};

// What every connection shares. Outlives them all.
struct Core {
  Core(const ServerOptions& o, Handler h) : options(o), handler(std::move(h)) {}
  const ServerOptions options;
  const Handler handler;
  const std::shared_ptr<Gate> gate = std::make_shared<Gate>();
  Registry registry;
  std::atomic<bool> draining{false};
  std::atomic<uint64_t> accepted{0}, requests{0}, rejected{0}, timed_out{0}, evicted{0};
  std::function<void()> on_room;  // set once before the first connection; called on any thread

  bool Full() const { return registry.size() >= options.connections_max; }
};

// One connection. Lives as long as an operation of it is pending; everything runs on the strand of its socket, except
// the answer of a handler, which is posted there.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Core& core, tcp::socket socket, std::string remote)
      : core_(core),
        socket_(std::move(socket)),
        timer_(socket_.get_executor()),
        remote_(std::move(remote)),
        buffer_(core.options.header_bytes_max + 64 * 1024) {}

  ~Session() {
    core_.registry.Erase(this);
    core_.on_room();
  }

  void Start() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] { self->AwaitRequest(); });
  }
  void CloseIfIdle() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
      self->keep_alive_ = false;
      if (self->idle_) self->Close();
    });
  }
  void ForceClose() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] { self->Close(); });
  }
  // From any thread, with the gate open.
  void PostResponse(uint64_t exchange, Response response) {
    asio::post(socket_.get_executor(), [self = shared_from_this(), exchange, response = std::move(response)]() mutable {
      if (self->awaiting_response_ && self->exchange_ == exchange) self->Send(std::move(response));
    });
  }

 private:
  using Parser = beast::http::request_parser<beast::http::string_body>;
  enum class Timeout { kSilentClose, kStopReading, kHandler };

  // Starts the one deadline of the present step; the one before it is void.
  void Arm(absl::Duration after, Timeout what) {
    const uint64_t generation = ++timer_generation_;
    timer_.expires_after(absl::ToChronoNanoseconds(after));
    timer_.async_wait([self = shared_from_this(), generation, what](const error_code&) {
      if (generation == self->timer_generation_) self->OnTimeout(what);
    });
  }
  void Disarm() {
    ++timer_generation_;
    timer_.cancel();
  }
  void OnTimeout(Timeout what) {
    switch (what) {
      case Timeout::kSilentClose: Close(); break;
      case Timeout::kStopReading: {
        timed_out_ = true;  // the read ends with an error and answers 408
        error_code ignored;
        socket_.cancel(ignored);
        break;
      }
      case Timeout::kHandler:
        core_.timed_out.fetch_add(1);
        keep_alive_ = false;
        Send(Problem(503, "timed out"));
        break;
    }
  }

  void AwaitRequest() {
    head_only_ = false;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(core_.options.header_bytes_max));
    parser_->body_limit(core_.options.body_bytes_max);
    if (buffer_.size() > 0) return ReadHead();  // pipelined
    if (core_.draining) return Close();
    idle_ = true;
    core_.registry.SetIdle(this, true);
    Arm(core_.options.idle_timeout, Timeout::kSilentClose);
    socket_.async_read_some(buffer_.prepare(4096), [self = shared_from_this()](error_code error, size_t bytes) {
      self->idle_ = false;
      self->core_.registry.SetIdle(self.get(), false);
      if (error) return self->Close();
      self->buffer_.commit(bytes);
      self->ReadHead();
    });
  }

  void ReadHead() {
    Arm(core_.options.header_timeout, Timeout::kStopReading);
    beast::http::async_read_header(socket_, buffer_, *parser_,
                                   [self = shared_from_this()](error_code error, size_t) { self->OnHead(error); });
  }

  void OnHead(error_code error) {
    if (error || timed_out_) return OnReadError(error);
    const auto& head = parser_->get();
    http_1_0_ = head.version() < 11;
    keep_alive_ = keep_alive_ && parser_->keep_alive();
    if (head.version() != 11 && head.version() != 10) return Reject(505, "want HTTP/1.1");
    if (!http_1_0_ && head.count(beast::http::field::host) != 1) return Reject(400, "want one Host field");
    if (head.target().empty() || head.target().front() != '/') return Reject(400, "want a target that starts with /");
    const absl::string_view encoding = View(head[beast::http::field::content_encoding]);
    gzip_ = absl::EqualsIgnoreCase(encoding, "gzip");
    if (!encoding.empty() && !absl::EqualsIgnoreCase(encoding, "identity") && !(gzip_ && core_.options.accept_gzip)) {
      return Reject(415, "this content encoding is not accepted");
    }
    Arm(core_.options.body_timeout, Timeout::kStopReading);
    if (!parser_->is_done() && absl::EqualsIgnoreCase(View(head[beast::http::field::expect]), "100-continue")) {
      static constexpr char kContinue[] = "HTTP/1.1 100 Continue\r\n\r\n";
      asio::async_write(socket_, asio::buffer(kContinue, sizeof(kContinue) - 1),
                        [self = shared_from_this()](error_code write_error, size_t) {
                          if (write_error || self->timed_out_) return self->OnReadError(write_error);
                          self->ReadBody();
                        });
    } else {
      ReadBody();
    }
  }

  void ReadBody() {
    beast::http::async_read(socket_, buffer_, *parser_, [self = shared_from_this()](error_code error, size_t) {
      if (error || self->timed_out_) return self->OnReadError(error);
      self->Disarm();
      self->HandOver();
    });
  }

  void HandOver() {
    beast::http::request<beast::http::string_body> message = parser_->release();
    Request request;
    request.method = std::string(View(message.method_string()));
    const absl::string_view target = View(message.target());
    const size_t question = std::min(target.find('?'), target.size());
    request.path = std::string(target.substr(0, question));
    if (question < target.size()) request.query = std::string(target.substr(question + 1));
    for (const auto& field : message) request.headers.Add(View(field.name_string()), View(field.value()));
    request.remote = remote_;
    request.body = std::move(message.body());
    if (gzip_) {
      absl::StatusOr<std::string> plain = Gunzip(request.body, core_.options.inflate);
      if (absl::IsResourceExhausted(plain.status()))
        return Reject(413, TooLarge("decompressed body", core_.options.inflate.bytes_max));
      if (!plain.ok()) return Reject(400, "the body is not valid gzip");
      request.body = *std::move(plain);
    }
    head_only_ = request.method == "HEAD";
    awaiting_response_ = true;
    core_.requests.fetch_add(1);
    Arm(core_.options.handler_timeout, Timeout::kHandler);
    core_.handler(std::move(request), MakeRespond());
  }

  // Sends at most one response, and 500 when it dies without having sent one.
  struct Reply {
    std::shared_ptr<Gate> gate;
    std::weak_ptr<Session> session;
    uint64_t exchange;
    std::atomic<bool> used{false};

    void Send(Response response) {
      if (used.exchange(true)) return;
      std::lock_guard<std::mutex> lock(gate->mutex);
      if (!gate->open) return;
      if (const std::shared_ptr<Session> target = session.lock()) target->PostResponse(exchange, std::move(response));
    }
    Reply(std::shared_ptr<Gate> g, std::weak_ptr<Session> s, uint64_t e)
        : gate(std::move(g)), session(std::move(s)), exchange(e) {}
    ~Reply() { Send(Problem(500, "no answer")); }
  };

  Respond MakeRespond() {
    auto reply = std::make_shared<Reply>(core_.gate, weak_from_this(), exchange_);
    return [reply](Response response) { reply->Send(std::move(response)); };
  }

  void OnReadError(error_code seen) {
    Disarm();
    using beast::http::error;
    if (timed_out_) {
      core_.timed_out.fetch_add(1);
      return Reject(408, "the request came too slowly");
    }
    if (seen == error::body_limit) return Reject(413, TooLarge("body", core_.options.body_bytes_max));
    if (seen == error::header_limit || seen == error::buffer_overflow)
      return Reject(431, TooLarge("head", core_.options.header_bytes_max));
    const bool malformed = seen.category() == make_error_code(error::bad_version).category() &&
                           seen != error::end_of_stream && seen != error::partial_message;
    if (!malformed) return Close();  // the peer is gone
    Reject(400, "malformed request");
  }

  // Answers a request that no handler will see; what follows on this connection cannot be trusted.
  void Reject(int status, absl::string_view what) {
    core_.rejected.fetch_add(1);
    keep_alive_ = false;
    linger_ = true;
    Send(Problem(status, what));
  }

  void Send(Response response) {
    awaiting_response_ = false;
    ++exchange_;
    if (core_.draining || core_.Full()) keep_alive_ = false;
    response_ = std::move(response);
    if (response_.ending == Response::Ending::kReset) return Reset();
    const bool half = response_.ending == Response::Ending::kHalfBody;
    if (half) keep_alive_ = false;
    head_ = RenderHead(response_, {.keep_alive = keep_alive_, .http_1_0 = http_1_0_});
    if (head_only_ || !StatusHasBody(response_.status)) response_.body.clear();
    if (half) response_.body.resize(response_.body.size() / 2);
    Arm(core_.options.write_timeout, Timeout::kSilentClose);
    const std::array<asio::const_buffer, 2> buffers = {asio::buffer(head_), asio::buffer(response_.body)};
    asio::async_write(socket_, buffers, [self = shared_from_this()](error_code error, size_t) {
      self->Disarm();
      if (error) return self->Close();
      if (self->keep_alive_) return self->AwaitRequest();
      if (self->linger_) return self->Linger();
      self->Close();
    });
  }

  void Linger() {
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    Arm(kLingerTimeout, Timeout::kSilentClose);
    ReadAndDrop();
  }
  void ReadAndDrop() {
    buffer_.clear();
    socket_.async_read_some(buffer_.prepare(4096), [self = shared_from_this()](error_code error, size_t bytes) {
      self->lingered_bytes_ += bytes;
      if (error || self->lingered_bytes_ > kLingerBytesMax) return self->Close();
      self->ReadAndDrop();
    });
  }

  void Close() {
    Disarm();
    awaiting_response_ = false;
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_both, ignored);
    socket_.close(ignored);
  }

  void Reset() {
    error_code ignored;
    socket_.set_option(asio::socket_base::linger(true, 0), ignored);
    Disarm();
    socket_.close(ignored);
  }

  Core& core_;
  tcp::socket socket_;
  asio::steady_timer timer_;
  const std::string remote_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Response response_;
  std::string head_;
  uint64_t timer_generation_ = 0;
  uint64_t exchange_ = 0;  // which request of this connection is being answered
  size_t lingered_bytes_ = 0;
  bool awaiting_response_ = false;
  bool idle_ = false;
  bool keep_alive_ = true;
  bool timed_out_ = false;
  bool linger_ = false;
  bool http_1_0_ = false;
  bool head_only_ = false;
  bool gzip_ = false;
};

}  // namespace

class Server::Impl {
 public:
  Impl(const ServerOptions& options, Handler handler)
      : core_(options, std::move(handler)),
        io_(options.threads),
        acceptor_(asio::make_strand(io_)),
        accept_timer_(acceptor_.get_executor()) {}

  absl::Status Listen() {
    error_code error;
    const asio::ip::address address = asio::ip::make_address(core_.options.host, error);
    if (error || core_.options.port < 0 || core_.options.port > 65535) {
      return absl::InvalidArgumentError(
          absl::StrCat("listen: ", core_.options.host, ":", core_.options.port, ": want an address and a port"));
    }
    const tcp::endpoint endpoint(address, static_cast<uint16_t>(core_.options.port));
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (!error) port_ = acceptor_.local_endpoint(error).port();
    if (error) {
      return absl::UnavailableError(
          absl::StrCat("listen: ", core_.options.host, ":", core_.options.port, ": ", error.message()));
    }
    core_.on_room = [this] {
      if (!accept_waits_.exchange(false)) return;
      asio::post(acceptor_.get_executor(), [this] { Accept(); });
    };
    asio::post(acceptor_.get_executor(), [this] { Accept(); });
    for (int i = 0; i < core_.options.threads; ++i) threads_.emplace_back([this] { io_.run(); });
    return absl::OkStatus();
  }

  void Stop(absl::Duration drain) {
    std::lock_guard<std::mutex> lock(stop_mutex_);
    if (stopped_) return;
    stopped_ = true;
    core_.draining = true;
    asio::post(acceptor_.get_executor(), [this] {
      error_code ignored;
      acceptor_.close(ignored);
      accept_timer_.cancel();
    });
    // A connection accepted just before the acceptor closed sees `draining` when it looks for its first request.
    for (const std::shared_ptr<Session>& session : core_.registry.All()) session->CloseIfIdle();
    core_.registry.AwaitEmpty(drain);
    {
      std::lock_guard<std::mutex> gate_lock(core_.gate->mutex);
      core_.gate->open = false;
    }
    // Every operation now ends with an error. The threads must stay until the last session has gone: what is posted to
    // an io_context without threads would keep its session for ever. Repeated for connections that come between.
    do {
      for (const std::shared_ptr<Session>& session : core_.registry.All()) session->ForceClose();
    } while (!core_.registry.AwaitEmpty(absl::Milliseconds(20)));
    work_.reset();
    for (std::thread& thread : threads_) thread.join();
  }

  int port() const { return port_; }
  ServerStats stats() const {
    return {.connections = core_.registry.size(),
            .accepted = core_.accepted,
            .requests = core_.requests,
            .rejected = core_.rejected,
            .timed_out = core_.timed_out,
            .evicted = core_.evicted};
  }

 private:
  void Accept() {
    if (!acceptor_.is_open() || core_.draining) return;
    if (core_.Full()) {
      accept_waits_ = true;
      // Room may have come between the two lines above; whoever resets the flag goes on.
      if (core_.Full() || !accept_waits_.exchange(false)) return;
    }
    acceptor_.async_accept(asio::make_strand(io_), [this](error_code error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) {
        accept_timer_.expires_after(absl::ToChronoNanoseconds(kAcceptPause));
        accept_timer_.async_wait([this](error_code timer_error) {
          if (!timer_error) Accept();
        });
        return;
      }
      Admit(std::move(socket));
      Accept();
    });
  }

  void Admit(tcp::socket socket) {
    core_.accepted.fetch_add(1);
    error_code error;
    socket.set_option(tcp::no_delay(true), error);
    const tcp::endpoint peer = socket.remote_endpoint(error);
    const auto session =
        std::make_shared<Session>(core_, std::move(socket), error ? std::string() : peer.address().to_string());
    core_.registry.Insert(session);
    if (core_.Full()) {
      if (const std::shared_ptr<Session> idle = core_.registry.TakeIdle()) {
        core_.evicted.fetch_add(1);
        idle->CloseIfIdle();
      }
    }
    session->Start();
  }

  Core core_;
  asio::io_context io_;
  asio::executor_work_guard<asio::io_context::executor_type> work_ = asio::make_work_guard(io_);
  tcp::acceptor acceptor_;
  asio::steady_timer accept_timer_;
  std::atomic<bool> accept_waits_{false};
  int port_ = 0;
  std::vector<std::thread> threads_;
  std::mutex stop_mutex_;
  bool stopped_ = false;  // guarded by stop_mutex_
};

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Server::~Server() { impl_->Stop(absl::ZeroDuration()); }

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options, Handler handler) {
  auto impl = std::make_unique<Impl>(options, std::move(handler));
  if (const absl::Status status = impl->Listen(); !status.ok()) return status;
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

int Server::port() const { return impl_->port(); }

ServerStats Server::stats() const { return impl_->stats(); }

void Server::Stop(absl::Duration drain) { impl_->Stop(drain); }

}  // namespace firstline::http
