#pragma once

// The template tables, one function and one file per language.

#include "absl/types/span.h"
#include "common/templates/templates.h"

namespace firstline::templates {

// One template. `formal` is nullptr when it reads the same as `friendly`.
struct Row {
  TemplateId id;
  const char* friendly;
  const char* formal;
};

absl::Span<const Row> English();
absl::Span<const Row> German();
absl::Span<const Row> Spanish();
absl::Span<const Row> French();
absl::Span<const Row> Portuguese();
absl::Span<const Row> Chinese();
absl::Span<const Row> Italian();
absl::Span<const Row> Dutch();

}  // namespace firstline::templates
