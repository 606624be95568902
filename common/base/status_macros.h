#pragma once

// The only control-flow macros in the tree; Abseil has none for propagation.

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Returns the status of `expr` from the enclosing function unless it is OK.
#define FL_RETURN_IF_ERROR(expr)             \
  do {                                       \
    ::absl::Status fl_status_ = (expr);      \
    if (!fl_status_.ok()) return fl_status_; \
  } while (false)

#define FL_CONCAT_INNER_(a, b) a##b
#define FL_CONCAT_(a, b) FL_CONCAT_INNER_(a, b)

// Evaluates `expr` (a StatusOr), returns its status on error, else moves its value into `lhs`.
#define FL_ASSIGN_OR_RETURN(lhs, expr) FL_ASSIGN_OR_RETURN_(FL_CONCAT_(fl_statusor_, __LINE__), lhs, expr)
#define FL_ASSIGN_OR_RETURN_(tmp, lhs, expr) \
  auto tmp = (expr);                         \
  if (!tmp.ok()) return tmp.status();        \
  lhs = *std::move(tmp)
