#include "common/chat_model/chat_response.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"

namespace firstline::chat_model {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'700'000'000);

Outcome Read(int status, std::string body, http::Headers headers = {}) {
  return ReadResponse({.status = status, .headers = std::move(headers), .body = std::move(body)}, kNow);
}
FailureKind KindOf(const Outcome& outcome) { return std::get<Failure>(outcome).kind; }

TEST(ReadResponse, AReplyWithItsUsage) {
  const Outcome outcome =
      Read(200, R"({"id":"x","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant",
      "content":"{}","reasoning_content":"hm"}}],"usage":{"prompt_tokens":12,"completion_tokens":3},"timings":{}})");
  const Reply& reply = std::get<Reply>(outcome);
  EXPECT_EQ(reply.content, "{}");
  EXPECT_EQ(reply.finish, Finish::kStop);
  EXPECT_TRUE(reply.usage.reported);
  EXPECT_EQ(reply.usage.prompt_tokens, 12);
  EXPECT_EQ(reply.usage.completion_tokens, 3);
}

TEST(ReadResponse, MissingUsageIsSaid) {
  const Outcome outcome = Read(200, R"({"choices":[{"finish_reason":"length","message":{"content":"x"}}]})");
  EXPECT_FALSE(std::get<Reply>(outcome).usage.reported);
  EXPECT_EQ(std::get<Reply>(outcome).finish, Finish::kLength);
}

TEST(ReadResponse, AbsurdUsageIsClamped) {
  const Outcome outcome =
      Read(200, R"({"choices":[{"message":{"content":"x"}}],"usage":{"prompt_tokens":-5,"completion_tokens":9e30}})");
  EXPECT_EQ(std::get<Reply>(outcome).usage.prompt_tokens, 0);
  EXPECT_EQ(std::get<Reply>(outcome).usage.completion_tokens, 0);
}

TEST(ReadResponse, RefusalsAndFiltersAreNoReplies) {
  EXPECT_EQ(
      KindOf(Read(200, R"({"choices":[{"finish_reason":"stop","message":{"content":null,"refusal":"I can't"}}]})")),
      FailureKind::kRefused);
  EXPECT_EQ(KindOf(Read(200, R"({"choices":[{"finish_reason":"content_filter","message":{"content":"half"}}]})")),
            FailureKind::kFiltered);
  EXPECT_EQ(KindOf(Read(400, R"({"error":{"code":"content_filter","message":"prompt filtered"}})")),
            FailureKind::kFiltered);
}

// Each server's own words for the same thing.
TEST(ReadResponse, EveryServersOverflowIsOverflow) {
  const std::vector<std::string> bodies = {
      R"({"error":{"message":"too long","type":"invalid_request_error","code":"context_length_exceeded"}})",
      R"({"object":"error","message":"This model's maximum context length is 4096 tokens","type":"BadRequestError","code":400})",
      R"({"error":{"message":"The decoder prompt is longer than the maximum context length","type":"BadRequestError","code":400}})",
      R"({"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}})",
      R"({"error":{"type":"ContextWindowExceededError","message":"x","code":"400"}})"};
  for (const std::string& body : bodies) EXPECT_EQ(KindOf(Read(400, body)), FailureKind::kOverflow) << body;
}

TEST(ReadResponse, StatusesHaveTheirKinds) {
  const std::vector<std::pair<int, FailureKind>> cases = {
      {401, FailureKind::kAuth},       {403, FailureKind::kAuth},        {404, FailureKind::kNotFound},
      {400, FailureKind::kBadRequest}, {422, FailureKind::kBadRequest},  {408, FailureKind::kServer},
      {409, FailureKind::kServer},     {429, FailureKind::kRateLimited}, {500, FailureKind::kServer},
      {503, FailureKind::kServer}};
  for (const auto& [status, kind] : cases) EXPECT_EQ(KindOf(Read(status, "oops")), kind) << status;
}

TEST(ReadResponse, A429ThatWaitingDoesNotCureIsQuota) {
  EXPECT_EQ(KindOf(Read(429, R"({"error":{"code":"insufficient_quota","message":"pay"}})")), FailureKind::kQuota);
}

TEST(ReadResponse, AnErrorInsideA200IsAFailure) {
  EXPECT_EQ(KindOf(Read(200, R"({"error":{"message":"engine died"}})")), FailureKind::kServer);
  EXPECT_EQ(KindOf(Read(200, R"({"error":"model is loading"})")), FailureKind::kServer);
  EXPECT_EQ(KindOf(Read(200, R"({"object":"error","message":"x"})")), FailureKind::kServer);
}

TEST(ReadResponse, WhatIsNoCompletionIsGarbage) {
  for (const char* body :
       {"", "<html>", "[]", "null", "{}", R"({"choices":[]})", R"({"choices":{}})", R"({"choices":[7]})",
        R"({"choices":[{"message":"x"}]})", R"({"choices":[{"message":{"content":null}}]})",
        R"({"choices":[{"message":{"content":""}}]})", "\xff\xfe"}) {
    EXPECT_EQ(KindOf(Read(200, body)), FailureKind::kGarbage) << body;
  }
}

TEST(ReadResponse, DeeplyNestedBytesAreReadToTheEnd) {
  const std::string deep(100'000, '[');
  EXPECT_EQ(KindOf(Read(200, deep)), FailureKind::kGarbage);
  EXPECT_EQ(KindOf(Read(200, absl::StrCat(deep, std::string(100'000, ']')))), FailureKind::kGarbage);
}

TEST(ReadResponse, TheWaitAskedForIsRead) {
  EXPECT_EQ(std::get<Failure>(Read(429, "", {{"retry-after-ms", "1500"}, {"retry-after", "9"}})).wait,
            absl::Milliseconds(1500));
  EXPECT_EQ(std::get<Failure>(Read(429, "", {{"Retry-After", "9"}})).wait, absl::Seconds(9));
  EXPECT_EQ(std::get<Failure>(Read(429, "", {{"Retry-After", "Tue, 14 Nov 2023 22:13:50 GMT"}})).wait,
            absl::Seconds(30));
  EXPECT_EQ(std::get<Failure>(Read(429, "")).wait, std::nullopt);
  EXPECT_EQ(std::get<Failure>(Read(500, "", {{"x-should-retry", "false"}})).retry_hint, false);
}

TEST(ReadTransportError, KnowsTimeoutsAndLimits) {
  EXPECT_EQ(ReadTransportError(absl::DeadlineExceededError("")).kind, FailureKind::kTimeout);
  EXPECT_EQ(ReadTransportError(absl::OutOfRangeError("")).kind, FailureKind::kTooLarge);
  EXPECT_EQ(ReadTransportError(absl::UnavailableError("")).kind, FailureKind::kNetwork);
}

}  // namespace
}  // namespace firstline::chat_model
