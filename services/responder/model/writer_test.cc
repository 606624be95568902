#include "services/responder/model/writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"

namespace firstline::responder {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

constexpr char kGood[] =
    R"({"answerable":true,"sentences":[{"text":"Delivery to Germany takes 3 days.","passage":"p1"}]})";
constexpr char kFalse[] =
    R"({"answerable":true,"sentences":[{"text":"Delivery to Germany takes 2 hours.","passage":"p1"}]})";

http::HttpResponse Saying(const std::string& content) {
  const Json body = {{"choices", {{{"finish_reason", "stop"}, {"message", {{"content", content}}}}}},
                     {"usage", {{"prompt_tokens", 100}, {"completion_tokens", 20}}}};
  return {.status = 200, .body = body.dump()};
}

class WriterTest : public ::testing::Test {
 protected:
  WriterTest() {
    input_.text = "How long does delivery to Germany take?";
    input_.language = "en";
    input_.audiences = {"public"};
    for (const char* id : {"shipping", "delivery"}) {
      input_.passages.push_back({.article_id = id,
                                 .article_version = "v1",
                                 .title = "Shipping times",
                                 .text = "Delivery to Germany takes 3 days.",
                                 .begin = 0,
                                 .end = 33,
                                 .relevance = 0.95,
                                 .locale = "en",
                                 .audience = "public"});
    }
    model_.endpoint = "http://model/v1";
    model_.model = "m-1";
    model_.prompt_micros_per_million = 1'000'000;
    model_.completion_micros_per_million = 10'000'000;
  }

  Answer Write() { return writer_.Write(input_, model_, {"acme", "c-1"}); }

  FakeClock clock_{absl::FromUnixSeconds(1'700'000'000)};
  std::deque<absl::StatusOr<http::HttpResponse>> answers_;  // the last one for ever
  std::vector<Json> asked_;
  chat_model::ChatClient client_{[this](const http::HttpRequest& request) {
                                   asked_.push_back(Json::parse(request.body));
                                   const auto answer = answers_.front();
                                   if (answers_.size() > 1) answers_.pop_front();
                                   return answer;
                                 },
                                 clock_,
                                 {.breaker = {.failures = 1000}}};
  Writer writer_{client_, clock_};
  RespondInput input_;
  policy::AnswerModel model_;
};

TEST_F(WriterTest, AGroundedAnswerIsTheModels) {
  answers_ = {Saying(kGood)};
  const Answer answer = Write();
  EXPECT_TRUE(answer.answerable);
  EXPECT_EQ(answer.model, "m-1");
  EXPECT_EQ(answer.model_failure, "");
  EXPECT_EQ(answer.prompt_tokens, 100);
  EXPECT_EQ(answer.completion_tokens, 20);
  EXPECT_EQ(answer.cost_micros, 300);
  EXPECT_EQ(writer_.SpentToday("acme").tokens, 120);
}

TEST_F(WriterTest, AFalseAnswerIsRepairedOnce) {
  answers_ = {Saying(kFalse), Saying(kGood)};
  const Answer answer = Write();
  EXPECT_EQ(answer.model, "m-1");
  ASSERT_EQ(asked_.size(), 2u);
  EXPECT_EQ(asked_[1]["messages"].size(), 4u);
  EXPECT_EQ(answer.prompt_tokens, 200) << "both questions are paid for";
}

TEST_F(WriterTest, AModelThatKeepsFabricatingIsReplacedByQuotations) {
  answers_ = {Saying(kFalse)};
  const Answer answer = Write();
  EXPECT_EQ(asked_.size(), 2u);
  EXPECT_TRUE(answer.answerable);
  EXPECT_EQ(answer.model, "extractive");
  EXPECT_EQ(answer.model_failure, kVerificationFailed);
  EXPECT_THAT(answer.text, HasSubstr("3 days"));
}

TEST_F(WriterTest, EveryFailureOfTheEndpointFallsBackAndSaysWhy) {
  const std::vector<std::pair<absl::StatusOr<http::HttpResponse>, std::string>> cases = {
      {http::HttpResponse{.status = 401}, "auth"},
      {http::HttpResponse{.status = 429, .headers = {{"retry-after", "600"}}}, "rate_limited"},
      {http::HttpResponse{.status = 500}, "server"},
      {http::HttpResponse{.status = 200, .body = "<html>"}, "garbage"},
      {absl::DeadlineExceededError(""), "timeout"},
      {absl::UnavailableError(""), "network"},
      {Saying("three days, I guess"), kUnreadable},
  };
  for (const auto& [response, failure] : cases) {
    answers_ = {response};
    const Answer answer = Write();
    EXPECT_TRUE(answer.answerable);
    EXPECT_EQ(answer.model, "extractive");
    EXPECT_EQ(answer.model_failure, failure);
  }
}

TEST_F(WriterTest, ADecliningModelIsBelieved) {
  answers_ = {Saying(R"({"answerable":false,"sentences":[]})")};
  const Answer answer = Write();
  EXPECT_FALSE(answer.answerable);
  EXPECT_EQ(answer.declined_reason, kLowSupport);
  EXPECT_EQ(answer.model, "m-1");
}

TEST_F(WriterTest, APromptThatIsTooLongIsAskedWithHalfTheEvidence) {
  answers_ = {http::HttpResponse{.status = 400, .body = R"({"error":{"code":"context_length_exceeded"}})"},
              Saying(kGood)};
  EXPECT_EQ(Write().model, "m-1");
  ASSERT_EQ(asked_.size(), 2u);
  const auto passages = [this](size_t i) {
    return Json::parse(asked_[i]["messages"][1]["content"].get<std::string>())["passages"].size();
  };
  EXPECT_EQ(passages(0), 2u);
  EXPECT_EQ(passages(1), 1u);
}

TEST_F(WriterTest, BeyondTheBudgetNothingIsAsked) {
  model_.tokens_per_conversation = 100;
  answers_ = {Saying(kGood)};
  const Answer answer = Write();
  EXPECT_TRUE(asked_.empty());
  EXPECT_EQ(answer.model, "extractive");
  EXPECT_EQ(answer.model_failure, "budget");
}

TEST_F(WriterTest, ATurnThatIsDueIsNotPutToAModel) {
  answers_ = {Saying(kGood)};
  const Answer answer = writer_.Write(input_, model_, {"acme", "c-1", clock_.Now()});
  EXPECT_TRUE(asked_.empty());
  EXPECT_TRUE(answer.answerable);
  EXPECT_EQ(answer.model_failure, "timeout");
}

TEST_F(WriterTest, WithoutItsKeyNothingIsAsked) {
  model_.key_file = "/nowhere/key";
  answers_ = {Saying(kGood)};
  EXPECT_EQ(Write().model_failure, "no_key");
  EXPECT_TRUE(asked_.empty());
}

TEST_F(WriterTest, WithoutAnEndpointOrEvidenceNothingIsAsked) {
  answers_ = {Saying(kGood)};
  input_.passages[0].relevance = input_.passages[1].relevance = 0.1;
  EXPECT_EQ(Write().declined_reason, kLowRelevance);
  model_.endpoint = "";
  Write();
  EXPECT_TRUE(asked_.empty());
}

}  // namespace
}  // namespace firstline::responder
