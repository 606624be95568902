#include "services/ingest/api/problem.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"

namespace firstline::ingest {

http::Response Problem(int status, absl::string_view detail, const std::vector<FieldProblem>& fields) {
  nlohmann::ordered_json body = {{"type", "about:blank"},
                                 {"title", std::string(http::ReasonPhrase(status))},
                                 {"status", status},
                                 {"detail", std::string(detail)}};
  for (const FieldProblem& field : fields) body["errors"].push_back({{"field", field.field}, {"detail", field.detail}});
  http::Response response;
  response.status = status;
  response.content_type = "application/problem+json";
  response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return response;
}

http::Response ProblemUntil(int status, absl::string_view detail, absl::Duration retry_after) {
  http::Response response = Problem(status, detail);
  const int64_t seconds = absl::ToInt64Seconds(absl::Ceil(retry_after, absl::Seconds(1)));
  response.headers.Add("Retry-After", absl::StrCat(std::max<int64_t>(seconds, 1)));
  return response;
}

}  // namespace firstline::ingest
