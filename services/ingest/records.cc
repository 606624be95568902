#include "services/ingest/records.h"

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/kafka/event.h"
#include "common/kafka/topics.h"
#include "services/ingest/wire.h"

namespace firstline::ingest {
namespace {

kafka::Event EventFor(absl::string_view tenant, absl::string_view conversation, absl::Time now) {
  kafka::Event event;
  event.source = "/firstline/ingest";
  event.time = now;
  event.tenant = std::string(tenant);
  event.conversation = std::string(conversation);
  return event;
}

}  // namespace

kafka::OutRecord InboxRecord(const v1::InboxEvent& event, absl::Time now) {
  const std::string conversation = ConversationId(event.helpdesk(), event.ticket_id());
  kafka::Event attributes = EventFor(event.tenant(), conversation, now);
  attributes.id = HashId({"inbox", event.tenant(), conversation, event.delivery_id()});
  attributes.type = "firstline.v1.InboxEvent";
  attributes.traceparent = event.traceparent();
  return {.topic = kafka::kInbox,
          .key = ConversationKey(event.tenant(), conversation),
          .value = event.SerializeAsString(),
          .headers = kafka::ToHeaders(attributes)};
}

absl::StatusOr<v1::InboxEvent> ReadInboxEvent(const kafka::Record& record) {
  v1::InboxEvent event;
  if (!record.value.has_value() || !event.ParseFromString(*record.value)) {
    return absl::DataLossError("record is no InboxEvent");
  }
  if (event.tenant().empty() || event.helpdesk().empty() || event.ticket_id().empty()) {
    return absl::DataLossError("InboxEvent without tenant, helpdesk or ticket id");
  }
  return event;
}

kafka::OutRecord StateRecord(const State& state, absl::Time now) {
  kafka::Event attributes = EventFor(state.tenant, state.conversation_id, now);
  attributes.id = HashId({"state", state.tenant, state.conversation_id, absl::StrCat(state.version)});
  attributes.type = "firstline.v1.ConversationState";
  return {.topic = kafka::kStates,
          .key = ConversationKey(state.tenant, state.conversation_id),
          .value = ToProto(state).SerializeAsString(),
          .headers = kafka::ToHeaders(attributes)};
}

std::vector<kafka::OutRecord> FeedbackRecords(const std::vector<Feedback>& feedback, const State& state,
                                              absl::Time now) {
  std::vector<kafka::OutRecord> records;
  for (size_t i = 0; i < feedback.size(); ++i) {
    kafka::Event attributes = EventFor(state.tenant, state.conversation_id, now);
    attributes.id =
        HashId({"feedback", state.tenant, state.conversation_id, absl::StrCat(state.version), absl::StrCat(i)});
    attributes.type = "firstline.v1.FeedbackEvent";
    attributes.turn = state.last_turn_id;
    records.push_back({.topic = kafka::kFeedback,
                       .key = ConversationKey(state.tenant, state.conversation_id),
                       .value = ToProto(feedback[i], state, now).SerializeAsString(),
                       .headers = kafka::ToHeaders(attributes)});
  }
  return records;
}

}  // namespace firstline::ingest
