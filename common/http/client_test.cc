#include "common/http/client.h"

#include <atomic>
#include <cstdlib>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/http/server.h"
#include "common/http/testing/raw_socket.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::http {
namespace {

using ::firstline::http::testing::RawListener;
using ::firstline::http::testing::RawSocket;
using ::testing::HasSubstr;
using ::testing::Not;

std::string Address(int port, absl::string_view path = "/") { return absl::StrCat("http://127.0.0.1:", port, path); }

std::unique_ptr<Server> StartOrDie(Handler handler) {
  ServerOptions options;
  options.host = "127.0.0.1";
  auto server = Server::Start(options, std::move(handler));
  EXPECT_TRUE(server.ok()) << server.status();
  return *std::move(server);
}

// A port of loopback where nothing listens.
int DeadPort() {
  RawListener listener;
  return listener.port();
}

// A peer that runs `script` on its own thread and is joined at the end of the test.
class Peer {
 public:
  explicit Peer(std::function<void(RawListener&)> script) : thread_([this, script] { script(listener_); }) {}
  ~Peer() { thread_.join(); }
  int port() const { return listener_.port(); }

 private:
  RawListener listener_;
  std::thread thread_;
};

constexpr absl::string_view kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

TEST(ClientTest, CarriesMethodPathFieldsAndBody) {
  std::mutex mutex;
  Request seen;
  const auto server = StartOrDie([&](Request request, Respond respond) {
    std::lock_guard<std::mutex> lock(mutex);
    seen = std::move(request);
    respond({.status = 201, .headers = {{"X-Answer", "42"}}, .body = "{}"});
  });
  Client client{ClientOptions()};
  const auto response = client.Send({.method = "PUT",
                                     .url = Address(server->port(), "/a%20b?c=d"),
                                     .headers = {{"Content-Type", "application/json"}, {"X-Empty", ""}},
                                     .body = std::string("a\0b", 3)});
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->status, 201);
  EXPECT_EQ(response->headers.Get("x-answer"), "42");
  EXPECT_EQ(response->body, "{}");
  std::lock_guard<std::mutex> lock(mutex);
  EXPECT_EQ(seen.method, "PUT");
  EXPECT_EQ(seen.path, "/a%20b");
  EXPECT_EQ(seen.query, "c=d");
  EXPECT_EQ(seen.body, std::string("a\0b", 3));
  EXPECT_EQ(seen.headers.Get("content-type"), "application/json");
  EXPECT_TRUE(seen.headers.Has("X-Empty"));
  EXPECT_EQ(seen.headers.Get("User-Agent"), "firstline");
}

TEST(ClientTest, AddsNoFieldsOfItsOwn) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    const std::string request = socket.ReadUntil("\r\n\r\n");
    socket.Send(absl::StrCat("HTTP/1.1 200 OK\r\nContent-Length: ", request.size(), "\r\n\r\n", request));
  });
  Client client{ClientOptions()};
  const auto response = client.Send({.method = "POST", .url = Address(peer.port()), .body = ""});
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_THAT(response->body, HasSubstr("Content-Length: 0\r\n"));
  for (const char* unwanted : {"Content-Type", "Expect", "Accept", "Cookie"}) {
    EXPECT_THAT(response->body, Not(HasSubstr(unwanted)));
  }
}

TEST(ClientTest, EveryMethodReachesTheServer) {
  const auto server =
      StartOrDie([](Request request, Respond respond) { respond({.body = request.method + request.body}); });
  Client client{ClientOptions()};
  for (const char* method : {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
    EXPECT_EQ(client.Send({.method = method, .url = Address(server->port())})->body, method);
  }
  EXPECT_EQ(client.Send({.method = "DELETE", .url = Address(server->port()), .body = "!"})->body, "DELETE!");
  EXPECT_EQ(client.Send({.method = "HEAD", .url = Address(server->port())})->body, "");
}

TEST(ClientTest, KeepsTheConnection) {
  const auto server = StartOrDie([](Request, Respond respond) { respond({}); });
  Client client{ClientOptions()};
  for (int i = 0; i < 5; ++i) ASSERT_TRUE(client.Send({.url = Address(server->port())}).ok());
  EXPECT_EQ(server->stats().accepted, 1u);
  ASSERT_TRUE(client.Send({.url = Address(server->port()), .fresh_connection = true}).ok());
  EXPECT_EQ(server->stats().accepted, 2u);
}

TEST(ClientTest, ManyThreadsShareOneClient) {
  const auto server = StartOrDie([](Request request, Respond respond) { respond({.body = request.body}); });
  ClientOptions options;
  options.connections_per_host_max = 4;
  Client client(options);
  std::vector<std::thread> threads;
  std::atomic<int> good{0};
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 50; ++i) {
        const std::string body = absl::StrCat(t, "/", i);
        const auto response = client.Send({.method = "POST", .url = Address(server->port()), .body = body});
        if (response.ok() && response->body == body) ++good;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 400);
  EXPECT_LE(server->stats().accepted, 4u);
}

TEST(ClientTest, ARefusedConnectionWasCertainlyNotSent) {
  Client client{ClientOptions()};
  const auto response = client.Send({.method = "POST", .url = Address(DeadPort()), .body = "x"});
  EXPECT_EQ(response.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(TransmissionOf(response.status()), Transmission::kNotSent);
}

TEST(ClientTest, AnUnknownNameWasCertainlyNotSent) {
  Client client{ClientOptions()};
  const auto response = client.Send({.method = "POST", .url = "http://no-such-host.invalid/", .body = "x"});
  EXPECT_FALSE(response.ok());
  EXPECT_EQ(TransmissionOf(response.status()), Transmission::kNotSent);
}

TEST(ClientTest, AFailedTlsHandshakeWasCertainlyNotSent) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.ReadUntil("\x16");
    socket.Send("this is not TLS\r\n\r\n");
  });
  Client client{ClientOptions()};
  const auto response =
      client.Send({.method = "POST", .url = absl::StrCat("https://127.0.0.1:", peer.port(), "/"), .body = "x"});
  EXPECT_EQ(response.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(TransmissionOf(response.status()), Transmission::kNotSent);
}

TEST(ClientTest, AResetAfterTheRequestIsUnknown) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.ReadUntil("\r\n\r\n");
    socket.Reset();
  });
  Client client{ClientOptions()};
  const auto response = client.Send({.method = "POST", .url = Address(peer.port()), .body = "x"});
  EXPECT_EQ(response.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(TransmissionOf(response.status()), Transmission::kUnknown);
}

TEST(ClientTest, AnAnswerCutShortIsUnknown) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.ReadUntil("\r\n\r\n");
    socket.Send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
  });
  Client client{ClientOptions()};
  const auto response = client.Send({.method = "POST", .url = Address(peer.port()), .body = "x"});
  EXPECT_EQ(response.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(TransmissionOf(response.status()), Transmission::kUnknown);
}

TEST(ClientTest, AnAnswerThatIsNotHttpIsUnknown) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.ReadUntil("\r\n\r\n");
    socket.Send("220 smtp ready\r\n");
  });
  Client client{ClientOptions()};
  const auto response = client.Send({.method = "POST", .url = Address(peer.port()), .body = "x"});
  EXPECT_FALSE(response.ok());
  EXPECT_EQ(TransmissionOf(response.status()), Transmission::kUnknown);
}

TEST(ClientTest, ATimeoutAfterTheRequestIsUnknown) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.AwaitClose();
  });
  Client client{ClientOptions()};
  const auto response = client.Send(
      {.method = "POST", .url = Address(peer.port()), .body = "x", .total_timeout = absl::Milliseconds(100)});
  EXPECT_EQ(response.status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(TransmissionOf(response.status()), Transmission::kUnknown);
}

TEST(ClientTest, ADripOfBytesDoesNotOutlastTheTimeout) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.ReadUntil("\r\n\r\n");
    socket.Send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    while (socket.Send("a") && !socket.AwaitClose(absl::Milliseconds(5))) {
    }
  });
  Client client{ClientOptions()};
  const auto response = client.Send({.url = Address(peer.port()), .total_timeout = absl::Milliseconds(100)});
  EXPECT_EQ(response.status().code(), absl::StatusCode::kDeadlineExceeded);
}

TEST(ClientTest, ATimeoutWhileWaitingForAConnectionWasNotSent) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.AwaitClose();
  });
  ClientOptions options;
  options.connections_per_host_max = 1;
  Client client(options);
  std::thread first(
      [&] { client.Send({.url = Address(peer.port()), .total_timeout = absl::Milliseconds(500)}).IgnoreError(); });
  absl::Status status;
  do {  // until the other one holds the only connection
    status =
        client.Send({.method = "POST", .url = Address(peer.port()), .total_timeout = absl::Milliseconds(50)}).status();
  } while (TransmissionOf(status) != Transmission::kNotSent && status.code() == absl::StatusCode::kDeadlineExceeded);
  first.join();
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(TransmissionOf(status), Transmission::kNotSent);
}

TEST(ClientTest, APassedLatestStartWritesNotOneByte) {
  std::string seen;
  absl::StatusOr<HttpResponse> response;
  {
    Peer peer([&seen](RawListener& listener) { seen = listener.Accept().ReadAll(); });
    Client client{ClientOptions()};
    response = client.Send({.method = "POST", .url = Address(peer.port()), .body = "x", .not_after = absl::Now()});
  }
  EXPECT_EQ(response.status().code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(TransmissionOf(response.status()), Transmission::kNotSent);
  EXPECT_EQ(seen, "");
}

// The story: libcurl repeats any request, also a POST, when a kept connection closes before the first byte of an
// answer. The helpdesk may have carried it out, and the customer would read two replies.
TEST(ClientTest, APostIsNeverRepeatedOnABrokenKeptConnection) {
  std::atomic<int> posts{0};
  absl::StatusOr<HttpResponse> first, second;
  {
    Peer peer([&posts](RawListener& listener) {
      RawSocket socket = listener.Accept();
      socket.ReadUntil("\r\n\r\nx");
      ++posts;
      socket.Send(kOk);
      socket.ReadUntil("\r\n\r\nx");
      ++posts;
      socket.Close();  // after the effect, before the answer
      RawSocket again = listener.Accept();
      if (!again.ReadAll(absl::Seconds(1)).empty()) ++posts;
    });
    Client client{ClientOptions()};
    first = client.Send({.method = "POST", .url = Address(peer.port()), .body = "x"});
    second = client.Send({.method = "POST", .url = Address(peer.port()), .body = "x"});
    RawSocket::Connect(peer.port()).FinishSending();  // in case the client did not connect again
  }
  EXPECT_TRUE(first.ok());
  EXPECT_EQ(second.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(TransmissionOf(second.status()), Transmission::kUnknown);
  EXPECT_EQ(posts, 2);
}

TEST(ClientTest, AGetSurvivesABrokenKeptConnection) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.ReadUntil("\r\n\r\n");
    socket.Send(kOk);
    socket.ReadUntil("\r\n\r\n");
    socket.Close();
    RawSocket again = listener.Accept();
    again.ReadUntil("\r\n\r\n");
    again.Send(kOk);
    again.AwaitClose();
  });
  Client client{ClientOptions()};
  EXPECT_TRUE(client.Send({.url = Address(peer.port())}).ok());
  EXPECT_TRUE(client.Send({.url = Address(peer.port())}).ok());
}

TEST(ClientTest, TheResponseLimitIsInclusive) {
  const auto server = StartOrDie([](Request, Respond respond) { respond({.body = std::string(1000, 'a')}); });
  Client client{ClientOptions()};
  EXPECT_TRUE(client.Send({.url = Address(server->port()), .response_bytes_max = 1000}).ok());
  const auto response = client.Send({.url = Address(server->port()), .response_bytes_max = 999});
  EXPECT_EQ(response.status().code(), absl::StatusCode::kOutOfRange);
  EXPECT_EQ(TransmissionOf(response.status()), Transmission::kUnknown);
}

TEST(ClientTest, AnEndlessAnswerIsCutWhileReading) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.ReadUntil("\r\n\r\n");
    socket.Send("HTTP/1.1 200 OK\r\n\r\n");
    const std::string chunk(65536, 'a');
    while (socket.Send(chunk)) {
    }
  });
  Client client{ClientOptions()};
  EXPECT_EQ(client.Send({.url = Address(peer.port())}).status().code(), absl::StatusCode::kOutOfRange);
}

TEST(ClientTest, EndlessHeadersAreCutWhileReading) {
  Peer peer([](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.ReadUntil("\r\n\r\n");
    socket.Send("HTTP/1.1 200 OK\r\n");
    while (socket.Send(absl::StrCat("X-Field: ", std::string(1000, 'a'), "\r\n"))) {
    }
  });
  Client client{ClientOptions()};
  EXPECT_FALSE(client.Send({.url = Address(peer.port())}).ok());
}

TEST(ClientTest, ARedirectIsAnAnswerNotAnOrder) {
  const auto server = StartOrDie(
      [](Request, Respond respond) { respond({.status = 302, .headers = {{"Location", "http://127.0.0.1:1/"}}}); });
  Client client{ClientOptions()};
  EXPECT_EQ(client.Send({.url = Address(server->port())})->status, 302);
  EXPECT_EQ(server->stats().requests, 1u);
}

TEST(ClientTest, TheEnvironmentCannotInsertAProxy) {
  setenv("http_proxy", absl::StrCat("http://127.0.0.1:", DeadPort()).c_str(), 1);
  const auto server = StartOrDie([](Request, Respond respond) { respond({}); });
  Client client{ClientOptions()};
  EXPECT_TRUE(client.Send({.url = Address(server->port())}).ok());
  unsetenv("http_proxy");
}

TEST(ClientTest, ARequestThatCannotBeWrittenIsRefused) {
  Client client{ClientOptions()};
  const HttpRequest bad[] = {
      {.url = "file:///etc/passwd"},
      {.url = "not an address"},
      {.method = "GE T", .url = "http://127.0.0.1/"},
      {.url = "http://127.0.0.1/", .headers = {{"X", "a\r\nY: b"}}},
      {.url = "http://127.0.0.1/", .headers = {{"X:", "a"}}},
  };
  for (const HttpRequest& request : bad) {
    const absl::Status status = client.Send(request).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << request.url;
    EXPECT_EQ(TransmissionOf(status), Transmission::kNotSent);
  }
}

TEST(ClientTest, ShutdownEndsWhatIsUnderWayAndWhatComesLater) {
  std::atomic<bool> reached{false};
  Peer peer([&reached](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.ReadUntil("\r\n\r\n");
    reached = true;
    socket.AwaitClose();
  });
  Client client{ClientOptions()};
  std::thread shutdown([&] {
    while (!reached) absl::SleepFor(absl::Milliseconds(1));
    client.Shutdown();
  });
  const auto under_way = client.Send({.method = "POST", .url = Address(peer.port())});
  shutdown.join();
  EXPECT_EQ(under_way.status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(TransmissionOf(under_way.status()), Transmission::kUnknown);
  const auto later = client.Send({.method = "POST", .url = Address(peer.port())});
  EXPECT_EQ(later.status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(TransmissionOf(later.status()), Transmission::kNotSent);
}

TEST(ClientTest, BeyondTheTransferLimitRequestsAreRefusedUnsent) {
  std::atomic<bool> reached{false};
  Peer peer([&reached](RawListener& listener) {
    RawSocket socket = listener.Accept();
    socket.ReadUntil("\r\n\r\n");
    reached = true;
    socket.AwaitClose();
  });
  ClientOptions options;
  options.transfers_max = 1;
  Client client(options);
  std::thread first([&] { client.Send({.url = Address(peer.port())}).IgnoreError(); });
  while (!reached) absl::SleepFor(absl::Milliseconds(1));
  const auto second = client.Send({.url = Address(peer.port())});
  EXPECT_EQ(second.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(TransmissionOf(second.status()), Transmission::kNotSent);
  client.Shutdown();
  first.join();
}

TEST(TransmissionTest, AStatusFromElsewhereIsUnknown) {
  EXPECT_EQ(TransmissionOf(absl::UnavailableError("x")), Transmission::kUnknown);
  EXPECT_EQ(TransmissionOf(absl::OkStatus()), Transmission::kUnknown);
}

// Whatever way it is written, and also behind a name.
TEST(ClientTest, HostsOfOurOwnNetworkAreNotConnectedToOnOthersWord) {
  std::atomic<int> requests = 0;
  const auto server = StartOrDie([&](const Request&, const Respond& respond) {
    ++requests;
    respond({});
  });
  Client careful({.public_hosts_only = true});
  for (const char* host :
       {"127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1", "0", "[::1]", "[::ffff:127.0.0.1]"}) {
    HttpRequest request;
    request.url = absl::StrCat("http://", host, ":", server->port(), "/");
    const auto response = careful.Send(request);
    ASSERT_FALSE(response.ok()) << host;
    EXPECT_EQ(TransmissionOf(response.status()), Transmission::kNotSent) << host;
  }
  EXPECT_EQ(requests, 0);
  Client trusting({});
  EXPECT_TRUE(trusting.Send({.url = Address(server->port())}).ok());
}

}  // namespace
}  // namespace firstline::http
