#include "common/policy/policy.h"

#include <algorithm>

namespace firstline::policy {

Mode Autonomy::For(absl::string_view intent) const {
  const auto found = intents.find(std::string(intent));
  return found == intents.end() ? default_mode : found->second;
}

const ApiKey* ApiChannel::FindKey(absl::string_view id) const {
  const auto found =
      std::find_if(keys.begin(), keys.end(), [&](const ApiKey& key) { return absl::string_view(key.id) == id; });
  return found == keys.end() ? nullptr : &*found;
}

const std::string& Team::GroupIn(absl::string_view helpdesk) const {
  const auto own = helpdesk_groups.find(std::string(helpdesk));
  return own == helpdesk_groups.end() ? helpdesk_group : own->second;
}

const Helpdesk* Policy::FindHelpdesk(absl::string_view name) const {
  const auto found = std::find_if(helpdesks.begin(), helpdesks.end(),
                                  [&](const Helpdesk& helpdesk) { return absl::string_view(helpdesk.name) == name; });
  return found == helpdesks.end() ? nullptr : &*found;
}

const Helpdesk* Policy::FindVendor(absl::string_view vendor) const {
  const auto found = std::find_if(helpdesks.begin(), helpdesks.end(), [&](const Helpdesk& helpdesk) {
    return absl::string_view(helpdesk.vendor) == vendor;
  });
  return found == helpdesks.end() ? nullptr : &*found;
}

const Team* Policy::FindTeam(absl::string_view name) const {
  const auto found =
      std::find_if(teams.begin(), teams.end(), [&](const Team& team) { return absl::string_view(team.name) == name; });
  return found == teams.end() ? nullptr : &*found;
}

absl::string_view ModeName(Mode mode) {
  switch (mode) {
    case Mode::kOff: return "off";
    case Mode::kNote: return "note";
    case Mode::kDraft: return "draft";
    case Mode::kAuto: return "auto";
    case Mode::kHuman: return "human";
  }
  return "off";
}

}  // namespace firstline::policy
