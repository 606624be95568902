#pragma once

// The vendors this build can read from: one per folder beside this file that has a CMakeLists.txt. The list is written
// by CMake (firstline_vendors in cmake/Vendors.cmake), so that a further vendor is a further folder and nothing else.

#include <memory>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "common/base/clock.h"
#include "common/helpdesks/names.h"
#include "common/helpdesks/thread_reader.h"
#include "common/policy/policy.h"

namespace firstline::helpdesks {

struct Vendor {
  absl::string_view name;
  // The reader of one account; reads its credentials file. `clock` outlives the reader.
  absl::StatusOr<std::shared_ptr<ThreadReader>> (*make_reader)(const policy::Helpdesk& helpdesk, const Transport& send,
                                                               const Clock& clock);
};

// By name, ascending. Lives as long as the program.
absl::Span<const Vendor> Vendors();

// Unimplemented when the helpdesk's vendor has no reader here; otherwise as Vendor::make_reader.
absl::StatusOr<std::shared_ptr<ThreadReader>> MakeReader(const policy::Helpdesk& helpdesk, const Transport& send,
                                                         const Clock& clock);

}  // namespace firstline::helpdesks
