#include "services/ingest/metrics.h"

#include <string>

namespace firstline::ingest {
namespace {

std::string Label(absl::string_view text) { return std::string(text); }

}  // namespace

void IngestMetrics::Webhook(absl::string_view vendor, absl::string_view result, absl::Duration took) {
  metrics_.Count("firstline_webhooks_total", "Webhooks by vendor and what became of them.",
                 {{"vendor", Label(vendor)}, {"result", Label(result)}});
  metrics_.Observe("firstline_webhook_seconds", "Time from a webhook's last byte to its answer.",
                   absl::ToDoubleSeconds(took), {{"vendor", Label(vendor)}});
}

void IngestMetrics::ApiRequest(absl::string_view call, absl::string_view result, absl::Duration took) {
  metrics_.Count("firstline_api_requests_total", "Requests of Firstline's own API by call and result.",
                 {{"call", Label(call)}, {"result", Label(result)}});
  metrics_.Observe("firstline_api_request_seconds", "Time from such a request's last byte to its answer.",
                   absl::ToDoubleSeconds(took), {{"call", Label(call)}});
}

void IngestMetrics::Read(absl::string_view result) {
  metrics_.Count("firstline_helpdesk_reads_total", "Reads of a conversation from the helpdesk by result.",
                 {{"result", Label(result)}});
}

void IngestMetrics::ReadTook(absl::Duration took) {
  metrics_.Observe("firstline_helpdesk_read_seconds", "Time one read of a conversation took.",
                   absl::ToDoubleSeconds(took));
}

void IngestMetrics::Ignored(absl::string_view reason) {
  metrics_.Count("firstline_reads_ignored_total", "Reads that gave no turn, by reason.", {{"reason", Label(reason)}});
}

void IngestMetrics::DeadLetter(absl::string_view reason) {
  metrics_.Count("firstline_dead_letters_total", "Records set aside in ingest.dlq by the worker, by reason.",
                 {{"reason", Label(reason)}});
}

void IngestMetrics::TurnEmitted(absl::string_view source) {
  metrics_.Count("firstline_turns_total", "Turns emitted, by what pointed at them.", {{"source", Label(source)}});
}

void IngestMetrics::FeedbackEmitted(absl::string_view kind) {
  metrics_.Count("firstline_feedback_total", "Feedback events by kind.", {{"kind", Label(kind)}});
}

void IngestMetrics::Conversations(size_t held, size_t reread_due, absl::Duration oldest_due) {
  metrics_.Set("firstline_conversations", "Conversation states held in memory.", static_cast<double>(held));
  metrics_.Set("firstline_rereads_due", "Conversations whose helpdesk could not be read.",
               static_cast<double>(reread_due));
  metrics_.Set("firstline_reread_oldest_seconds", "How long the oldest of them has been due.",
               absl::ToDoubleSeconds(oldest_due));
}

void IngestMetrics::Reconciled(absl::string_view result, size_t tickets) {
  metrics_.Count("firstline_reconciles_total", "Comparisons with a helpdesk's list of changes by result.",
                 {{"result", Label(result)}});
  metrics_.Count("firstline_reconciled_tickets_total", "Changed tickets these comparisons pointed at.", {},
                 static_cast<double>(tickets));
}

}  // namespace firstline::ingest
