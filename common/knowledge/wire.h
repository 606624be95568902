#pragma once

// Articles as records carry them: the one conversion, shared by the importers and the retriever.

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/kafka/record.h"
#include "common/knowledge/article.h"
#include "firstline/v1/events.pb.h"

namespace firstline::knowledge {

v1::Article ToProto(const Article& article);

// Unknown enum values are drafts, an empty audience is internal: the safe choices. Does not check; see CheckArticle.
Article FromProto(const v1::Article& article);

// Key of an article's records in `knowledge.changes`: tenant + "/" + id.
std::string ChangeKey(absl::string_view tenant, absl::string_view article_id);

// The record that creates or changes the article. source: where it came from, for example "markdown".
kafka::OutRecord UpsertRecord(absl::string_view tenant, const Article& article, absl::string_view source,
                              absl::Time now);
// The record that removes it.
kafka::OutRecord DeleteRecord(absl::string_view tenant, absl::string_view article_id, absl::string_view source,
                              absl::Time now);

}  // namespace firstline::knowledge
