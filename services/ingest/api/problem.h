#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/http/message.h"
#include "services/ingest/api/post.h"

namespace firstline::ingest {

// An error as application/problem+json (RFC 9457); `fields` become its member `errors`.
http::Response Problem(int status, absl::string_view detail, const std::vector<FieldProblem>& fields = {});

// As above with Retry-After in whole seconds, at least 1.
http::Response ProblemUntil(int status, absl::string_view detail, absl::Duration retry_after);

}  // namespace firstline::ingest
