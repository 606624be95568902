#include "services/responder/core/admit.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::responder {
namespace {

// First subtag in lower case: "pt-BR" is "pt".
std::string LanguageOf(absl::string_view locale) {
  return absl::AsciiStrToLower(locale.substr(0, locale.find_first_of("-_")));
}

bool IsAdmitted(const Passage& passage, absl::Span<const std::string> audiences) {
  if (passage.audience.empty() || passage.audience == "internal") return false;
  return std::find(audiences.begin(), audiences.end(), passage.audience) != audiences.end();
}

std::vector<Passage> ForCustomer(const RespondInput& input) {
  std::vector<Passage> admitted;
  for (const Passage& passage : input.passages) {
    if (admitted.size() < kPassagesReadMax && IsAdmitted(passage, input.audiences)) admitted.push_back(passage);
  }
  return admitted;
}

std::vector<Passage> InLanguage(const std::vector<Passage>& passages, absl::string_view language) {
  std::vector<Passage> found;
  for (const Passage& passage : passages) {
    if (LanguageOf(passage.locale) == language) found.push_back(passage);
  }
  return found;
}

double BestRelevance(const std::vector<Passage>& passages) {
  double best = 0;
  for (const Passage& passage : passages) best = std::max(best, passage.relevance);
  return best;
}

}  // namespace

Admitted Admit(const RespondInput& input) {
  Admitted admitted;
  const std::string default_language = input.default_language.empty() ? "en" : LanguageOf(input.default_language);
  admitted.language = LanguageOf(input.language);
  if (admitted.language.empty() || admitted.language == "und") admitted.language = default_language;
  admitted.article_language = admitted.language;

  const std::vector<Passage> all = ForCustomer(input);
  admitted.passages = InLanguage(all, admitted.language);
  if (BestRelevance(admitted.passages) < input.gates.relevance && admitted.language != default_language &&
      input.foreign == ForeignArticles::kQuoteDefault) {
    std::vector<Passage> others = InLanguage(all, default_language);
    if (!others.empty() && BestRelevance(others) >= BestRelevance(admitted.passages)) {
      admitted.passages = std::move(others);
      admitted.article_language = default_language;
    }
  }
  if (all.empty()) {
    admitted.declined = kNoPassages;
  } else if (admitted.passages.empty()) {
    admitted.declined = kWrongLanguage;
  } else if (BestRelevance(admitted.passages) < input.gates.relevance) {
    admitted.declined = kLowRelevance;
  }
  return admitted;
}

}  // namespace firstline::responder
