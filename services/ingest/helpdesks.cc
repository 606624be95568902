#include "services/ingest/helpdesks.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace firstline::ingest {
namespace {

constexpr int kFailuresInARow = 3;
constexpr absl::Duration kShortestPause = absl::Seconds(5);
constexpr absl::Duration kLongestPause = absl::Minutes(1);
constexpr absl::Duration kRefusedPause = absl::Seconds(30);  // a person must change credentials or rights

bool IsRefusal(const absl::Status& status) {
  return absl::IsUnauthenticated(status) || absl::IsPermissionDenied(status);
}

// Answers about one ticket; they say nothing about the helpdesk.
bool IsAboutTheTicket(const absl::Status& status) {
  return status.ok() || absl::IsNotFound(status) || absl::IsDataLoss(status) || absl::IsInvalidArgument(status);
}

}  // namespace

absl::StatusOr<std::shared_ptr<ThreadReader>> Helpdesks::Find(absl::string_view tenant,
                                                              const policy::Helpdesk& helpdesk) {
  absl::MutexLock lock(&mutex_);
  Desk& desk = desks_[{std::string(tenant), helpdesk.name}];
  const absl::Time now = clock_.Now();
  if (now < desk.alone_until) {
    return absl::AbortedError(
        absl::StrCat("helpdesk ", helpdesk.name, " is left alone after ", desk.failures, " failures"));
  }
  if (desk.reader != nullptr && desk.base_url == helpdesk.base_url &&
      desk.credentials_file == helpdesk.credentials_file) {
    return desk.reader;
  }
  absl::StatusOr<std::shared_ptr<ThreadReader>> made = make_(helpdesk);
  if (!made.ok()) {
    // Under another code: a missing credentials file is no missing ticket.
    return absl::UnauthenticatedError(absl::StrCat("helpdesk ", helpdesk.name, ": ", made.status().message()));
  }
  desk.reader = *std::move(made);
  desk.base_url = helpdesk.base_url;
  desk.credentials_file = helpdesk.credentials_file;
  return desk.reader;
}

absl::Duration Helpdesks::Judge(absl::string_view tenant, const policy::Helpdesk& helpdesk, const absl::Status& status,
                                absl::Duration asked) {
  absl::MutexLock lock(&mutex_);
  Desk& desk = desks_[{std::string(tenant), helpdesk.name}];
  const absl::Time now = clock_.Now();
  if (absl::IsAborted(status)) return desk.alone_until - now;
  if (IsAboutTheTicket(status)) {
    desk.failures = 0;
    return absl::ZeroDuration();
  }
  ++desk.failures;
  absl::Duration pause = asked;
  if (IsRefusal(status)) {
    pause = std::max(pause, kRefusedPause);
    desk.reader.reset();  // the credentials are read again
  } else if (desk.failures >= kFailuresInARow) {
    const int doublings = std::min(desk.failures - kFailuresInARow, 10);
    pause = std::max(pause, std::min(kShortestPause * (1 << doublings), kLongestPause));
  }
  if (pause > absl::ZeroDuration()) desk.alone_until = std::max(desk.alone_until, now + pause);
  return pause;
}

Helpdesks::ReadResult Helpdesks::Read(absl::string_view tenant, const policy::Helpdesk& helpdesk,
                                      absl::string_view ticket_id) {
  const absl::StatusOr<std::shared_ptr<ThreadReader>> reader = Find(tenant, helpdesk);
  if (!reader.ok()) return {reader.status(), Judge(tenant, helpdesk, reader.status(), absl::ZeroDuration())};
  ReadResult result{(*reader)->Read(ticket_id)};
  const absl::Status& status = result.thread.status();
  if (absl::IsCancelled(status)) return result;
  result.retry_after = Judge(tenant, helpdesk, status, (*reader)->RetryAfterOf(status));
  return result;
}

absl::StatusOr<Changes> Helpdesks::ChangedSince(absl::string_view tenant, const policy::Helpdesk& helpdesk,
                                                absl::Time since) {
  const absl::StatusOr<std::shared_ptr<ThreadReader>> reader = Find(tenant, helpdesk);
  if (!reader.ok()) return reader.status();
  // Not judged: lists have a quota of their own, and reads of tickets go on when it is used up.
  return (*reader)->ChangedSince(since);
}

absl::Duration Helpdesks::NextReread(absl::string_view tenant, const policy::Helpdesk& helpdesk,
                                     absl::Duration spacing) {
  absl::MutexLock lock(&mutex_);
  Desk& desk = desks_[{std::string(tenant), helpdesk.name}];
  const absl::Time now = clock_.Now();
  const absl::Time place = std::max({desk.next_reread, desk.alone_until, now});
  desk.next_reread = place + spacing;
  return place - now;
}

}  // namespace firstline::ingest
