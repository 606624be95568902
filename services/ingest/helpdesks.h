#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/conversation/thread.h"
#include "common/helpdesks/thread_reader.h"
#include "common/policy/policy.h"

namespace firstline::ingest {

using helpdesks::Changes;
using helpdesks::ThreadReader;

// The helpdesks of all tenants, and the patience with each. After three failures in a row, or one refusal of our
// credentials or quota, a helpdesk is left alone for a while, so that one that is down keeps no worker waiting and one
// that limits us is not asked before it said. Thread-safe.
class Helpdesks {
 public:
  using MakeReader = std::function<absl::StatusOr<std::shared_ptr<ThreadReader>>(const policy::Helpdesk&)>;

  // make: reads credentials and makes the reader of one helpdesk; called when it is first needed, and again after its
  // address, its credentials file or its credentials were found changed. `clock` outlives the object.
  Helpdesks(MakeReader make, const Clock& clock) : make_(std::move(make)), clock_(clock) {}

  struct ReadResult {
    absl::StatusOr<conversation::Thread> thread;        // errors as ThreadReader::Read; kAborted: left alone at present
    absl::Duration retry_after = absl::ZeroDuration();  // not before then, when there is an error
  };
  ReadResult Read(absl::string_view tenant, const policy::Helpdesk& helpdesk, absl::string_view ticket_id);

  absl::StatusOr<Changes> ChangedSince(absl::string_view tenant, const policy::Helpdesk& helpdesk, absl::Time since);

  // Takes the next place in the queue of repeated reads of a helpdesk, `spacing` apart: how long to wait for it. Keeps
  // the backlog after an outage from eating the quota of the present.
  absl::Duration NextReread(absl::string_view tenant, const policy::Helpdesk& helpdesk, absl::Duration spacing);

 private:
  struct Desk {
    std::shared_ptr<ThreadReader> reader;
    std::string base_url, credentials_file;  // what `reader` was made with
    int failures = 0;                        // in a row
    absl::Time alone_until = absl::InfinitePast();
    absl::Time next_reread = absl::InfinitePast();
  };

  absl::StatusOr<std::shared_ptr<ThreadReader>> Find(absl::string_view tenant, const policy::Helpdesk& helpdesk);
  // Notes how a call went; returns the wait.
  absl::Duration Judge(absl::string_view tenant, const policy::Helpdesk& helpdesk, const absl::Status& status,
                       absl::Duration asked);

  const MakeReader make_;
  const Clock& clock_;
  absl::Mutex mutex_;
  std::map<std::pair<std::string, std::string>, Desk> desks_ ABSL_GUARDED_BY(mutex_);  // by tenant and name
};

}  // namespace firstline::ingest
