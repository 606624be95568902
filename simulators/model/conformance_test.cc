// One suite over six servers: the same question, the same outcome, whatever they call it on the wire.

#include <gtest/gtest.h>

#include <memory>

#include "absl/strings/str_cat.h"
#include "common/base/clock.h"
#include "common/chat_model/chat_client.h"
#include "simulators/model/model_server.h"

namespace firstline::sim::model {
namespace {

using chat_model::ChatClient;
using chat_model::Dialect;
using chat_model::Failure;
using chat_model::FailureKind;
using chat_model::Outcome;
using chat_model::Reply;

constexpr char kSchema[] =
    R"({"type":"object","additionalProperties":false,"required":["a"],"properties":{"a":{"type":"string"}}})";

class ConformanceTest : public ::testing::TestWithParam<Dialect> {
 protected:
  ConformanceTest() {
    server_->Say("{\"a\":\"b\"}");
    endpoint_.base_url = absl::StrCat("http://127.0.0.1:", server_->port(), BasePath());
  }

  static std::string BasePath() {
    switch (GetParam()) {
      case Dialect::kAzure: return "/openai/v1";
      case Dialect::kAzureDated: return "";
      default: return "/v1";
    }
  }

  Outcome Ask() {
    return client_.Ask(endpoint_,
                       {.messages = {{chat_model::Role::kSystem, "Answer."}, {chat_model::Role::kUser, "Why?"}},
                        .schema_name = "answer",
                        .schema = kSchema},
                       absl::Now() + absl::Seconds(10));
  }
  Outcome After(Act act) {
    server_->Next({act, act, act, act});  // retries meet the same
    return Ask();
  }
  FailureKind KindAfter(Act act) {
    const Outcome outcome = After(act);
    EXPECT_TRUE(std::holds_alternative<Failure>(outcome));
    return std::holds_alternative<Failure>(outcome) ? std::get<Failure>(outcome).kind : FailureKind::kBadRequest;
  }

  std::unique_ptr<ModelServer> server_ = ModelServer::Start({.dialect = GetParam()}, Persona::kHonest, 0).value();
  chat_model::Endpoint endpoint_ = {
      .dialect = GetParam(), .model = "sim-1", .api_version = "2024-10-21", .key = "sim-key"};
  http::Client http_{http::ClientOptions()};
  ChatClient client_{[this](const http::HttpRequest& request) { return http_.Send(request); },
                     Clock::Real(),
                     {.retry = {.first_delay = absl::Milliseconds(1)}, .breaker = {.failures = 1000}}};
};

TEST_P(ConformanceTest, WhatWeWriteIsTaken) {
  const Outcome outcome = Ask();
  ASSERT_TRUE(std::holds_alternative<Reply>(outcome)) << FailureName(std::get<Failure>(outcome).kind);
  EXPECT_EQ(std::get<Reply>(outcome).content, "{\"a\":\"b\"}");
  EXPECT_EQ(std::get<Reply>(outcome).usage.prompt_tokens, 100);
  EXPECT_EQ(server_->refused(), 0u);
}

TEST_P(ConformanceTest, AnotherServersDialectIsRefusedOrTheSame) {
  // What tells that the stand-ins differ: the name of the token limit and the place of the schema.
  const bool new_name = GetParam() == Dialect::kOpenAi || GetParam() == Dialect::kAzure;
  endpoint_.dialect = new_name ? Dialect::kVllm : Dialect::kOpenAi;
  EXPECT_TRUE(std::holds_alternative<Failure>(Ask()));
  EXPECT_EQ(server_->taken(), 0u);
}

TEST_P(ConformanceTest, AWrongKeyIsAnAuthFailureWhereKeysCount) {
  endpoint_.key = "wrong";
  if (GetParam() == Dialect::kOllama) {  // takes any
    EXPECT_TRUE(std::holds_alternative<Reply>(Ask()));
    return;
  }
  EXPECT_EQ(std::get<Failure>(Ask()).kind, FailureKind::kAuth);
}

TEST_P(ConformanceTest, AWrongModelIsNotFound) {
  endpoint_.model = "other";
  EXPECT_EQ(std::get<Failure>(Ask()).kind, FailureKind::kNotFound);
}

TEST_P(ConformanceTest, MissingUsageIsSaid) {
  EXPECT_FALSE(std::get<Reply>(After(Act::kCompleteWithoutUsage)).usage.reported);
}

TEST_P(ConformanceTest, ACutAnswerSaysSo) {
  EXPECT_EQ(std::get<Reply>(After(Act::kCutByLength)).finish, chat_model::Finish::kLength);
}

TEST_P(ConformanceTest, RefusalsFiltersAndOverflowHaveOneKindEach) {
  EXPECT_EQ(KindAfter(Act::kRefuse), FailureKind::kRefused);
  EXPECT_EQ(KindAfter(Act::kFilterPrompt),
            GetParam() == Dialect::kOllama ? FailureKind::kBadRequest : FailureKind::kFiltered);
  EXPECT_EQ(KindAfter(Act::kFilterOutput), FailureKind::kFiltered);
  EXPECT_EQ(KindAfter(Act::kOverflow), FailureKind::kOverflow);
}

TEST_P(ConformanceTest, A429IsWaitedOutAndAnExhaustedQuotaIsNot) {
  server_->Next({Act::kRateLimit, Act::kRateLimit});
  EXPECT_TRUE(std::holds_alternative<Reply>(Ask()));
  EXPECT_EQ(server_->taken(), 3u);
  EXPECT_EQ(KindAfter(Act::kRateLimit), FailureKind::kRateLimited);
  const size_t before = server_->taken();
  if (GetParam() == Dialect::kOllama) {  // its errors carry no code: a 429 is a 429
    EXPECT_EQ(KindAfter(Act::kQuota), FailureKind::kRateLimited);
    return;
  }
  EXPECT_EQ(KindAfter(Act::kQuota), FailureKind::kQuota);
  EXPECT_EQ(server_->taken(), before + 1);
}

TEST_P(ConformanceTest, AnOverloadedServerIsAskedAgain) {
  server_->Next({Act::kOverload});
  EXPECT_TRUE(std::holds_alternative<Reply>(Ask()));
  EXPECT_EQ(server_->taken(), 2u);
  EXPECT_EQ(KindAfter(Act::kErrorInside200), FailureKind::kServer);
}

TEST_P(ConformanceTest, WhatIsNoCompletionIsNeverAReply) {
  EXPECT_EQ(KindAfter(Act::kNullContent), FailureKind::kGarbage);
  EXPECT_EQ(KindAfter(Act::kGarbage), FailureKind::kGarbage);
  EXPECT_EQ(KindAfter(Act::kHalf), FailureKind::kNetwork);
}

INSTANTIATE_TEST_SUITE_P(Servers, ConformanceTest,
                         ::testing::Values(Dialect::kOpenAi, Dialect::kAzure, Dialect::kAzureDated, Dialect::kVllm,
                                           Dialect::kLlamaCpp, Dialect::kOllama),
                         [](const auto& server) { return std::string(chat_model::TraitsOf(server.param).name); });

}  // namespace
}  // namespace firstline::sim::model
