#pragma once

// The workspace's objects as the REST API writes them (helpdesks.md 2.3, 2.5, 2.6).

#include <nlohmann/json_fwd.hpp>

#include "simulators/desk/json.h"
#include "simulators/intercom/model.h"

namespace firstline::sim::intercom {

using desk::Dump;
using desk::IdOrNull;
using desk::Json;
using desk::TextOrNull;

enum class BodyAs { kHtml, kPlainText };

Json AdminJson(const Admin& admin);
Json MeJson(const Admin& admin, const Options& options);
Json TeamJson(const Team& team, const Workspace& workspace);
Json ContactJson(const Contact& contact, const Options& options);
Json CompanyJson(const Company& company, const Options& options);
Json TagJson(const Tag& tag);
Json AppliedTagJson(const AppliedTag& tag, const Workspace& workspace);
Json PartJson(const Part& part, BodyAs as);
// Without its parts: as lists show it.
Json ConversationItemJson(const Conversation& conversation, const Workspace& workspace, BodyAs as);
// With the newest 500 parts.
Json ConversationJson(const Conversation& conversation, const Workspace& workspace, BodyAs as);
// `version` 2.16 adds the audience.
Json ArticleJson(const Article& article, const Options& options, const std::string& version);
Json InternalArticleJson(const Article& article);

// Unix seconds.
Json TimeJson(absl::Time time);

}  // namespace firstline::sim::intercom
