#include "common/helpdesks/intercom/judge.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/intercom/topics.h"
#include "common/helpdesks/json.h"

namespace firstline::intercom {
namespace {

using helpdesks::Document;
using helpdesks::Finding;
using helpdesks::Findings;
using helpdesks::Json;
using helpdesks::Member;
using helpdesks::Ok;
using helpdesks::Printable;
using helpdesks::Text;
using helpdesks::Verdict;

constexpr size_t kDepthMax = 32;
constexpr char kCheck[] = "teammate";

Findings Judge(const Json& admin, const std::string& who) {
  if (!helpdesks::Flag(admin, "has_inbox_seat")) {
    return {{.verdict = Verdict::kFailed,
             .check = kCheck,
             .seen = absl::StrCat(who, " has no seat of the inbox"),
             .wanted = "a seat: without one it can neither reply nor be assigned",
             .mend = "give the teammate a seat in Intercom, Settings, Teammates"}};
  }
  Findings findings = {Ok(kCheck, absl::StrCat(who, " has a seat; must be used by no person"))};
  if (helpdesks::Flag(admin, "away_mode_enabled")) {
    findings.push_back({.verdict = Verdict::kWarning,
                        .check = kCheck,
                        .seen = absl::StrCat(who, " is set to away"),
                        .wanted = "active: Intercom may reassign what is assigned to somebody away",
                        .mend = "switch away mode off for this teammate"});
  }
  return findings;
}

}  // namespace

Findings JudgeTeammate(absl::string_view body, absl::string_view admin_id) {
  const auto document = Document::Parse(body, "teammates", kDepthMax);
  simdjson::dom::array admins;
  if (document.ok() && Member(document->root(), "admins").get(admins) == simdjson::SUCCESS) {
    for (const Json admin : admins) {
      if (helpdesks::AnyId(admin, "id") != admin_id) continue;
      return Judge(admin, absl::StrCat("admin ", admin_id, " ", Printable(Text(admin, "name"))));
    }
  }
  return {{.verdict = Verdict::kFailed,
           .check = kCheck,
           .seen = absl::StrCat("the workspace has no teammate ", admin_id),
           .wanted = "admin_id of a teammate that is Firstline's alone",
           .mend = "correct admin_id in credentials_file; the id is in the address of the teammate's page"}};
}

absl::StatusOr<std::vector<helpdesks::Group>> ParseTeams(absl::string_view body) {
  FL_ASSIGN_OR_RETURN(const Document document, Document::Parse(body, "teams", kDepthMax));
  simdjson::dom::array items;
  if (Member(document.root(), "teams").get(items) != simdjson::SUCCESS) {
    return absl::DataLossError("the answer has no teams");
  }
  std::vector<helpdesks::Group> teams;
  for (const Json item : items) teams.push_back({helpdesks::AnyId(item, "id"), std::string(Text(item, "name"))});
  return teams;
}

Finding WebhookByHand(absl::string_view tenant) {
  const auto name = [](std::string* out, const Topic& topic) { absl::StrAppend(out, topic.name); };
  return {.verdict = Verdict::kNotCheckable,
          .check = "webhook",
          .seen = "Intercom's API shows neither address nor topics",
          .wanted = absl::StrCat("an https address ending with /v1/webhooks/intercom/", tenant, " and the topics ",
                                 absl::StrJoin(kTopics, " ", name)),
          .mend =
              "look in the developer hub: your app, Configure, Webhooks; send a test and look for it in "
              "firstline_webhooks_total{vendor=\"intercom\"}"};
}

}  // namespace firstline::intercom
