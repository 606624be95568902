#pragma once

// The body of POST /v1/tickets. Pure.

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/ingest/core/api_thread.h"

namespace firstline::ingest {

// Bounds of a request, in bytes. A text of 32 KiB may be six times as long in JSON escapes.
inline constexpr size_t kPostBytesMax = size_t{256} << 10;
inline constexpr size_t kPostTextMax = size_t{32} << 10;
inline constexpr size_t kPostSubjectMax = 1024;
inline constexpr size_t kPostFieldMax = 256;
inline constexpr size_t kPostAttributesMax = 50;
inline constexpr size_t kPostProblemsMax = 32;  // told; an answer is not to be many times the request
inline constexpr size_t kTicketIdMax = 64;

// One member that does not fit; `field` is its path, as "customer.email". Neither repeats the value.
struct FieldProblem {
  std::string field, detail;
};

struct ParsedPost {
  bool readable = false;               // the body is a JSON object; otherwise there is no more to say
  std::string ticket_id;               // the conversation it continues, or ""
  ApiMessage message;                  // without id and time; texts are clean (text::CleanText)
  std::vector<FieldProblem> problems;  // the first kPostProblemsMax; the message is of no use when there is one
};

// Strict: unknown members and wrong types are problems. Any bytes are safe.
ParsedPost ParsePost(absl::string_view body);

// 1 to 64 of A-Z a-z 0-9 - and _.
bool IsTicketId(absl::string_view id);

}  // namespace firstline::ingest
