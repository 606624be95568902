#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::helpdesks {

// A member of a credentials file and where its value goes.
struct CredentialMember {
  enum class Kind {
    kText,  // not empty
    kId,    // a positive 64-bit integer, as number or as decimal text; stored in decimal
  };
  const char* name;
  std::string* target;
  Kind kind = Kind::kText;
  bool required = true;
};

// Reads one JSON object with exactly these members. InvalidArgument names the member that is missing, unknown or of the
// wrong type, never a value; then the targets may be filled in part.
absl::Status ParseCredentials(absl::string_view json, absl::Span<const CredentialMember> members);

}  // namespace firstline::helpdesks
