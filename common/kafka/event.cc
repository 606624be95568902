#include "common/kafka/event.h"

#include "absl/strings/str_cat.h"

namespace firstline::kafka {

std::vector<Header> ToHeaders(const Event& event) {
  std::vector<Header> headers = {
      {"ce_specversion", "1.0"},
      {"ce_id", event.id},
      {"ce_source", event.source},
      {"ce_type", event.type},
      {"ce_time", absl::FormatTime(absl::RFC3339_full, event.time, absl::UTCTimeZone())},
      {"ce_subject", event.conversation},
      {"ce_dataschema", absl::StrCat("https://firstline.dev/schema/", event.type)},
      {"content-type", "application/protobuf"},
      {"ce_tenant", event.tenant},
      {"ce_conversation", event.conversation},
  };
  if (!event.turn.empty()) headers.push_back({"ce_turn", event.turn});
  if (!event.traceparent.empty()) headers.push_back({"traceparent", event.traceparent});
  return headers;
}

Event EventOf(const Record& record) {
  Event event;
  event.id = std::string(record.HeaderValue("ce_id"));
  event.source = std::string(record.HeaderValue("ce_source"));
  event.type = std::string(record.HeaderValue("ce_type"));
  std::string error;
  if (!absl::ParseTime(absl::RFC3339_full, record.HeaderValue("ce_time"), &event.time, &error)) {
    event.time = absl::InfinitePast();
  }
  event.tenant = std::string(record.HeaderValue("ce_tenant"));
  event.conversation = std::string(record.HeaderValue("ce_conversation"));
  event.turn = std::string(record.HeaderValue("ce_turn"));
  event.traceparent = std::string(record.HeaderValue("traceparent"));
  return event;
}

}  // namespace firstline::kafka
