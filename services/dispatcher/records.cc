#include "services/dispatcher/records.h"

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/kafka/event.h"
#include "common/kafka/topics.h"
#include "common/runtime/ticket_record.h"
#include "firstline/v1/events.pb.h"

namespace firstline::dispatcher {
namespace {

constexpr char kStage[] = "dispatcher";

}  // namespace

kafka::OutRecord EffectOut(const v1::EffectRecord& effect, int32_t partition, absl::Time now) {
  const std::string phase = absl::StrCat(static_cast<int>(effect.phase()));
  const std::string attempt = absl::StrCat(effect.attempt());
  return {.topic = kafka::kEffects,
          .key = effect.turn_id(),
          .value = effect.SerializeAsString(),
          .headers = kafka::ToHeaders({.id = HashId({"effect_record", effect.turn_id(), phase, attempt}),
                                       .source = "/firstline/dispatcher",
                                       .type = "firstline.v1.EffectRecord",
                                       .time = now,
                                       .tenant = effect.tenant(),
                                       .conversation = effect.conversation_id(),
                                       .turn = effect.turn_id(),
                                       .traceparent = ""}),
          .partition = partition};
}

kafka::OutRecord DispatchedOut(const v1::Ticket& ticket, int32_t partition, absl::Time now) {
  kafka::OutRecord record = runtime::TicketRecord(ticket, kafka::kDispatched, kStage, now);
  record.key = ticket.turn_id();
  record.partition = partition;
  return record;
}

kafka::OutRecord PointerOut(const Plan& plan, const std::string& vendor, int32_t partition, absl::Time now) {
  v1::InboxEvent event;
  event.set_tenant(plan.tenant);
  event.set_helpdesk(plan.helpdesk);
  event.set_vendor(vendor);
  event.set_ticket_id(plan.ticket_id);
  event.set_source(v1::INBOX_SOURCE_FRESHNESS);
  event.mutable_accepted_at()->set_seconds(absl::ToUnixSeconds(now));
  return {.topic = kafka::kInbox,
          .key = ConversationKey(plan.tenant, plan.conversation_id),
          .value = event.SerializeAsString(),
          .headers = kafka::ToHeaders({.id = HashId({"freshness", plan.turn_id}),
                                       .source = "/firstline/dispatcher",
                                       .type = "firstline.v1.InboxEvent",
                                       .time = now,
                                       .tenant = plan.tenant,
                                       .conversation = plan.conversation_id,
                                       .turn = "",
                                       .traceparent = ""}),
          .partition = partition};
}

}  // namespace firstline::dispatcher
