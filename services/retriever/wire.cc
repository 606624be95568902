#include "services/retriever/wire.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"

namespace firstline::retriever {
namespace {

void AddPassage(const FoundPassage& found, v1::Passage& passage) {
  passage.set_article_id(found.article_id);
  passage.set_article_version(found.article_version);
  passage.set_title(found.title);
  passage.set_url(found.url);
  passage.set_text(found.text);
  passage.set_begin(static_cast<int32_t>(found.begin));
  passage.set_end(static_cast<int32_t>(found.end));
  passage.set_score(found.score);
  passage.set_relevance(found.relevance);
  passage.set_locale(found.locale);
  passage.set_audience(found.audience);
}

}  // namespace

RetrieveInput InputFromTicket(const v1::Ticket& ticket, const policy::Policy& policy,
                              const std::vector<std::string>& segment_attributes, absl::Time now) {
  RetrieveInput input{.query = {.text = ticket.turn().text(),
                                .subject = ticket.conversation().subject(),
                                .history = {},
                                .language = ticket.classification().language()},
                      .customer_locale = ticket.customer().locale(),
                      .default_language = policy.default_language,
                      .segments = {},
                      .categories = {},
                      .now = now,
                      .passages = static_cast<size_t>(std::max(policy.limits.passages, 0))};
  for (const v1::Message& message : ticket.history()) {
    if (message.public_()) input.query.history.push_back({message.role() == v1::ROLE_CUSTOMER, message.text()});
  }
  for (const std::string& name : segment_attributes) {
    const auto attribute = ticket.customer().attributes().find(name);
    if (attribute == ticket.customer().attributes().end()) continue;
    for (const absl::string_view value : absl::StrSplit(attribute->second, ',', absl::SkipWhitespace())) {
      input.segments.emplace_back(absl::StripAsciiWhitespace(value));
    }
  }
  return input;
}

void SetRetrieval(const RetrieveResult& result, int64_t index_version, v1::Ticket& ticket) {
  v1::Retrieval& retrieval = *ticket.mutable_retrieval();
  retrieval.Clear();
  retrieval.set_query(result.query);
  for (const FoundPassage& passage : result.passages) AddPassage(passage, *retrieval.add_passages());
  for (const FoundPassage& passage : result.internal_passages) AddPassage(passage, *retrieval.add_internal_passages());
  retrieval.set_index_version(index_version);
  for (const std::string& audience : result.audiences) retrieval.mutable_filter()->add_audiences(audience);
  for (const std::string& locale : result.locales) retrieval.mutable_filter()->add_locales(locale);
  for (const std::string& category : result.categories) retrieval.mutable_filter()->add_categories(category);
}

}  // namespace firstline::retriever
