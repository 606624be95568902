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
#include "common/http/byte_budget.h"

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
// Pause after accept() failed, which means descriptors or memory ran out; and between looks for a slow connection that
// can make room.
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

// What a connection is doing.
enum class Phase {
  kIdle,       // no byte of a request yet
  kReceiving,  // a part of a request, or what is dropped after an error
  kAnswering,  // the handler works, or the answer is being written
};

// Open connections and what they are doing, longest first. Thread-safe.
class Registry {
 public:
  void Insert(const std::shared_ptr<Session>& session) {
    std::lock_guard<std::mutex> lock(mutex_);
    List& list = ListOf(Phase::kAnswering);
    list.push_back({session.get(), std::chrono::steady_clock::now()});
    sessions_.emplace(session.get(), Entry{session, Phase::kAnswering, std::prev(list.end())});
  }
  void Erase(Session* session) {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = sessions_.find(session);
    if (it == sessions_.end()) return;
    ListOf(it->second.phase).erase(it->second.at);
    sessions_.erase(it);
    if (sessions_.empty()) emptied_.notify_all();
  }
  void SetPhase(Session* session, Phase phase) {
    const auto now = std::chrono::steady_clock::now();
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = sessions_.find(session);
    if (it != sessions_.end()) Move(it->second, phase, now);
  }
  // The session that can best be missed: idle for longest, or else receiving for longest and longer than `slow_after`.
  // It is not named again before its next phase. nullptr when there is none.
  std::shared_ptr<Session> TakeDispensable(absl::Duration slow_after) {
    const auto now = std::chrono::steady_clock::now();
    const auto slow_since = now - absl::ToChronoNanoseconds(slow_after);
    std::lock_guard<std::mutex> lock(mutex_);
    for (const Phase phase : {Phase::kIdle, Phase::kReceiving}) {
      List& list = ListOf(phase);
      while (!list.empty() && (phase == Phase::kIdle || list.front().since <= slow_since)) {
        Entry& entry = sessions_.at(list.front().session);
        Move(entry, Phase::kAnswering, now);
        if (std::shared_ptr<Session> session = entry.session.lock()) return session;
      }
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
  struct Item {
    Session* session;
    std::chrono::steady_clock::time_point since;
  };
  using List = std::list<Item>;
  struct Entry {
    std::weak_ptr<Session> session;
    Phase phase;
    List::iterator at;  // in the list of its phase
  };

  List& ListOf(Phase phase) { return lists_[static_cast<size_t>(phase)]; }
  void Move(Entry& entry, Phase phase, std::chrono::steady_clock::time_point now) {
    List& to = ListOf(phase);
    to.splice(to.end(), ListOf(entry.phase), entry.at);
    entry.at->since = now;
    entry.phase = phase;
  }

  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable emptied_;
  std::unordered_map<Session*, Entry> sessions_;
  std::array<List, 3> lists_;  // by phase
};

// How many connections each address has. Thread-safe.
class PeerCounts {
 public:
  // False, and nothing counted, when it has `most` already.
  bool Add(const std::string& peer, size_t most) {
    std::lock_guard<std::mutex> lock(mutex_);
    size_t& count = counts_[peer];
    if (count >= most) return false;
    ++count;
    return true;
  }
  void Remove(const std::string& peer) {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = counts_.find(peer);
    if (--it->second == 0) counts_.erase(it);
  }

 private:
  std::mutex mutex_;
  std::unordered_map<std::string, size_t> counts_;  // guarded by mutex_
};

// Who counts as one: an IPv4 address, or the /64 that one IPv6 host commonly has for itself.
std::string PeerOf(const asio::ip::address& address) {
  if (address.is_v4()) return address.to_string();
  const asio::ip::address_v6 v6 = address.to_v6();
  if (v6.is_v4_mapped()) return asio::ip::make_address_v4(asio::ip::v4_mapped, v6).to_string();
  const asio::ip::address_v6::bytes_type bytes = v6.to_bytes();
  return std::string(reinterpret_cast<const char*>(bytes.data()), 8);
}

// A body as it comes. Beast's own string_body would reserve what the peer has only announced.
struct ArrivedBody {
  using value_type = std::string;
  class reader {
   public:
    template <bool kIsRequest, class Fields>
    reader(beast::http::header<kIsRequest, Fields>&, value_type& body) : body_(body) {}
    void init(const boost::optional<std::uint64_t>&, error_code& error) { error = {}; }
    template <class Buffers>
    size_t put(const Buffers& buffers, error_code& error) {
      error = {};
      size_t bytes = 0;
      for (const auto part : beast::buffers_range_ref(buffers)) {
        body_.append(static_cast<const char*>(part.data()), part.size());
        bytes += part.size();
      }
      return bytes;
    }
    void finish(error_code& error) { error = {}; }

   private:
    value_type& body_;
  };
};

// What every connection shares. Outlives them all.
struct Core {
  Core(const ServerOptions& o, Handler h) : options(o), handler(std::move(h)), bodies(o.body_bytes_total) {}
  const ServerOptions options;
  const Handler handler;
  const std::shared_ptr<Gate> gate = std::make_shared<Gate>();
  Registry registry;
  PeerCounts peers;   // in use when connections_per_peer_max is not 0
  ByteBudget bodies;  // bytes of bodies beyond body_bytes_free each
  std::atomic<bool> draining{false};
  std::atomic<uint64_t> accepted{0}, requests{0}, rejected{0}, timed_out{0}, evicted{0}, refused{0}, over_budget{0};
  std::function<void()> on_room;  // set once before the first connection; called on any thread

  bool Full() const { return registry.size() >= options.connections_max; }
  void MakeRoom();
};

// One connection. Lives as long as an operation of it is pending; everything runs on the strand of its socket, except
// the answer of a handler, which is posted there.
class Session : public std::enable_shared_from_this<Session> {
 public:
  // `peer`: as counted in core.peers, or "".
  Session(Core& core, tcp::socket socket, std::string remote, std::string peer)
      : core_(core),
        socket_(std::move(socket)),
        timer_(socket_.get_executor()),
        remote_(std::move(remote)),
        peer_(std::move(peer)),
        buffer_(2 * core.options.header_bytes_max) {}

  ~Session() {
    core_.bodies.Give(charged_);
    if (!peer_.empty()) core_.peers.Remove(peer_);
    core_.registry.Erase(this);
    core_.on_room();
  }

  void Start() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] { self->AwaitRequest(); });
  }
  void CloseIfIdle() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
      self->keep_alive_ = false;
      if (self->phase_ == Phase::kIdle) self->Close();
    });
  }
  // Makes room, unless its request has become complete meanwhile.
  void Evict() {
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
      self->keep_alive_ = false;
      if (self->phase_ == Phase::kAnswering) return;
      self->core_.evicted.fetch_add(1);
      self->Close();
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
  using Parser = beast::http::request_parser<ArrivedBody>;
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

  void Enter(Phase phase) {
    phase_ = phase;
    core_.registry.SetPhase(this, phase);
  }

  // Counts what this request holds in memory; false when all requests together hold too much.
  bool Charge(size_t bytes) {
    const size_t free = core_.options.body_bytes_free;
    const size_t counted = bytes > free ? bytes - free : 0;
    if (counted <= charged_) return true;
    if (!core_.bodies.TryTake(counted - charged_)) return false;
    charged_ = counted;
    return true;
  }
  void RejectOverBudget() {
    core_.over_budget.fetch_add(1);
    parser_.reset();
    Response busy = Problem(503, "too many large requests at once, send again");
    busy.headers.Add("Retry-After", "5");  // Zendesk sends a 503 again only with a date below 60 s
    Reject(std::move(busy));
  }

  void AwaitRequest() {
    head_only_ = false;
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(core_.options.header_bytes_max));
    parser_->body_limit(core_.options.body_bytes_max);
    if (buffer_.size() > 0) return ReadHead();  // pipelined
    if (core_.draining) return Close();
    Enter(Phase::kIdle);
    Arm(core_.options.idle_timeout, Timeout::kSilentClose);
    socket_.async_read_some(buffer_.prepare(4096), [self = shared_from_this()](error_code error, size_t bytes) {
      if (error) return self->Close();
      self->buffer_.commit(bytes);
      self->ReadHead();
    });
  }

  void ReadHead() {
    Enter(Phase::kReceiving);
    Arm(core_.options.header_timeout, Timeout::kStopReading);
    beast::http::async_read_header(socket_, buffer_, *parser_,
                                   [self = shared_from_this()](error_code error, size_t) { self->OnHead(error); });
  }

  void OnHead(error_code error) {
    if (error || timed_out_) return OnReadError(error);
    const auto& head = parser_->get();
    field_count_ = static_cast<size_t>(std::distance(head.begin(), head.end()));
    http_1_0_ = head.version() < 11;
    keep_alive_ = keep_alive_ && parser_->keep_alive();
    if (head.version() != 11 && head.version() != 10) return Reject(505, "want HTTP/1.1");
    if (field_count_ > core_.options.header_count_max) {
      return Reject(431, absl::StrCat("too many header fields, want at most ", core_.options.header_count_max));
    }
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
    if (parser_->is_done()) return HandOver();
    parser_->eager(true);
    beast::http::async_read_some(socket_, buffer_, *parser_, [self = shared_from_this()](error_code error, size_t) {
      if (error || self->timed_out_) return self->OnReadError(error);
      if (!self->Charge(self->parser_->get().body().size())) return self->RejectOverBudget();
      self->ReadBody();
    });
  }

  void HandOver() {
    Disarm();
    Enter(Phase::kAnswering);
    const auto& head = parser_->get();
    if (static_cast<size_t>(std::distance(head.begin(), head.end())) > field_count_) {
      return Reject(400, "fields behind the body are not accepted");  // they would pass for the head's
    }
    beast::http::request<ArrivedBody> message = parser_->release();
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
      if (!Charge(plain->size())) return RejectOverBudget();
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
  void Reject(int status, absl::string_view what) { Reject(Problem(status, what)); }
  void Reject(Response problem) {
    core_.rejected.fetch_add(1);
    keep_alive_ = false;
    linger_ = true;
    Send(std::move(problem));
  }

  void Send(Response response) {
    awaiting_response_ = false;
    ++exchange_;
    if (phase_ != Phase::kAnswering) Enter(Phase::kAnswering);
    core_.bodies.Give(std::exchange(charged_, 0));
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
    Enter(Phase::kReceiving);
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
  const std::string peer_;
  beast::flat_buffer buffer_;
  std::optional<Parser> parser_;
  Response response_;
  std::string head_;
  uint64_t timer_generation_ = 0;
  uint64_t exchange_ = 0;  // which request of this connection is being answered
  size_t lingered_bytes_ = 0;
  size_t field_count_ = 0;  // of the head
  size_t charged_ = 0;      // taken from core_.bodies
  Phase phase_ = Phase::kAnswering;
  bool awaiting_response_ = false;
  bool keep_alive_ = true;
  bool timed_out_ = false;
  bool linger_ = false;
  bool http_1_0_ = false;
  bool head_only_ = false;
  bool gzip_ = false;
};

void Core::MakeRoom() {
  if (const std::shared_ptr<Session> session = registry.TakeDispensable(options.slow_after)) session->Evict();
}

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
            .evicted = core_.evicted,
            .refused = core_.refused,
            .over_budget = core_.over_budget};
  }

 private:
  void Accept() {
    if (!acceptor_.is_open() || core_.draining) return;
    if (core_.Full()) {
      accept_waits_ = true;
      // Room may have come between the two lines above; whoever resets the flag goes on.
      if (core_.Full() || !accept_waits_.exchange(false)) return AwaitRoom();
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

  // A connection becomes slow with time alone, which nothing announces.
  void AwaitRoom() {
    accept_timer_.expires_after(absl::ToChronoNanoseconds(kAcceptPause));
    accept_timer_.async_wait([this](error_code error) {
      if (error || core_.draining || !accept_waits_) return;
      core_.MakeRoom();
      AwaitRoom();
    });
  }

  void Admit(tcp::socket socket) {
    core_.accepted.fetch_add(1);
    error_code error;
    socket.set_option(tcp::no_delay(true), error);
    const tcp::endpoint remote = socket.remote_endpoint(error);
    if (error) return;  // gone already
    std::string peer;
    if (core_.options.connections_per_peer_max > 0) {
      peer = PeerOf(remote.address());
      if (!core_.peers.Add(peer, core_.options.connections_per_peer_max)) {
        core_.refused.fetch_add(1);
        return;
      }
    }
    const auto session =
        std::make_shared<Session>(core_, std::move(socket), remote.address().to_string(), std::move(peer));
    core_.registry.Insert(session);
    if (core_.Full()) core_.MakeRoom();
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
