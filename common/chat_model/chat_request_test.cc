#include "common/chat_model/chat_request.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

namespace firstline::chat_model {
namespace {

using Json = nlohmann::json;

const ChatRequest kRequest = {.messages = {{Role::kSystem, "Answer."}, {Role::kUser, "Why?"}},
                              .schema_name = "answer",
                              .schema = R"({"type":"object"})"};

Json BodyFor(Dialect dialect) { return Json::parse(ChatBody({.dialect = dialect, .model = "m"}, kRequest)); }

TEST(ChatBody, MessagesModelAndTemperatureAreWritten) {
  const Json body = BodyFor(Dialect::kOpenAi);
  EXPECT_EQ(body["model"], "m");
  EXPECT_EQ(body["temperature"], 0.2);
  EXPECT_EQ(body["messages"],
            Json::parse(R"([{"role":"system","content":"Answer."},{"role":"user","content":"Why?"}])"));
}

TEST(ChatBody, TheTokenLimitHasTheNameTheServerKnows) {
  for (const Dialect dialect : {Dialect::kOpenAi, Dialect::kAzure}) {
    EXPECT_EQ(BodyFor(dialect)["max_completion_tokens"], 300);
    EXPECT_FALSE(BodyFor(dialect).contains("max_tokens"));
  }
  for (const Dialect dialect : {Dialect::kAzureDated, Dialect::kVllm, Dialect::kLlamaCpp, Dialect::kOllama}) {
    EXPECT_EQ(BodyFor(dialect)["max_tokens"], 300);
    EXPECT_FALSE(BodyFor(dialect).contains("max_completion_tokens"));
  }
}

TEST(ChatBody, TheSchemaStandsWhereTheServerLooksForIt) {
  const Json wrapped = BodyFor(Dialect::kVllm)["response_format"];
  EXPECT_EQ(wrapped["type"], "json_schema");
  EXPECT_EQ(wrapped["json_schema"]["name"], "answer");
  EXPECT_EQ(wrapped["json_schema"]["strict"], true);
  EXPECT_EQ(wrapped["json_schema"]["schema"]["type"], "object");
  EXPECT_EQ(BodyFor(Dialect::kLlamaCpp)["response_format"]["schema"]["type"], "object");
}

TEST(ChatBody, AModelThatRefusesTemperatureIsNotSentOne) {
  EXPECT_FALSE(Json::parse(ChatBody({.model = "m", .temperature = std::nullopt}, kRequest)).contains("temperature"));
}

TEST(ChatBody, BytesThatAreNotUtf8DoNotBreakIt) {
  const ChatRequest request = {.messages = {{Role::kUser, "a\xff\xfe z"}}, .schema_name = "s", .schema = "{}"};
  const Json body = Json::parse(ChatBody({.model = "m"}, request));
  EXPECT_EQ(body["messages"][0]["content"], "a\uFFFD\uFFFD z");
}

TEST(ChatUrl, IsTheBaseAndThePath) {
  EXPECT_EQ(ChatUrl({.base_url = "http://h:1/v1"}), "http://h:1/v1/chat/completions");
  EXPECT_EQ(ChatUrl({.base_url = "http://h:1/v1/"}), "http://h:1/v1/chat/completions");
}

TEST(ChatUrl, AzuresDatedFormNamesDeploymentAndVersion) {
  const Endpoint endpoint = {.base_url = "https://r.openai.azure.com",
                             .dialect = Dialect::kAzureDated,
                             .model = "gpt",
                             .api_version = "2024-10-21"};
  EXPECT_EQ(ChatUrl(endpoint),
            "https://r.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21");
  EXPECT_FALSE(BodyFor(Dialect::kAzureDated).contains("model"));
}

TEST(ChatHeaders, TheKeyGoesWhereTheServerReadsIt) {
  EXPECT_EQ(ChatHeaders({.key = "k"}).Get("Authorization"), "Bearer k");
  EXPECT_EQ(ChatHeaders({.dialect = Dialect::kAzure, .key = "k"}).Get("api-key"), "k");
  EXPECT_FALSE(ChatHeaders({.dialect = Dialect::kAzure, .key = "k"}).Has("Authorization"));
  EXPECT_FALSE(ChatHeaders({}).Has("Authorization")) << "no key, no header";
}

TEST(PromptTokensMost, IsNeverBelowTheTokensOfAnyTokenizer) {
  // A tokenizer that knows single bytes only is the worst there is.
  EXPECT_GE(PromptTokensMost(kRequest), static_cast<int64_t>(std::string("Answer.Why?").size()));
}

TEST(Dialects, EveryDialectHasANameOfItsOwn) {
  const auto names = DialectNames();
  EXPECT_EQ(std::set<absl::string_view>(names.begin(), names.end()).size(), 6u);
}

}  // namespace
}  // namespace firstline::chat_model
