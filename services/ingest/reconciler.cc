#include "services/ingest/reconciler.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "firstline/v1/events.pb.h"
#include "services/ingest/records.h"
#include "services/ingest/wire.h"

namespace firstline::ingest {

Reconciler::Reconciler(const ReconcilerOptions& options, Helpdesks& helpdesks, kafka::Producer& producer,
                       const Clock& clock, const telemetry::Log& log, IngestMetrics metrics)
    : options_(options), helpdesks_(helpdesks), producer_(producer), clock_(clock), log_(log), metrics_(metrics) {}

void Reconciler::Run(const policy::Policy& policy, absl::Time since) {
  for (const policy::Helpdesk& helpdesk : policy.helpdesks) {
    if (helpdesk.vendor == policy::kApi) continue;  // the inbox is its list of changes
    const auto entry =
        progress_.try_emplace({policy.tenant, helpdesk.name}, Progress{.watermark = since, .pointed_at = {}});
    const absl::StatusOr<size_t> pointers = RunHelpdesk(policy.tenant, helpdesk, entry.first->second);
    metrics_.Reconciled(absl::StatusCodeToString(pointers.status().code()), pointers.value_or(0));
    if (!pointers.ok()) {
      log_.Warning("not_reconciled",
                   {{"tenant", policy.tenant}, {"helpdesk", helpdesk.name}, {"status", pointers.status().ToString()}});
    }
  }
}

absl::StatusOr<size_t> Reconciler::RunHelpdesk(absl::string_view tenant, const policy::Helpdesk& helpdesk,
                                               Progress& progress) {
  size_t pointers = 0;
  absl::Time from = progress.watermark - options_.overlap;
  for (int page = 0; page < options_.pages_max; ++page) {
    FL_ASSIGN_OR_RETURN(const Changes changes, helpdesks_.ChangedSince(tenant, helpdesk, from));
    FL_ASSIGN_OR_RETURN(const size_t added, Point(tenant, helpdesk, changes, progress));
    pointers += added;
    progress.watermark = std::max(progress.watermark, changes.newest);
    // A page that does not get beyond its own start would be listed for ever.
    if (changes.complete || changes.newest <= from) break;
    from = changes.newest;
  }
  std::erase_if(progress.pointed_at,
                [&](const auto& ticket) { return ticket.second < progress.watermark - options_.overlap; });
  return pointers;
}

absl::StatusOr<size_t> Reconciler::Point(absl::string_view tenant, const policy::Helpdesk& helpdesk,
                                         const Changes& changes, Progress& progress) {
  const absl::Time now = clock_.Now();
  std::vector<kafka::OutRecord> records;
  std::map<std::string, absl::Time> pointed_at;
  for (const Changes::Ticket& ticket : changes.tickets) {
    const auto known = progress.pointed_at.find(ticket.id);
    if (known != progress.pointed_at.end() && known->second >= ticket.updated_at) continue;
    v1::InboxEvent event;
    event.set_tenant(tenant.data(), tenant.size());
    event.set_helpdesk(helpdesk.name);
    event.set_vendor(helpdesk.vendor);
    event.set_ticket_id(ticket.id);
    event.set_source(v1::INBOX_SOURCE_RECONCILE);
    event.set_delivery_id(absl::StrCat("reconcile:", absl::ToUnixNanos(ticket.updated_at)));
    *event.mutable_accepted_at() = ToProto(now);
    *event.mutable_changed_at() = ToProto(ticket.updated_at);
    records.push_back(InboxRecord(event, now));
    pointed_at[ticket.id] = ticket.updated_at;
  }
  const size_t count = records.size();
  if (count > 0) FL_RETURN_IF_ERROR(producer_.ProduceAndWait(std::move(records)));
  for (const auto& [id, changed_at] : pointed_at) progress.pointed_at[id] = changed_at;
  return count;
}

}  // namespace firstline::ingest
