// Bodies of POST /v1/tickets.

#include "common/text/utf8.h"
#include "services/ingest/api/post.h"
#include "tests/fuzz/property.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using firstline::fuzz::Require;
  namespace ingest = firstline::ingest;
  const absl::string_view body = firstline::fuzz::BytesOf(data, size);
  const ingest::ParsedPost post = ingest::ParsePost(body);
  if (!post.readable) {
    Require(post.problems.empty(), "of a body that is no object there is no more to say");
    return 0;
  }
  for (const ingest::FieldProblem& problem : post.problems) {
    Require(!problem.field.empty() && !problem.detail.empty(), "a problem names its member and what is wanted");
    Require(problem.detail.size() <= 300, "and does not repeat the value");
  }
  if (!post.problems.empty()) return 0;
  Require(post.ticket_id.empty() || ingest::IsTicketId(post.ticket_id), "a ticket id is one");
  Require(!post.message.text.empty(), "an accepted message says something");
  Require(post.message.text.size() <= ingest::kPostTextMax, "and is bounded");
  Require(firstline::text::CleanText(post.message.text) == post.message.text, "and has no invisible character");
  return 0;
}
