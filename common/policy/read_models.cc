#include <cmath>

#include "absl/strings/str_cat.h"
#include "common/chat_model/endpoint.h"
#include "common/policy/addresses.h"
#include "common/policy/read_sections.h"

namespace firstline::policy {
namespace {

constexpr double kMicros = 1e6;
constexpr double kMoneyMax = 1e6;  // of the account's currency, a day or a million tokens

void Money(MapReader& reader, absl::string_view key, int64_t* micros) {
  double amount = 0;
  if (reader.Number(key, &amount, 0, kMoneyMax)) *micros = std::llround(amount * kMicros);
}

void Tokens(MapReader& reader, absl::string_view key, int64_t* tokens) {
  int count = 0;
  if (reader.Integer(key, &count, 0, 2'000'000'000)) *tokens = count;
}

// "none" and an absent key mean that no model is asked.
void ReadEndpoint(MapReader& answer, AnswerModel& model) {
  std::string endpoint;
  if (!answer.Text("endpoint", &endpoint) || endpoint == "none") return;
  if (!IsBaseUrl(endpoint)) {
    answer.problems().Add(*answer.Find("endpoint"),
                          absl::StrCat(answer.Path("endpoint"), ": is \"", endpoint,
                                       "\", want none or an address such as https://api.openai.com/v1"));
    return;
  }
  model.endpoint = endpoint;
  if (answer.Need("model") != nullptr) answer.Text("model", &model.model);
}

void ReadAnswerModel(MapReader& answer, absl::string_view base_dir, AnswerModel& model) {
  ReadEndpoint(answer, model);
  answer.Text("model", &model.model);
  if (const auto dialect = answer.OneOf("dialect", chat_model::DialectNames())) {
    model.dialect = std::string(chat_model::DialectNames()[*dialect]);
  }
  answer.Text("api_version", &model.api_version);
  if (model.dialect == "azure_dated" && model.api_version.empty()) answer.Need("api_version");
  std::string key_file;
  if (answer.Text("key_file", &key_file)) model.key_file = ResolvePath(base_dir, key_file);
  answer.Flag("send_temperature", &model.send_temperature);
  answer.Number("temperature", &model.temperature, 0, 2);
  answer.Integer("max_tokens", &model.tokens_max, 16, 4000);
  answer.Duration("deadline", &model.deadline, absl::Seconds(1), absl::Minutes(2));

  MapReader budget(SectionOf(answer, "budget"), answer.Path("budget"), answer.problems());
  Tokens(budget, "tokens_per_day", &model.tokens_per_day);
  Tokens(budget, "tokens_per_conversation", &model.tokens_per_conversation);
  Money(budget, "cost_per_day", &model.cost_micros_per_day);
  budget.Finish();

  MapReader price(SectionOf(answer, "price"), answer.Path("price"), answer.problems());
  Money(price, "prompt_per_million", &model.prompt_micros_per_million);
  Money(price, "completion_per_million", &model.completion_micros_per_million);
  price.Finish();
}

}  // namespace

void ReadModels(MapReader& spec, absl::string_view base_dir, Policy& policy, KnownNames& known) {
  MapReader models(SectionOf(spec, "models"), spec.Path("models"), spec.problems());
  MapReader answer(SectionOf(models, "answer"), models.Path("answer"), spec.problems());
  ReadAnswerModel(answer, base_dir, policy.answer_model);
  answer.Finish();
  MapReader classify(SectionOf(models, "classify"), models.Path("classify"), spec.problems());
  for (const YamlNode* intent : classify.Scalars("intents")) known.intents.push_back(intent->scalar);
  classify.Finish();
  models.Finish();
}

}  // namespace firstline::policy
