#include "common/helpdesks/freshdesk/api.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/freshdesk/errors.h"
#include "common/helpdesks/json.h"

namespace firstline::freshdesk {
namespace {

constexpr size_t kDepthMax = 32;

int64_t NumberOf(const std::string& id) {
  int64_t number = 0;
  return absl::SimpleAtoi(id, &number) ? number : 0;
}

}  // namespace

Api::Api(absl::string_view base_url, const Credentials& credentials, helpdesks::Transport send, const Clock& clock)
    : base_url_(absl::StripSuffix(base_url, "/")),
      // The key is the user name; any password will do.
      login_(absl::StrCat("Basic ", absl::Base64Escape(absl::StrCat(credentials.api_key, ":X")))),
      send_(std::move(send)),
      clock_(clock),
      agent_id_(NumberOf(credentials.agent_id)) {}

absl::StatusOr<http::HttpResponse> Api::Send(http::HttpRequest request) const {
  request.url = absl::StrCat(base_url_, request.url);
  request.headers.Set("Accept", "application/json");
  request.headers.Set("Authorization", login_);
  if (!request.body.empty()) request.headers.Set("Content-Type", "application/json");
  return send_(request);
}

absl::StatusOr<Api::Page> Api::Get(absl::string_view path, absl::string_view doing, size_t response_bytes_max,
                                   absl::Duration timeout) const {
  http::HttpRequest request;
  request.url = std::string(path);
  request.response_bytes_max = response_bytes_max;
  request.total_timeout = timeout;
  FL_ASSIGN_OR_RETURN(http::HttpResponse response, Send(std::move(request)));
  FL_RETURN_IF_ERROR(StatusOf(response, doing, clock_.Now()));
  const std::string link = absl::AsciiStrToLower(response.headers.Get("Link"));
  const bool has_more = absl::StrContains(link, "rel=\"next\"") || absl::StrContains(link, "rel=next");
  return Page{.body = std::move(response.body), .has_more = has_more};
}

absl::StatusOr<int64_t> Api::AgentId() {
  {
    absl::MutexLock lock(&mutex_);
    if (agent_id_ != 0) return agent_id_;
  }
  FL_ASSIGN_OR_RETURN(const Page page, Get("/api/v2/agents/me", "read our own agent"));
  const auto document = helpdesks::Document::Parse(page.body, "agent", kDepthMax);
  const int64_t id = document.ok() ? helpdesks::Id(document->root(), "id") : 0;
  if (id == 0) return absl::DataLossError("read our own agent: the answer names none");
  absl::MutexLock lock(&mutex_);
  agent_id_ = id;
  return id;
}

}  // namespace firstline::freshdesk
