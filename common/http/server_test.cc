#include "common/http/server.h"

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "common/http/testing/raw_socket.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace firstline::http {
namespace {

using ::firstline::http::testing::RawSocket;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

constexpr absl::string_view kGet = "GET /hello?a=1 HTTP/1.1\r\nHost: x\r\n\r\n";

ServerOptions Local() {
  ServerOptions options;
  options.host = "127.0.0.1";
  return options;
}

void Echo(Request request, Respond respond) {
  respond({.body = absl::StrCat(request.method, " ", request.path, "?", request.query, " ", request.body),
           .content_type = "text/plain"});
}

std::unique_ptr<Server> StartOrDie(const ServerOptions& options, Handler handler = Echo) {
  auto server = Server::Start(options, std::move(handler));
  EXPECT_TRUE(server.ok()) << server.status();
  return *std::move(server);
}

std::string Post(absl::string_view body, absl::string_view fields = "") {
  return absl::StrCat("POST /p HTTP/1.1\r\nHost: x\r\n", fields, "Content-Length: ", body.size(), "\r\n\r\n", body);
}

// Polls until `condition` holds; false after ten seconds.
bool Eventually(const std::function<bool()>& condition) {
  const absl::Time deadline = absl::Now() + absl::Seconds(10);
  while (!condition()) {
    if (absl::Now() > deadline) return false;
    absl::SleepFor(absl::Milliseconds(1));
  }
  return true;
}

TEST(ServerTest, AnswersARequestWithItsParts) {
  const auto server = StartOrDie(Local());
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(kGet);
  const std::string answer = client.ReadUntil("GET /hello?a=1 ");
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 OK\r\nContent-Length: 15\r\nContent-Type: text/plain\r\n\r\n"));
  EXPECT_EQ(server->stats().requests, 1u);
}

TEST(ServerTest, HandsOverHeadersBodyAndPeer) {
  std::atomic<bool> seen{false};
  Request request;
  const auto server = StartOrDie(Local(), [&](Request r, Respond respond) {
    request = std::move(r);
    respond({});
    seen = true;
  });
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(Post(absl::string_view("a\0b", 3), "X-Thing: 7\r\n"));
  ASSERT_TRUE(Eventually([&] { return seen.load(); }));
  EXPECT_EQ(request.headers.Get("x-thing"), "7");
  EXPECT_EQ(request.body, std::string("a\0b", 3));
  EXPECT_EQ(request.remote, "127.0.0.1");
}

TEST(ServerTest, KeepsTheConnectionAndAnswersPipelinedRequestsInOrder) {
  std::mutex mutex;
  std::vector<std::thread> threads;
  const auto server = StartOrDie(Local(), [&](Request request, Respond respond) {
    std::lock_guard<std::mutex> lock(mutex);  // the first answer comes late and from elsewhere
    threads.emplace_back([request, respond] { respond({.body = absl::StrCat("<", request.path, ">")}); });
  });
  RawSocket client = RawSocket::Connect(server->port());
  std::string pipelined;
  for (int i = 0; i < 50; ++i) absl::StrAppend(&pipelined, "GET /", i, " HTTP/1.1\r\nHost: x\r\n\r\n");
  client.Send(pipelined);
  const std::string answers = client.ReadUntil("</49>");
  size_t last = 0;
  for (int i = 0; i < 50; ++i) {
    const size_t at = answers.find(absl::StrCat("</", i, ">"));
    ASSERT_NE(at, std::string::npos) << i;
    EXPECT_GE(at, last);
    last = at;
  }
  server->Stop(absl::Seconds(1));
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(server->stats().accepted, 1u);
}

TEST(ServerTest, PipelinedBodiesAreToldApart) {
  const auto server = StartOrDie(Local());
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(absl::StrCat(Post("one"), Post("two"), kGet));
  const std::string answers = client.ReadUntil("GET /hello");
  EXPECT_THAT(answers, HasSubstr("POST /p? one"));
  EXPECT_THAT(answers, HasSubstr("POST /p? two"));
}

TEST(ServerTest, AHeadResponseHasTheLengthButNoBody) {
  const auto server = StartOrDie(Local());
  RawSocket client = RawSocket::Connect(server->port());
  client.Send("HEAD /h HTTP/1.1\r\nHost: x\r\n\r\nGET /g HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  const std::string answers = client.ReadAll();
  EXPECT_THAT(answers, HasSubstr("Content-Length: 9"));
  EXPECT_THAT(answers, Not(HasSubstr("HEAD /h")));
  EXPECT_THAT(answers, HasSubstr("GET /g"));
}

TEST(ServerTest, ClosesWhenTheClientAsksToAndForHttp10) {
  const auto server = StartOrDie(Local());
  for (const char* request : {"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"}) {
    RawSocket client = RawSocket::Connect(server->port());
    client.Send(request);
    EXPECT_THAT(client.ReadAll(), HasSubstr("Connection: close\r\n"));
  }
}

TEST(ServerTest, ABodyOfExactlyTheLimitIsAccepted) {
  ServerOptions options = Local();
  options.body_bytes_max = 1000;
  const auto server = StartOrDie(options);
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(Post(std::string(1000, 'a')));
  EXPECT_THAT(client.ReadUntil("aaa"), StartsWith("HTTP/1.1 200"));
}

TEST(ServerTest, ABodyOverTheLimitIs413AndCloses) {
  ServerOptions options = Local();
  options.body_bytes_max = 1000;
  const auto server = StartOrDie(options);
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(Post(std::string(1001, 'a')));
  client.FinishSending();
  const std::string answer = client.ReadAll();
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 413"));
  EXPECT_THAT(answer, HasSubstr("the body is too large, want at most 1000 bytes"));
  EXPECT_EQ(server->stats().requests, 0u);
  EXPECT_EQ(server->stats().rejected, 1u);
}

TEST(ServerTest, AnAnnouncedLengthOverTheLimitIs413BeforeAnyBody) {
  const auto server = StartOrDie(Local());
  RawSocket client = RawSocket::Connect(server->port());
  client.Send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 921601\r\n\r\n");
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 413"));
}

TEST(ServerTest, AChunkedBodyOverTheLimitIs413) {
  ServerOptions options = Local();
  options.body_bytes_max = 10;
  const auto server = StartOrDie(options);
  RawSocket client = RawSocket::Connect(server->port());
  client.Send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 3; ++i) client.Send("4\r\nabcd\r\n");
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 413"));
}

TEST(ServerTest, TheAnswerToAnOversizedBodySurvivesTheUnreadRest) {
  const auto server = StartOrDie(Local());
  RawSocket client = RawSocket::Connect(server->port());
  // Two mebibytes the server never wanted; without lingering the reset would destroy the answer.
  client.Send(Post(std::string(2u << 20, 'a')));
  client.FinishSending();
  EXPECT_THAT(client.ReadAll(), StartsWith("HTTP/1.1 413"));
}

TEST(ServerTest, HeadersOverTheLimitAre431) {
  const auto server = StartOrDie(Local());
  {
    RawSocket client = RawSocket::Connect(server->port());
    client.Send(absl::StrCat("GET / HTTP/1.1\r\nHost: x\r\nX: ", std::string(15 * 1024, 'a'), "\r\n\r\n"));
    EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 200"));
  }
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(absl::StrCat("GET / HTTP/1.1\r\nHost: x\r\nX: ", std::string(16 * 1024, 'a'), "\r\n\r\n"));
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 431"));
}

TEST(ServerTest, AnEndlessHeaderLineIs431) {
  const auto server = StartOrDie(Local());
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(std::string(100 * 1024, 'G'));
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 4"));
}

TEST(ServerTest, ASlowHeadIs408) {
  ServerOptions options = Local();
  options.header_timeout = absl::Milliseconds(50);
  const auto server = StartOrDie(options);
  RawSocket client = RawSocket::Connect(server->port());
  client.Send("GET / HT");
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 408"));
  EXPECT_EQ(server->stats().timed_out, 1u);
}

TEST(ServerTest, ADripOfBytesDoesNotExtendTheDeadline) {
  ServerOptions options = Local();
  options.header_timeout = absl::Milliseconds(100);
  options.body_timeout = absl::Milliseconds(100);
  const auto server = StartOrDie(options);
  for (const absl::string_view start :
       {absl::string_view("GET /"), absl::string_view("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n")}) {
    RawSocket client = RawSocket::Connect(server->port());
    client.Send(start);
    std::string answer;
    const absl::Time start_time = absl::Now();
    while (answer.empty() && absl::Now() < start_time + absl::Seconds(10)) {
      if (!client.Send("a")) break;
      answer = client.ReadUntil("\r\n\r\n", absl::Milliseconds(10));
    }
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 408"));
  }
}

TEST(ServerTest, ASlowBodyIs408AndNeverReachesTheHandler) {
  ServerOptions options = Local();
  options.body_timeout = absl::Milliseconds(50);
  const auto server = StartOrDie(options);
  RawSocket client = RawSocket::Connect(server->port());
  client.Send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 408"));
  EXPECT_EQ(server->stats().requests, 0u);
}

TEST(ServerTest, AnIdleConnectionIsClosedSilently) {
  ServerOptions options = Local();
  options.idle_timeout = absl::Milliseconds(50);
  const auto server = StartOrDie(options);
  RawSocket client = RawSocket::Connect(server->port());
  EXPECT_EQ(client.ReadAll(), "");
}

TEST(ServerTest, MalformedRequestsAre400) {
  const auto server = StartOrDie(Local());
  for (const absl::string_view request : {
           absl::string_view("\x16\x03\x01 hello\r\n\r\n"),                    // TLS on a plain port
           absl::string_view("GET / HTTP/1.1\r\n\r\n"),                        // no Host
           absl::string_view("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),  // two Hosts
           absl::string_view("GET / HTTP/1.1\r\nHost: x\r\nNo colon\r\n\r\n"),
           absl::string_view("GET / HTTP/1.1\r\nHost : x\r\n\r\n"),
           absl::string_view("GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n"),  // absolute form
           absl::string_view("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
           absl::string_view("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
           absl::string_view(
               "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc"),
           absl::string_view(
               "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc"),
           absl::string_view("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
       }) {
    RawSocket client = RawSocket::Connect(server->port());
    client.Send(request);
    client.FinishSending();
    EXPECT_THAT(client.ReadAll(), StartsWith("HTTP/1.1 400")) << request;
  }
  EXPECT_EQ(server->stats().requests, 0u);
}

TEST(ServerTest, APeerThatVanishesMidRequestIsForgotten) {
  const auto server = StartOrDie(Local());
  RawSocket::Connect(server->port()).Send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
  RawSocket reset = RawSocket::Connect(server->port());
  reset.Send("GET / HT");
  reset.Reset();
  EXPECT_TRUE(Eventually([&] { return server->stats().accepted == 2 && server->stats().connections == 0; }));
}

TEST(ServerTest, ExpectContinueIsAnsweredBeforeTheBody) {
  const auto server = StartOrDie(Local());
  RawSocket client = RawSocket::Connect(server->port());
  client.Send("POST /p HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client.ReadUntil("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  client.Send("hi");
  EXPECT_THAT(client.ReadUntil("hi"), StartsWith("HTTP/1.1 200"));
}

TEST(ServerTest, AnEncodedBodyIs415UnlessGzipIsOn) {
  const auto server = StartOrDie(Local());
  for (const char* encoding : {"gzip", "br", "gzip, gzip"}) {
    RawSocket client = RawSocket::Connect(server->port());
    client.Send(Post("x", absl::StrCat("Content-Encoding: ", encoding, "\r\n")));
    EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 415")) << encoding;
  }
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(Post("x", "Content-Encoding: identity\r\n"));
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 200"));
}

TEST(ServerTest, WithGzipOnTheHandlerSeesThePlainBody) {
  ServerOptions options = Local();
  options.accept_gzip = true;
  const auto server = StartOrDie(options);
  // `printf hello | gzip -n`
  const absl::string_view gzip(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36\x05\x00\x00\x00", 25);
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(Post(gzip, "Content-Encoding: gzip\r\n"));
  EXPECT_THAT(client.ReadUntil("hello"), HasSubstr("POST /p? hello"));
  client.Send(Post("not gzip", "Content-Encoding: gzip\r\n"));
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 400"));
}

TEST(ServerTest, AnAnswerMayComeLaterFromAnotherThread) {
  std::atomic<bool> asked{false};
  Respond later;
  const auto server = StartOrDie(Local(), [&](Request, Respond respond) {
    later = std::move(respond);
    asked = true;
  });
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(kGet);
  ASSERT_TRUE(Eventually([&] { return asked.load(); }));
  later({.status = 202});
  later({.status = 500});  // only the first counts
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 202"));
}

TEST(ServerTest, AHandlerThatForgetsToAnswerYields500) {
  const auto server = StartOrDie(Local(), [](Request, Respond) {});
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(kGet);
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 500"));
}

TEST(ServerTest, AHandlerThatTakesTooLongYields503AndItsLateAnswerIsDropped) {
  ServerOptions options = Local();
  options.handler_timeout = absl::Milliseconds(50);
  std::vector<Respond> kept;
  const auto server = StartOrDie(options, [&](Request, Respond respond) { kept.push_back(std::move(respond)); });
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(kGet);
  EXPECT_THAT(client.ReadAll(), StartsWith("HTTP/1.1 503"));
  kept.front()({.status = 200});
  EXPECT_TRUE(client.AwaitClose());
}

TEST(ServerTest, AStandInCanCutItsAnswersShort) {
  const auto server = StartOrDie(Local(), [](Request request, Respond respond) {
    respond({.body = "12345678",
             .ending = request.path == "/reset" ? Response::Ending::kReset : Response::Ending::kHalfBody});
  });
  RawSocket reset = RawSocket::Connect(server->port());
  reset.Send("GET /reset HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(reset.ReadAll(), "");
  RawSocket half = RawSocket::Connect(server->port());
  half.Send("GET /half HTTP/1.1\r\nHost: x\r\n\r\n");
  const std::string answer = half.ReadAll();
  EXPECT_THAT(answer, HasSubstr("Content-Length: 8\r\n"));
  EXPECT_THAT(answer, ::testing::EndsWith("\r\n\r\n1234"));
}

TEST(ServerTest, TwoHundredIdleConnectionsDoNotSlowOthers) {
  const auto server = StartOrDie(Local());
  std::vector<RawSocket> idle;
  for (int i = 0; i < 200; ++i) {
    idle.push_back(RawSocket::Connect(server->port()));
    if (i % 2 == 0) {  // half have been used, half never sent a byte
      idle.back().Send(kGet);
      idle.back().ReadUntil("GET /hello");
    }
  }
  for (int i = 0; i < 20; ++i) {
    RawSocket client = RawSocket::Connect(server->port());
    client.Send(kGet);
    EXPECT_THAT(client.ReadUntil("GET /hello"), StartsWith("HTTP/1.1 200"));
  }
  EXPECT_EQ(server->stats().evicted, 0u);
  EXPECT_GE(server->stats().connections, 200u);
}

TEST(ServerTest, TwoHundredStalledSendersDoNotSlowOthers) {
  const auto server = StartOrDie(Local());
  std::vector<RawSocket> stalled;
  for (int i = 0; i < 200; ++i) {
    stalled.push_back(RawSocket::Connect(server->port()));
    stalled.back().Send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\na");
  }
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(kGet);
  EXPECT_THAT(client.ReadUntil("GET /hello"), StartsWith("HTTP/1.1 200"));
}

TEST(ServerTest, AtTheCapTheLongestIdleConnectionMakesRoom) {
  ServerOptions options = Local();
  options.connections_max = 3;
  const auto server = StartOrDie(options);
  RawSocket oldest = RawSocket::Connect(server->port());
  ASSERT_TRUE(Eventually([&] { return server->stats().connections == 1; }));
  RawSocket second = RawSocket::Connect(server->port());
  ASSERT_TRUE(Eventually([&] { return server->stats().connections == 2; }));
  RawSocket third = RawSocket::Connect(server->port());
  EXPECT_TRUE(oldest.AwaitClose());
  third.Send(kGet);
  EXPECT_THAT(third.ReadUntil("GET /hello"), StartsWith("HTTP/1.1 200"));
  EXPECT_EQ(server->stats().evicted, 1u);
}

TEST(ServerTest, WithEveryConnectionBusyNewOnesWaitForRoom) {
  ServerOptions options = Local();
  options.connections_max = 2;
  std::mutex mutex;
  std::vector<Respond> waiting;
  const auto server = StartOrDie(options, [&](Request, Respond respond) {
    std::lock_guard<std::mutex> lock(mutex);
    waiting.push_back(std::move(respond));
  });
  const auto busy = [&] {
    std::lock_guard<std::mutex> lock(mutex);
    return waiting.size();
  };
  std::vector<RawSocket> clients;
  for (int i = 0; i < 3; ++i) {
    clients.push_back(RawSocket::Connect(server->port()));
    clients.back().Send(kGet);
    if (i < 2) {
      ASSERT_TRUE(Eventually([&] { return busy() == static_cast<size_t>(i) + 1; }));
    }
  }
  EXPECT_EQ(server->stats().connections, 2u);
  {
    std::lock_guard<std::mutex> lock(mutex);
    waiting.front()({.body = "first"});
  }
  EXPECT_THAT(clients[0].ReadAll(), HasSubstr("Connection: close"));  // others are waiting
  EXPECT_TRUE(Eventually([&] { return busy() == 3; }));
  server->Stop(absl::ZeroDuration());
}

TEST(ServerTest, TooManyHeaderFieldsAre431) {
  ServerOptions options = Local();
  options.header_count_max = 10;
  const auto server = StartOrDie(options);
  const auto request = [](int fields) {
    std::string text = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (int i = 1; i < fields; ++i) absl::StrAppend(&text, "X", i, ": 1\r\n");
    return absl::StrCat(text, "\r\n");
  };
  RawSocket enough = RawSocket::Connect(server->port());
  enough.Send(request(10));
  EXPECT_THAT(enough.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 200"));
  RawSocket many = RawSocket::Connect(server->port());
  many.Send(request(11));
  EXPECT_THAT(many.ReadUntil("\n\r\n{"), AllOf(StartsWith("HTTP/1.1 431"), HasSubstr("want at most 10")));
}

TEST(ServerTest, FieldsBehindAChunkedBodyAre400) {
  const auto server = StartOrDie(Local());
  RawSocket client = RawSocket::Connect(server->port());
  client.Send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Signature: s\r\n\r\n");
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 400"));
  EXPECT_EQ(server->stats().requests, 0u);
}

TEST(ServerTest, AChunkedBodyWithinTheLimitArrivesWhole) {
  const auto server = StartOrDie(Local());
  RawSocket client = RawSocket::Connect(server->port());
  client.Send("POST /p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (const char* chunk : {"3\r\nabc\r\n", "1;extension=1\r\nd\r\n", "0\r\n\r\n"}) client.Send(chunk);
  EXPECT_THAT(client.ReadUntil("abcd"), HasSubstr("POST /p? abcd"));
}

TEST(ServerTest, ChunksWithoutEndAreCutAtTheDeadline) {
  ServerOptions options = Local();
  options.body_timeout = absl::Milliseconds(100);
  const auto server = StartOrDie(options);
  RawSocket client = RawSocket::Connect(server->port());
  client.Send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  std::string answer;
  const absl::Time start = absl::Now();
  while (answer.empty() && absl::Now() < start + absl::Seconds(10)) {
    if (!client.Send("1\r\na\r\n")) break;
    answer = client.ReadUntil("\r\n\r\n", absl::Milliseconds(10));
  }
  EXPECT_THAT(answer, StartsWith("HTTP/1.1 408"));
}

TEST(ServerTest, AnEndlessChunkExtensionIsRefused) {
  const auto server = StartOrDie(Local());
  RawSocket client = RawSocket::Connect(server->port());
  client.Send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;");
  client.Send(std::string(100 * 1024, 'e'));
  EXPECT_THAT(client.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 4"));
  EXPECT_EQ(server->stats().requests, 0u);
}

TEST(ServerTest, ACompressedBombIs413) {
  ServerOptions options = Local();
  options.accept_gzip = true;
  options.inflate.ratio_max = 1;  // `hello` is longer packed: raise the bar until it is a bomb
  options.inflate.bytes_max = 4;
  const auto server = StartOrDie(options);
  const absl::string_view gzip(
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36\x05\x00\x00\x00", 25);
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(Post(gzip, "Content-Encoding: gzip\r\n"));
  EXPECT_THAT(client.ReadUntil("\n\r\n{"), AllOf(StartsWith("HTTP/1.1 413"), HasSubstr("decompressed body")));
  EXPECT_EQ(server->stats().requests, 0u);
}

TEST(ServerTest, LargeBodiesBeyondTheBudgetAre503AndSmallOnesGetThrough) {
  ServerOptions options = Local();
  options.body_bytes_free = 1000;
  options.body_bytes_total = 5000;
  const auto server = StartOrDie(options);
  RawSocket hoarder = RawSocket::Connect(server->port());
  hoarder.Send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 7000\r\n\r\n");
  hoarder.Send(std::string(5500, 'a'));  // 4,500 of them count
  RawSocket large = RawSocket::Connect(server->port());
  const auto refused = [&] {
    large = RawSocket::Connect(server->port());
    large.Send(Post(std::string(2000, 'b')));
    return absl::StartsWith(large.ReadUntil("\r\n\r\n"), "HTTP/1.1 503");
  };
  EXPECT_TRUE(Eventually(refused));  // as soon as the server has read what the hoarder sent
  EXPECT_GE(server->stats().over_budget, 1u);
  RawSocket small = RawSocket::Connect(server->port());
  small.Send(Post(std::string(1000, 'c')));
  EXPECT_THAT(small.ReadUntil("ccc"), StartsWith("HTTP/1.1 200"));
  hoarder.Send(std::string(1500, 'a'));
  EXPECT_THAT(hoarder.ReadUntil("\r\n\r\n"), StartsWith("HTTP/1.1 503"));
}

TEST(ServerTest, AnAnsweredOrAbandonedBodyGivesItsBudgetBack) {
  ServerOptions options = Local();
  options.body_bytes_free = 0;
  options.body_bytes_total = 5000;
  const auto server = StartOrDie(options);
  for (int round = 0; round < 10; ++round) {
    RawSocket answered = RawSocket::Connect(server->port());
    answered.Send(Post(std::string(4000, 'a')));
    EXPECT_THAT(answered.ReadUntil("aaa"), StartsWith("HTTP/1.1 200"));
    RawSocket abandoned = RawSocket::Connect(server->port());
    abandoned.Send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n");
    abandoned.Send(std::string(4000, 'a'));
    abandoned.Reset();
    answered.Close();
    ASSERT_TRUE(Eventually([&] { return server->stats().connections == 0; }));
  }
}

TEST(ServerTest, WhatIsOnlyAnnouncedDoesNotCount) {
  ServerOptions options = Local();
  options.body_bytes_free = 0;
  options.body_bytes_total = 5000;
  const auto server = StartOrDie(options);
  std::vector<RawSocket> announcing;
  for (int i = 0; i < 10; ++i) {
    announcing.push_back(RawSocket::Connect(server->port()));
    announcing.back().Send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\na");
  }
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(Post(std::string(4000, 'a')));
  EXPECT_THAT(client.ReadUntil("aaa"), StartsWith("HTTP/1.1 200"));
}

TEST(ServerTest, AtTheCapASlowSenderMakesRoom) {
  ServerOptions options = Local();
  options.connections_max = 3;
  options.slow_after = absl::Milliseconds(50);
  const auto server = StartOrDie(options);
  std::vector<RawSocket> slow;
  for (int i = 0; i < 6; ++i) {  // three fill the server, three wait in the kernel's queue before the honest one
    slow.push_back(RawSocket::Connect(server->port()));
    slow.back().Send(i % 2 == 0 ? "GET / HT" : "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na");
  }
  RawSocket honest = RawSocket::Connect(server->port());
  honest.Send(kGet);
  EXPECT_THAT(honest.ReadUntil("GET /hello"), StartsWith("HTTP/1.1 200"));
  EXPECT_GE(server->stats().evicted, 4u);
  EXPECT_EQ(server->stats().timed_out, 0u);  // none waited for its deadline
}

TEST(ServerTest, ARequestBeingAnsweredNeverMakesRoom) {
  ServerOptions options = Local();
  options.connections_max = 2;
  options.slow_after = absl::ZeroDuration();
  std::mutex mutex;
  std::vector<Respond> waiting;
  const auto server = StartOrDie(options, [&](Request, Respond respond) {
    std::lock_guard<std::mutex> lock(mutex);
    waiting.push_back(std::move(respond));
  });
  const auto busy = [&] {
    std::lock_guard<std::mutex> lock(mutex);
    return waiting.size();
  };
  RawSocket first = RawSocket::Connect(server->port());
  first.Send(kGet);
  ASSERT_TRUE(Eventually([&] { return busy() == 1; }));
  std::vector<RawSocket> slow;
  for (int i = 0; i < 5; ++i) {
    slow.push_back(RawSocket::Connect(server->port()));
    slow.back().Send("GET / HT");
  }
  ASSERT_TRUE(Eventually([&] { return server->stats().evicted >= 4; }));
  {
    std::lock_guard<std::mutex> lock(mutex);
    waiting.front()({.body = "kept"});
  }
  EXPECT_THAT(first.ReadUntil("kept"), HasSubstr("kept"));
}

TEST(ServerTest, OneAddressGetsItsShareOfConnections) {
  ServerOptions options = Local();
  options.connections_per_peer_max = 2;
  const auto server = StartOrDie(options);
  std::vector<RawSocket> held;
  for (int i = 0; i < 2; ++i) {
    held.push_back(RawSocket::Connect(server->port()));
    held.back().Send(kGet);
    EXPECT_THAT(held.back().ReadUntil("GET /hello"), StartsWith("HTTP/1.1 200"));
  }
  RawSocket third = RawSocket::Connect(server->port());
  EXPECT_TRUE(third.AwaitClose());
  EXPECT_EQ(server->stats().refused, 1u);
  held.pop_back();
  EXPECT_TRUE(Eventually([&] {
    RawSocket next = RawSocket::Connect(server->port());
    next.Send(kGet);
    return absl::StartsWith(next.ReadUntil("GET /hello"), "HTTP/1.1 200");
  }));
}

TEST(ServerTest, PipelinedRequestsWaitForTheAnswerBeforeThem) {
  std::mutex mutex;
  std::vector<Respond> waiting;
  const auto server = StartOrDie(Local(), [&](Request, Respond respond) {
    std::lock_guard<std::mutex> lock(mutex);
    waiting.push_back(std::move(respond));
  });
  RawSocket client = RawSocket::Connect(server->port());
  std::string pipelined;
  for (int i = 0; i < 1000; ++i) absl::StrAppend(&pipelined, kGet);
  client.Send(pipelined);
  const auto asked = [&] {
    std::lock_guard<std::mutex> lock(mutex);
    return waiting.size();
  };
  for (size_t answered = 0; answered < 3; ++answered) {
    ASSERT_TRUE(Eventually([&] { return asked() == answered + 1; }));
    std::lock_guard<std::mutex> lock(mutex);
    EXPECT_EQ(waiting.size(), answered + 1);
    waiting[answered]({});
  }
  server->Stop(absl::ZeroDuration());
}

TEST(ServerTest, APeerThatDoesNotReadItsAnswerIsClosed) {
  ServerOptions options = Local();
  options.write_timeout = absl::Milliseconds(100);
  const auto server =
      StartOrDie(options, [](Request, Respond respond) { respond({.body = std::string(64u << 20, 'a')}); });
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(kGet);
  ASSERT_TRUE(Eventually([&] { return server->stats().requests == 1; }));
  EXPECT_TRUE(Eventually([&] { return server->stats().connections == 0; }));
}

TEST(ServerTest, StopLetsRequestsUnderWayFinish) {
  std::atomic<bool> asked{false};
  Respond later;
  const auto server = StartOrDie(Local(), [&](Request, Respond respond) {
    later = std::move(respond);
    asked = true;
  });
  RawSocket idle = RawSocket::Connect(server->port());
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(kGet);
  ASSERT_TRUE(Eventually([&] { return asked.load(); }));
  std::thread stop([&] { server->Stop(absl::Seconds(10)); });
  EXPECT_TRUE(idle.AwaitClose());  // draining has begun
  later({.body = "finished"});
  EXPECT_THAT(client.ReadAll(), AllOf(HasSubstr("finished"), HasSubstr("Connection: close")));
  stop.join();
}

TEST(ServerTest, StopCutsWhatOutlastsTheDrain) {
  std::atomic<bool> asked{false};
  Respond later;
  auto server = StartOrDie(Local(), [&](Request, Respond respond) {
    later = std::move(respond);
    asked = true;
  });
  RawSocket client = RawSocket::Connect(server->port());
  client.Send(kGet);
  ASSERT_TRUE(Eventually([&] { return asked.load(); }));
  server->Stop(absl::Milliseconds(20));
  EXPECT_TRUE(client.AwaitClose());
  later({});  // harmless after Stop
  server.reset();
  later = nullptr;  // and the last copy may die after the server
}

TEST(ServerTest, AfterStopThePortIsFree) {
  ServerOptions options = Local();
  auto server = StartOrDie(options);
  options.port = server->port();
  EXPECT_EQ(Server::Start(options, Echo).status().code(), absl::StatusCode::kUnavailable);
  server->Stop(absl::ZeroDuration());
  EXPECT_TRUE(Server::Start(options, Echo).ok());
}

TEST(ServerTest, ABadAddressIsAnError) {
  ServerOptions options = Local();
  options.host = "not an address";
  EXPECT_EQ(Server::Start(options, Echo).status().code(), absl::StatusCode::kInvalidArgument);
  options.host = "127.0.0.1";
  options.port = 65536;
  EXPECT_EQ(Server::Start(options, Echo).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(ServerTest, ConnectionsThatComeAndGoDuringStopLeakNothing) {
  for (int round = 0; round < 10; ++round) {
    const auto server = StartOrDie(Local());
    std::vector<std::thread> clients;
    for (int i = 0; i < 4; ++i) {
      clients.emplace_back([client = RawSocket::Connect(server->port())]() mutable {
        while (client.Send(kGet) && !client.ReadUntil("GET /hello", absl::Seconds(1)).empty()) {
        }
      });
    }
    ASSERT_TRUE(Eventually([&] { return server->stats().requests > 20; }));
    server->Stop(absl::Milliseconds(5));
    for (std::thread& client : clients) client.join();
    EXPECT_EQ(server->stats().connections, 0u);
  }
}

}  // namespace
}  // namespace firstline::http
