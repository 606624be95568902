#include "cli/dev/journal.h"

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "cli/dev/attribution.h"

namespace firstline::dev {
namespace {

using Json = nlohmann::ordered_json;

// A change the helpdesk accepted, without its kind and text.
Json Line(absl::string_view vendor, const Json& recorded, const KnownEffect* known, const std::string& kind,
          const std::string& text) {
  const TurnProgress* const turn = known == nullptr ? nullptr : known->turn;
  Json line = {{"ticket", recorded.value("external_id", "")},
               {"turn", turn == nullptr ? 0 : turn->number},
               {"helpdesk", std::string(vendor)},
               {"at", recorded.value("at", "")},
               {"kind", kind},
               {"text", text}};
  if (kind == "public_reply" || kind == "draft" || kind == "private_note") {
    line["articles"] = Json::array();
    if (turn != nullptr) {
      const v1::Plan& plan = turn->ticket.decision().plan();
      const bool is_note = kind == "private_note";
      const auto& articles = is_note ? plan.note().article_ids() : plan.public_message().article_ids();
      for (const std::string& article : articles) line["articles"].push_back(article);
    }
  }
  line["effect_id"] = known == nullptr ? "" : known->effect_id;
  return line;
}

std::string TextOf(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

// One simulator's journal on its way into effect lines.
class Effects {
 public:
  Effects(absl::string_view vendor, const Progress& progress) : vendor_(vendor), attribution_(progress) {}

  // `told`: false for a change of an earlier run, which is only counted off.
  void Add(const Json& recorded, bool told) {
    const std::string op = recorded.value("op", "");
    if (op == "tags") {
      AddTags(recorded, recorded.value("tags", std::vector<std::string>()), told);
    } else if (op == "update") {
      AddUpdate(recorded, told);
    }
  }

  std::vector<std::string> Take() {
    std::vector<std::string> lines;
    lines.reserve(lines_.size());
    for (const Json& line : lines_) lines.push_back(line.dump());
    return lines;
  }

 private:
  // Where tags are added one by one, they are one effect all the same.
  void AddTags(const Json& recorded, const std::vector<std::string>& tags, bool told) {
    const KnownEffect* const known = attribution_.OfTags(recorded.value("external_id", ""), tags);
    if (!told) return;
    if (known != nullptr && !lines_.empty() && lines_.back()["kind"] == "tags" &&
        lines_.back()["effect_id"] == known->effect_id) {
      lines_.back()["text"] = absl::StrCat(lines_.back()["text"].get<std::string>(), " ", absl::StrJoin(tags, " "));
      return;
    }
    lines_.push_back(Line(vendor_, recorded, known, "tags", absl::StrJoin(tags, " ")));
  }

  // Where an update writes the whole list, the effect is what is new in it.
  void AddTagList(const Json& recorded, bool told) {
    std::set<std::string>& before = tags_[recorded.value("external_id", "")];
    std::vector<std::string> added;
    for (std::string& tag : recorded["tags_replaced"].get<std::vector<std::string>>()) {
      if (before.insert(tag).second) added.push_back(std::move(tag));
    }
    if (!added.empty()) AddTags(recorded, added, told);
  }

  void AddUpdate(const Json& recorded, bool told) {
    const std::string ticket = recorded.value("external_id", "");
    const std::string marker =
        recorded.contains("metadata") ? recorded["metadata"].value("firstline_delivery", "") : "";
    const KnownEffect* const marked = attribution_.OfMarker(marker);
    if (recorded.contains("comment")) {
      const Json& comment = recorded["comment"];
      const std::string text = comment.value("text", "");
      const KnownEffect* const known =
          marked != nullptr ? marked
                            : attribution_.OfMessage(ticket, comment.contains("id") ? TextOf(comment["id"]) : "", text);
      const bool is_public = comment.value("public", false);
      const bool draft = !is_public && known != nullptr && known->slot == v1::SLOT_PUBLIC_MESSAGE;
      const char* const kind = is_public ? "public_reply" : draft ? "draft" : "private_note";
      if (told) lines_.push_back(Line(vendor_, recorded, known, kind, text));
    }
    if (recorded.contains("tags_replaced")) AddTagList(recorded, told);
    for (const auto& [field, kind] : std::initializer_list<std::pair<const char*, const char*>>{
             {"group_id", "assign"}, {"assignee_id", "assign"}, {"priority", "priority"}, {"status", "status"}}) {
      if (!recorded.contains(field)) continue;
      const KnownEffect* known = attribution_.OfField(ticket, field);
      if (marked != nullptr) {
        const KnownEffect* const fields = attribution_.FieldsOf(*marked->turn);
        known = fields == nullptr ? marked : fields;
      }
      if (told) lines_.push_back(Line(vendor_, recorded, known, kind, TextOf(recorded[field])));
    }
  }

  const absl::string_view vendor_;
  Attribution attribution_;
  std::map<std::string, std::set<std::string>> tags_;  // of each ticket, as far as we set them
  std::vector<Json> lines_;
};

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

std::vector<std::string> EffectLines(absl::string_view vendor, absl::string_view simulator_journal, size_t from,
                                     const Progress& progress) {
  Effects effects(vendor, progress);
  size_t begin = 0;
  for (const absl::string_view text : absl::StrSplit(simulator_journal, '\n')) {
    const Json recorded = Json::parse(std::string(text), nullptr, false);
    if (recorded.is_object() && recorded.value("actor", "") == "api") effects.Add(recorded, begin >= from);
    begin += text.size() + 1;
  }
  return effects.Take();
}

}  // namespace firstline::dev
