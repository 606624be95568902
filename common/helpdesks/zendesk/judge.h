#pragma once

// What the doctor makes of Zendesk's answers. Pure.

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/helpdesks/finding.h"
#include "common/helpdesks/judge_teams.h"
#include "common/helpdesks/zendesk/credentials.h"

namespace firstline::zendesk {

// Which login, and whether a scope of our own choice leaves out what Firstline does.
helpdesks::Finding JudgeCredentials(const Credentials& credentials);

// Whether /api/v2/users/me is somebody who may answer tickets, and the one the credentials name.
helpdesks::Finding JudgeBot(absl::string_view body, const Credentials& credentials);

// One page of a list that is paged by cursor.
template <typename Item>
struct ListPage {
  std::vector<Item> items;
  std::string after;  // cursor of the next page, or ""
};

// Groups that were deleted are left out.
absl::StatusOr<ListPage<helpdesks::Group>> ParseGroups(absl::string_view body);

struct Webhook {
  std::string id, name, endpoint, status, method, format;
  std::vector<std::string> subscriptions;
};
absl::StatusOr<ListPage<Webhook>> ParseWebhooks(absl::string_view body);

// True for a webhook whose address ends with /v1/webhooks/zendesk/TENANT.
bool PointsAtUs(const Webhook& webhook, absl::string_view tenant);

// Whether one of them tells Firstline what it has to know. No address but one that belongs to Firstline is shown.
helpdesks::Findings JudgeWebhooks(absl::Span<const Webhook> webhooks, absl::string_view tenant);

// True for the secret that every account's test button signs with: everybody knows it.
bool IsPublicTestSecret(absl::string_view secret);

// Whether the secret Zendesk signs with ({"signing_secret":{"secret":…}}) is one of ours; nothing of it is shown.
helpdesks::Finding JudgeSigningSecret(const Webhook& webhook, absl::string_view body,
                                      absl::Span<const std::string> ours);

}  // namespace firstline::zendesk
