#pragma once

// Zendesk's two ways to page through a list (helpdesks.md 1.5, 1.6): by cursor when `page[size]` is given, else by page
// number.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "simulators/zendesk/call.h"

namespace firstline::sim::zendesk {

// The part of `items` the call asks for under `name`, with meta and links, or with next_page, previous_page and count.
// 400 for a size or cursor that is none. `path` is the list's own, for links.
Outcome Paged(const Call& call, const std::string& path, const std::string& name, std::vector<nlohmann::json> items);

}  // namespace firstline::sim::zendesk
