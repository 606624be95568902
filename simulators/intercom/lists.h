#pragma once

// Everything but one conversation (helpdesks.md 2.5, 2.6): lists, searches, people, tags, articles.

#include "simulators/intercom/call.h"
#include "simulators/intercom/model.h"
#include "simulators/intercom/options.h"

namespace firstline::sim::intercom {

Outcome ListConversations(const Call& call, const Workspace& workspace);
Outcome SearchConversations(const Call& call, const Workspace& workspace, const Options& options);
Outcome SearchContacts(const Call& call, const Workspace& workspace, const Options& options);
Outcome ShowContact(const Call& call, const Workspace& workspace, const Options& options);
Outcome ShowCompany(const Call& call, const Workspace& workspace, const Options& options);
Outcome ListAdmins(const Workspace& workspace);
Outcome ShowAdmin(const Call& call, const Workspace& workspace);
Outcome ListTeams(const Workspace& workspace);
Outcome ShowTeam(const Call& call, const Workspace& workspace);
Outcome ListTags(const Workspace& workspace);
// POST /tags {"name"}: the tag of that name, made where there is none.
Outcome CreateTag(const Call& call, Workspace& workspace);
// ?page=, ?per_page=; newest change first. Internal articles have a list of their own.
Outcome ListArticles(const Call& call, const Workspace& workspace, const Options& options, bool internal);
Outcome ShowArticle(const Call& call, const Workspace& workspace, const Options& options);

}  // namespace firstline::sim::intercom
