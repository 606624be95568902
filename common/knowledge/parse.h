#pragma once

// Articles out of the two file formats of an import. Pure: bytes in, articles and problems out; a broken article never
// hides a good one.

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/knowledge/article.h"

namespace firstline::knowledge {

// Why an article was not loaded.
struct Problem {
  std::string file;
  int line = 0;         // from 1
  std::string message;  // what was seen, what was wanted

  std::string ToString() const;  // file:line: message
};

struct ParseResult {
  std::vector<Article> articles;  // in file order, each passed CheckArticle
  std::vector<Problem> problems;  // in file order
};

// One Markdown file: a front matter in YAML between two lines `---` at the top, then the body. Keys: title, category,
// tags (list), audience, locale, status, valid_from, valid_until, id, url; all optional. Defaults: id `default_id`,
// title the first `# ` heading, audience public (a segment is written `gold` or `segment:gold`), locale en, status
// published. valid_*: RFC 3339 or a date, which means its first instant in UTC. Other keys are ignored, unless they
// look like a misspelt audience, status, locale or valid_*: a typo must not publish an internal article. Front matter:
// at most 64 KiB.
ParseResult ParseMarkdown(absl::string_view content, absl::string_view file_name, absl::string_view default_id);

// JSON Lines: one object per line with id, title and body, and optionally internal (true means audience internal) or
// audience, locale, category, tags, status, url, valid_from, valid_until; same defaults and the same handling of other
// keys as above. Empty lines are skipped. An id that an earlier line of the file has is a problem.
ParseResult ParseJsonLines(absl::string_view content, absl::string_view file_name);

}  // namespace firstline::knowledge
