#include "cli/dev/journal.h"

#include <deque>
#include <nlohmann/json.hpp>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace firstline::dev {
namespace {

using Json = nlohmann::ordered_json;

// An effect an outcome names, with the turn it belongs to.
struct Known {
  std::string ticket;
  const TurnProgress* turn = nullptr;
  v1::Slot slot = v1::SLOT_UNSPECIFIED;
  std::string effect_id;
};

class Effects {
 public:
  explicit Effects(const Progress& progress) {
    for (const auto& [id, ticket] : progress.tickets()) {
      for (const TurnProgress* turn : ticket->InOrder()) {
        for (const v1::Effect& effect : turn->ticket.outcome().effects()) {
          const Known known = {id, turn, effect.slot(), effect.effect_id()};
          by_id_[effect.effect_id()] = known;
          if (effect.slot() == v1::SLOT_TAGS) tags_[id].push_back(known);
          fields_[turn->turn_id] = effect.slot() == v1::SLOT_FIELDS ? effect.effect_id() : fields_[turn->turn_id];
        }
      }
    }
  }

  const Known* Find(const std::string& effect_id) const {
    const auto found = by_id_.find(effect_id);
    return found == by_id_.end() ? nullptr : &found->second;
  }
  // The next tags effect of the ticket in turn order.
  std::optional<Known> NextTags(const std::string& ticket) {
    std::deque<Known>& waiting = tags_[ticket];
    if (waiting.empty()) return std::nullopt;
    const Known next = waiting.front();
    waiting.pop_front();
    return next;
  }
  std::string FieldsOf(const std::string& turn_id) { return fields_[turn_id]; }

 private:
  std::map<std::string, Known> by_id_;
  std::map<std::string, std::deque<Known>> tags_;
  std::map<std::string, std::string> fields_;
};

Json Line(const Json& recorded, const std::string& ticket, const TurnProgress* turn, const std::string& kind,
          const std::string& text, const std::string& effect_id) {
  Json line = {{"ticket", ticket},      {"turn", turn == nullptr ? 0 : turn->number},
               {"helpdesk", "zendesk"}, {"at", recorded.value("at", "")},
               {"kind", kind},          {"text", text}};
  if (kind == "public_reply" || kind == "draft" || kind == "private_note") {
    line["articles"] = Json::array();
    if (turn != nullptr) {
      const v1::Plan& plan = turn->ticket.decision().plan();
      const bool is_note = kind == "private_note";
      const auto& articles = is_note ? plan.note().article_ids() : plan.public_message().article_ids();
      for (const std::string& article : articles) line["articles"].push_back(article);
    }
  }
  line["effect_id"] = effect_id;
  return line;
}

std::string TextOf(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

void AddUpdate(const Json& recorded, Effects& effects, std::vector<std::string>& lines) {
  const std::string ticket = recorded.value("external_id", "");
  const std::string marker = recorded.contains("metadata") ? recorded["metadata"].value("firstline_delivery", "") : "";
  const Known* const known = effects.Find(marker);
  const TurnProgress* const turn = known == nullptr ? nullptr : known->turn;
  if (recorded.contains("comment")) {
    const bool is_public = recorded["comment"].value("public", false);
    const bool draft = !is_public && known != nullptr && known->slot == v1::SLOT_PUBLIC_MESSAGE;
    lines.push_back(Line(recorded, ticket, turn,
                         is_public ? "public_reply"
                         : draft   ? "draft"
                                   : "private_note",
                         recorded["comment"].value("text", ""), marker)
                        .dump());
  }
  const std::string fields = turn == nullptr ? marker : effects.FieldsOf(turn->turn_id);
  for (const auto& [key, kind] : std::initializer_list<std::pair<const char*, const char*>>{
           {"group_id", "assign"}, {"assignee_id", "assign"}, {"priority", "priority"}, {"status", "status"}}) {
    if (recorded.contains(key)) {
      lines.push_back(
          Line(recorded, ticket, turn, kind, TextOf(recorded[key]), fields.empty() ? marker : fields).dump());
    }
  }
}

}  // namespace

std::string TurnEndLine(const std::string& ticket, const TurnProgress& turn) {
  Json line = {{"ticket", ticket},
               {"turn", turn.number},
               {"end", EndName(turn.ticket.outcome().end())},
               {"intent", turn.ticket.classification().intent()},
               {"reasons", Json::array()}};
  for (const std::string& reason : turn.ticket.outcome().reasons()) line["reasons"].push_back(reason);
  return line.dump();
}

std::string TicketEndLine(const TicketProgress& ticket) {
  const auto turns = ticket.InOrder();
  std::string end = "ignored";
  for (const TurnProgress* turn : turns) {
    if (turn->ticket.outcome().end() != v1::END_SUPERSEDED) end = EndName(turn->ticket.outcome().end());
  }
  return Json{{"ticket", ticket.id}, {"end", end}, {"turns", turns.size()}}.dump();
}

std::vector<std::string> EffectLines(absl::string_view simulator_journal, size_t from, const Progress& progress) {
  Effects effects(progress);
  std::vector<std::string> lines;
  size_t begin = 0;
  for (const absl::string_view text : absl::StrSplit(simulator_journal, '\n')) {
    const size_t at = begin;
    begin += text.size() + 1;
    const Json recorded = Json::parse(std::string(text), nullptr, false);
    if (!recorded.is_object() || recorded.value("actor", "") != "api") continue;
    const std::string op = recorded.value("op", "");
    if (op == "tags") {
      // Tag calls carry no marker: they are attributed in order, also those of an earlier run, which come first.
      const std::string ticket = recorded.value("external_id", "");
      const auto known = effects.NextTags(ticket);
      if (at < from) continue;
      Json line = Line(recorded, ticket, known ? known->turn : nullptr, "tags", "", known ? known->effect_id : "");
      std::string tags;
      for (const Json& tag : recorded["tags"]) absl::StrAppend(&tags, tags.empty() ? "" : " ", tag.get<std::string>());
      line["text"] = tags;
      lines.push_back(line.dump());
    } else if (op == "update" && at >= from) {
      AddUpdate(recorded, effects, lines);
    }
  }
  return lines;
}

}  // namespace firstline::dev
