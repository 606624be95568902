#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "common/policy/policy.h"

namespace firstline::policy {
namespace {

using ::testing::HasSubstr;

absl::StatusOr<Policy> Parse(absl::string_view answer) {
  return ParsePolicy(absl::StrCat("apiVersion: firstline.dev/v1\nkind: Tenant\nmetadata: {name: acme}\nspec:\n"
                                  "  helpdesks: [{name: main, vendor: zendesk, base_url: 'https://a.example', "
                                  "credentials_file: c, webhook_secret_files: s}]\n"
                                  "  models: {answer: ",
                                  answer, "}\n"),
                     "p.yaml", "/secrets");
}
std::string ErrorsOf(absl::string_view answer) { return std::string(Parse(answer).status().message()); }

TEST(AnswerModelTest, WithoutAnEndpointNobodyIsAsked) {
  for (const char* answer : {"{}", "{endpoint: none}"}) {
    const auto policy = Parse(answer);
    ASSERT_TRUE(policy.ok()) << policy.status();
    EXPECT_FALSE(policy->answer_model.Configured());
  }
}

TEST(AnswerModelTest, EverySettingIsRead) {
  const auto policy = Parse(
      "{endpoint: 'https://r.openai.azure.com', dialect: azure_dated, model: gpt, api_version: '2024-10-21', "
      "key_file: azure.key, send_temperature: false, max_tokens: 400, deadline: 9s, "
      "budget: {tokens_per_day: 1000, tokens_per_conversation: 100, cost_per_day: 2.5}, "
      "price: {prompt_per_million: 0.15, completion_per_million: 0.6}}");
  ASSERT_TRUE(policy.ok()) << policy.status();
  const AnswerModel& model = policy->answer_model;
  EXPECT_TRUE(model.Configured());
  EXPECT_EQ(model.dialect, "azure_dated");
  EXPECT_EQ(model.key_file, "/secrets/azure.key");
  EXPECT_FALSE(model.send_temperature);
  EXPECT_EQ(model.tokens_max, 400);
  EXPECT_EQ(model.deadline, absl::Seconds(9));
  EXPECT_EQ(model.tokens_per_day, 1000);
  EXPECT_EQ(model.cost_micros_per_day, 2'500'000);
  EXPECT_EQ(model.prompt_micros_per_million, 150'000);
  EXPECT_EQ(model.completion_micros_per_million, 600'000);
}

TEST(AnswerModelTest, WhatIsMissingOrWrongIsNamed) {
  EXPECT_THAT(ErrorsOf("{endpoint: 'ftp://x'}"),
              HasSubstr("spec.models.answer.endpoint: is \"ftp://x\", want none or"));
  EXPECT_THAT(ErrorsOf("{endpoint: 'http://h/v1'}"), HasSubstr("model"));
  EXPECT_THAT(ErrorsOf("{endpoint: 'http://h', model: m, dialect: azure_dated}"), HasSubstr("api_version"));
  EXPECT_THAT(ErrorsOf("{endpoint: 'http://h', model: m, dialect: openia}"), HasSubstr("openai"));
  EXPECT_THAT(ErrorsOf("{budget: {token_per_day: 5}}"), HasSubstr("tokens_per_day"));
  EXPECT_THAT(ErrorsOf("{temperature: 3}"), HasSubstr("temperature"));
}

}  // namespace
}  // namespace firstline::policy
