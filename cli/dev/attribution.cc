#include "cli/dev/attribution.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace firstline::dev {
namespace {

// As every vendor stores them: lower case, no white space.
std::string TagForm(absl::string_view tag) {
  return absl::StrJoin(absl::StrSplit(absl::AsciiStrToLower(tag), ' ', absl::SkipEmpty()), "_");
}

// Helpdesks turn text into markup and back: white space does not count.
std::string WordsOf(absl::string_view text) {
  return absl::StrJoin(absl::StrSplit(text, absl::ByAnyChar(" \t\r\n"), absl::SkipEmpty()), " ");
}

std::vector<std::string> FieldsIn(const v1::Fields& fields) {
  std::vector<std::string> names;
  if (!fields.team_id().empty()) names.emplace_back("group_id");
  if (fields.priority() != v1::PRIORITY_UNSPECIFIED) names.emplace_back("priority");
  if (fields.status() != v1::CONVERSATION_STATUS_UNSPECIFIED) names.emplace_back("status");
  return names;
}

bool Erase(std::vector<std::string>& from, const std::string& what) {
  const auto found = std::find(from.begin(), from.end(), what);
  if (found == from.end()) return false;
  from.erase(found);
  return true;
}

const std::string& TextOf(const KnownEffect& known) {
  const v1::Plan& plan = known.turn->ticket.decision().plan();
  return known.slot == v1::SLOT_NOTE ? plan.note().text() : plan.public_message().text();
}

}  // namespace

Attribution::Attribution(const Progress& progress) {
  for (const auto& [id, ticket] : progress.tickets()) {
    std::vector<Entry>& entries = by_ticket_[id];
    for (const TurnProgress* turn : ticket->InOrder()) {
      const v1::Plan& plan = turn->ticket.decision().plan();
      for (const v1::Effect& effect : turn->ticket.outcome().effects()) {
        Entry entry{.known = {id, turn, effect.slot(), effect.effect_id()}, .remote_id = effect.remote_id()};
        if (effect.slot() == v1::SLOT_TAGS) {
          for (const std::string& tag : plan.tags()) entry.tags.push_back(TagForm(tag));
        }
        if (effect.slot() == v1::SLOT_FIELDS) entry.fields = FieldsIn(plan.fields());
        entries.push_back(std::move(entry));
      }
    }
    for (const Entry& entry : entries) by_id_[entry.known.effect_id] = &entry.known;
  }
}

const KnownEffect* Attribution::OfMarker(const std::string& effect_id) const {
  const auto found = by_id_.find(effect_id);
  return found == by_id_.end() ? nullptr : found->second;
}

const KnownEffect* Attribution::OfMessage(const std::string& ticket, const std::string& message_id,
                                          const std::string& text) {
  Entry* by_text = nullptr;
  for (Entry& entry : by_ticket_[ticket]) {
    if (entry.known.slot != v1::SLOT_PUBLIC_MESSAGE && entry.known.slot != v1::SLOT_NOTE) continue;
    if (!message_id.empty() && entry.remote_id == message_id) {
      entry.seen = true;
      return &entry.known;
    }
    if (by_text == nullptr && !entry.seen && WordsOf(TextOf(entry.known)) == WordsOf(text)) by_text = &entry;
  }
  if (by_text == nullptr) return nullptr;
  by_text->seen = true;
  return &by_text->known;
}

const KnownEffect* Attribution::OfTags(const std::string& ticket, absl::Span<const std::string> tags) {
  for (Entry& entry : by_ticket_[ticket]) {
    bool ours = false;
    for (const std::string& tag : tags) ours |= Erase(entry.tags, TagForm(tag));
    if (ours) return &entry.known;
  }
  return nullptr;
}

const KnownEffect* Attribution::OfField(const std::string& ticket, const std::string& field) {
  for (Entry& entry : by_ticket_[ticket]) {
    if (Erase(entry.fields, field)) return &entry.known;
  }
  return nullptr;
}

const KnownEffect* Attribution::FieldsOf(const TurnProgress& turn) const {
  for (const v1::Effect& effect : turn.ticket.outcome().effects()) {
    if (effect.slot() == v1::SLOT_FIELDS) return OfMarker(effect.effect_id());
  }
  return nullptr;
}

}  // namespace firstline::dev
