#pragma once

// The account's objects as the REST API writes them (helpdesks.md 1.5): integer ids, lower-case enums. Included by .cc
// files only: it needs nlohmann's header.

#include <nlohmann/json.hpp>

#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

using Json = nlohmann::json;

Json ToJson(const User& user);
Json ToJson(const Group& group);
Json ToJson(const Ticket& ticket);
Json ToJson(const Comment& comment);
Json ToJson(const Audit& audit, const Ticket& ticket);

// The whole account, for the state file; and back. The latter throws nlohmann's exceptions for a damaged file.
Json AccountToJson(const Account& account);
Account AccountFromJson(const Json& json);

}  // namespace firstline::sim::zendesk
