#include "services/ingest/api/caller.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "common/api_channel/key.h"

namespace firstline::ingest {
namespace {

constexpr absl::string_view kScheme = "bearer ";

}  // namespace

absl::StatusOr<Caller> CallerOf(absl::string_view authorization, const Tenants& tenants, absl::Time now) {
  const absl::Status refused = absl::UnauthenticatedError("want Authorization: Bearer with a key of this installation");
  if (!absl::StartsWithIgnoreCase(authorization, kScheme)) return refused;
  const absl::string_view text = absl::StripAsciiWhitespace(authorization.substr(kScheme.size()));
  const auto name = api_channel::ParseKey(text);
  if (!name.has_value()) return refused;

  std::shared_ptr<const policy::Policy> policy = tenants.current(name->tenant);
  if (policy == nullptr && !tenants.ready()) return absl::UnavailableError("policies are still being read");
  const policy::ApiKey* key = policy == nullptr ? nullptr : policy->api.FindKey(name->id);
  if (!api_channel::IsKey(text, key, now) || key == nullptr) return refused;
  return Caller{std::move(policy), key->may_write, key->may_read};
}

}  // namespace firstline::ingest
