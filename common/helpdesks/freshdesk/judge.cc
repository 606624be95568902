#include "common/helpdesks/freshdesk/judge.h"

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/helpdesks/json.h"

namespace firstline::freshdesk {
namespace {

using helpdesks::Document;
using helpdesks::Finding;
using helpdesks::Findings;
using helpdesks::Has;
using helpdesks::Json;
using helpdesks::Member;
using helpdesks::Ok;
using helpdesks::Printable;
using helpdesks::Text;
using helpdesks::Verdict;

constexpr size_t kDepthMax = 32;
constexpr char kCheck[] = "agent";
// Unverified: 1 is every ticket, 2 those of the agent's groups, 3 those assigned to it.
constexpr int64_t kEveryTicket = 1;

Finding Warning(std::string seen, std::string wanted, std::string mend) {
  return {.verdict = Verdict::kWarning,
          .check = kCheck,
          .seen = std::move(seen),
          .wanted = std::move(wanted),
          .mend = std::move(mend)};
}

}  // namespace

Findings JudgeAgent(absl::string_view body, absl::string_view agent_id) {
  const auto document = Document::Parse(body, "agent", kDepthMax);
  const std::string id = document.ok() ? helpdesks::IdText(document->root(), "id") : "";
  if (id.empty()) {
    return {{.verdict = Verdict::kFailed,
             .check = kCheck,
             .seen = "the answer names no agent",
             .wanted = "the agent the key belongs to",
             .mend = "check base_url and the key"}};
  }
  const Json& agent = document->root();
  const std::string who = absl::StrCat("agent ", id, " ", Printable(Text(Member(agent, "contact"), "name")));
  if (!agent_id.empty() && agent_id != id) {
    return {{.verdict = Verdict::kFailed,
             .check = kCheck,
             .seen = absl::StrCat("the key belongs to ", who, ", credentials_file says agent_id ", agent_id),
             .wanted = "one and the same: what any other agent wrote counts as a person's",
             .mend = "correct or leave out agent_id"}};
  }
  Findings findings = {Ok(kCheck, absl::StrCat(who, "; must be used by no person"))};
  if (Has(agent, "ticket_scope") && helpdesks::Id(agent, "ticket_scope") != kEveryTicket) {
    findings.push_back(Warning(absl::StrCat(who, " may not see every ticket"), "scope: all tickets",
                               "give the agent global access, or Firstline answers in its groups only"));
  }
  if (helpdesks::Flag(agent, "occasional")) {
    findings.push_back(Warning(absl::StrCat(who, " is an occasional agent"), "a full seat",
                               "make it a full-time agent: day passes run out"));
  }
  return findings;
}

absl::Status AddGroups(absl::string_view body, std::vector<helpdesks::Group>& groups) {
  FL_ASSIGN_OR_RETURN(const Document document, Document::Parse(body, "groups", kDepthMax));
  simdjson::dom::array items;
  if (document.root().get(items) != simdjson::SUCCESS) return absl::DataLossError("groups: the answer is no list");
  for (const Json item : items) groups.push_back({helpdesks::IdText(item, "id"), std::string(Text(item, "name"))});
  return absl::OkStatus();
}

Finding RulesByHand(absl::string_view tenant) {
  return {
      .verdict = Verdict::kNotCheckable,
      .check = "webhook",
      .seen = "the agent's key does not show automation rules",
      .wanted = absl::StrCat("rules that POST to an https address ending with /v1/webhooks/freshdesk/", tenant,
                             " with the header X-Firstline-Secret: one for new tickets, one for customers' replies"),
      .mend =
          "look in Admin, Workflows, Automations; write a ticket yourself and look for it in "
          "firstline_webhooks_total{vendor=\"freshdesk\"}"};
}

}  // namespace firstline::freshdesk
