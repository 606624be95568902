#include "simulators/zendesk/merge.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "simulators/zendesk/edit.h"
#include "simulators/zendesk/json.h"

namespace firstline::sim::zendesk {
namespace {

struct MergeBody {
  std::vector<int64_t> ids;
  std::string source_comment, target_comment;  // "": the vendor's own words
  bool source_is_public = false, target_is_public = false;
};

std::optional<Outcome> ReadIds(const Json& value, std::vector<int64_t>* ids) {
  if (!value.is_array() || value.empty()) return InvalidAttribute("ids", "an array of ids");
  for (const Json& id : value) {
    if (!id.is_number_integer()) return InvalidAttribute("ids", "an array of ids");
    ids->push_back(id.get<int64_t>());
  }
  return std::nullopt;
}

// An error outcome (400) for unknown members, wrong types and what is no JSON.
std::optional<Outcome> ReadMergeBody(const std::string& text, MergeBody* merge) {
  const Json body = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!body.is_object()) return InvalidAttribute("body", "an object");
  if (!body.contains("ids")) return InvalidAttribute("ids", "an array of ids");
  for (const auto& [name, value] : body.items()) {
    if (name == "ids") {
      if (auto problem = ReadIds(value, &merge->ids)) return problem;
    } else if (name == "source_comment" || name == "target_comment") {
      if (!value.is_string()) return InvalidAttribute(name, "a text");
      (name == "source_comment" ? merge->source_comment : merge->target_comment) = value.get<std::string>();
    } else if (name == "source_comment_is_public" || name == "target_comment_is_public") {
      if (!value.is_boolean()) return InvalidAttribute(name, "a boolean");
      (name == "source_comment_is_public" ? merge->source_is_public : merge->target_is_public) = value.get<bool>();
    } else {
      return InvalidAttribute(name, "no such member");
    }
  }
  return std::nullopt;
}

bool TakesPart(const Ticket& ticket) { return ticket.status != "closed" && ticket.status != "deleted"; }

std::optional<Outcome> CheckMerge(Account& account, const Ticket& target, const std::vector<int64_t>& ids) {
  if (!TakesPart(target)) return RecordInvalid("status", "Status: closed prevents ticket update");
  for (size_t i = 0; i < ids.size(); ++i) {
    const Ticket* const source = account.FindTicket(ids[i]);
    const bool again = std::count(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(i), ids[i]) > 0;
    if (source == nullptr || source == &target || again) {
      return RecordInvalid("ids", absl::StrCat("Ids: ", ids[i], " is invalid"));
    }
    if (!TakesPart(*source)) return RecordInvalid("status", "Status: closed prevents ticket update");
  }
  return std::nullopt;
}

std::string LastPublicText(const Ticket& ticket) {
  const auto last = std::find_if(ticket.comments.rbegin(), ticket.comments.rend(),
                                 [](const Comment& comment) { return comment.is_public; });
  return last == ticket.comments.rend() ? "" : last->plain_body;
}

// Adds what became of one ticket to the answer.
void Collect(Edit& edit, Json line, const Comment& comment, Outcome* outcome) {
  edit.Finish();
  for (Change& change : edit.TakeChanges()) outcome->changes.push_back(std::move(change));
  line["comment"] = {{"id", comment.id},
                     {"public", comment.is_public},
                     {"author_id", comment.author_id},
                     {"text", comment.plain_body}};
  outcome->journal.push_back(Dump(line));
}

}  // namespace

Outcome MergeTickets(const Call& call, const char* who, Account& account, Ticket& target) {
  MergeBody merge;
  if (auto problem = ReadMergeBody(call.body, &merge)) return *std::move(problem);
  if (auto problem = CheckMerge(account, target, merge.ids)) return *std::move(problem);
  const auto line = [&](const Ticket& ticket) -> Json {
    return {{"op", "merge"},
            {"actor", who},
            {"user", call.actor.user_id},
            {"ticket", ticket.id},
            {"external_id", ticket.external_id}};
  };
  Outcome outcome;
  Json results = Json::array();
  for (const int64_t id : merge.ids) {
    Ticket& source = *account.FindTicket(id);
    Edit into(account, target, call.actor, call.now);
    const std::string default_target =
        absl::StrCat("Request #", id, " \"", source.subject, "\" was closed and merged into this request. ",
                     "Last comment in request #", id, ":\n\n", LastPublicText(source));
    const Comment told = into.AddComment({.is_public = merge.target_is_public,
                                          .text = merge.target_comment.empty() ? default_target : merge.target_comment,
                                          .moves_status = false,
                                          .rel = "merge"});
    Json target_line = line(target);
    target_line["merged_from"] = id;
    Collect(into, target_line, told, &outcome);

    Edit away(account, source, call.actor, call.now);
    const std::string default_source =
        absl::StrCat("This request was closed and merged into request #", target.id, " \"", target.subject, "\".");
    const Comment left = away.AddComment({.is_public = merge.source_is_public,
                                          .text = merge.source_comment.empty() ? default_source : merge.source_comment,
                                          .moves_status = false,
                                          .rel = "merge"});
    away.CloseByMerge();
    Json source_line = line(source);
    source_line["merged_into"] = target.id;
    Collect(away, source_line, left, &outcome);
    results.push_back({{"id", id}, {"action", "update"}, {"success", true}, {"status", "Updated"}});
  }
  outcome.body = Dump({{"job_status",
                        {{"id", absl::StrCat("merge-", account.change_seq)},
                         {"total", merge.ids.size()},
                         {"progress", merge.ids.size()},
                         {"status", "completed"},
                         {"results", results}}}});
  return outcome;
}

}  // namespace firstline::sim::zendesk
