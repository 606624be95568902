#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/kafka/record.h"

namespace firstline::kafka {

// Attributes of a record as CloudEvents 1.0 in binary mode. Tenant, conversation and turn travel as extension
// attributes so that even an unreadable record can be handed to a person.
struct Event {
  std::string id;      // deterministic: stage_out_id, effect id, …
  std::string source;  // "/firstline/<service>"
  std::string type;    // "firstline.v1.Ticket"; also names the schema
  absl::Time time;
  std::string tenant;
  std::string conversation;
  std::string turn;         // empty where there is none
  std::string traceparent;  // W3C, or empty
};

// ce_specversion, ce_id, ce_source, ce_type, ce_time, ce_subject (the conversation), ce_dataschema, content-type,
// ce_tenant, ce_conversation, ce_turn, traceparent.
std::vector<Header> ToHeaders(const Event& event);

// Absent attributes stay empty; an unreadable time becomes InfinitePast.
Event EventOf(const Record& record);

}  // namespace firstline::kafka
