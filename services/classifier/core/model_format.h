#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/classifier/core/models.h"

namespace firstline::classifier {

// A model file: the magic "FLMODELS", a format version, the checksum of the rest (ContentVersion), then the models with
// their feature settings and label names. Numbers are little-endian whatever the machine. The same models always give
// the same bytes.
std::string SerializeModels(const Models& models);

// Reads what SerializeModels wrote; `version` is filled.
//
// Errors: InvalidArgument for a wrong magic or checksum, a truncated or inconsistent file, sizes beyond the limits
// (1,024 labels, 2^22 features); FailedPrecondition for a format version this build does not know. Never allocates more
// than a small multiple of `bytes`.
absl::StatusOr<Models> ParseModels(absl::string_view bytes);

}  // namespace firstline::classifier
