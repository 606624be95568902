#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "common/base/clock.h"
#include "common/redis/connection.h"

namespace firstline::redis {

// The connection a service's options name; null for an empty address: a single process. `password_file` may be empty;
// errors are those of reading it. `clock` outlives the connection.
absl::StatusOr<std::unique_ptr<Connection>> Open(const std::string& address, const std::string& password_file,
                                                 const Clock& clock);

}  // namespace firstline::redis
