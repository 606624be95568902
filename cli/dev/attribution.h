#pragma once

// Which turn made a change that a simulated helpdesk recorded. Zendesk's updates carry our effect id; elsewhere a
// message is known by the id it got, or by its text when that answer was lost, and tags and fields by what they say.

#include <map>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "cli/dev/progress.h"
#include "firstline/v1/outcome.pb.h"

namespace firstline::dev {

// An effect that a turn's outcome names.
struct KnownEffect {
  std::string ticket;  // id of the tickets file
  const TurnProgress* turn = nullptr;
  v1::Slot slot = v1::SLOT_UNSPECIFIED;
  std::string effect_id;
};

// Call the three in the order of the record: what several turns could have made is given to the first that has not
// made it yet. Pointers live as long as the object and `progress`.
class Attribution {
 public:
  explicit Attribution(const Progress& progress);

  // By effect id. Null for one of no turn.
  const KnownEffect* OfMarker(const std::string& effect_id) const;
  const KnownEffect* OfMessage(const std::string& ticket, const std::string& message_id, const std::string& text);
  const KnownEffect* OfTags(const std::string& ticket, absl::Span<const std::string> tags);
  // field: group_id, assignee_id, priority or status.
  const KnownEffect* OfField(const std::string& ticket, const std::string& field);
  // The effect of the turn's fields, null when it has none.
  const KnownEffect* FieldsOf(const TurnProgress& turn) const;

 private:
  struct Entry {
    KnownEffect known;
    std::string remote_id;
    std::vector<std::string> tags;    // kTags: not seen yet
    std::vector<std::string> fields;  // kFields: not seen yet
    bool seen = false;                // messages
  };

  std::map<std::string, std::vector<Entry>> by_ticket_;  // in turn order
  std::map<std::string, const KnownEffect*> by_id_;
};

}  // namespace firstline::dev
