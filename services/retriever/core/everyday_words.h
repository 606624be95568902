#pragma once

#include "absl/strings/string_view.h"

namespace firstline::retriever {

// True for words people use whatever they talk about ("yesterday", "find", "already"): the customer's frame around the
// matter, not the matter. A passage that lacks them is not a worse answer. `stem` as Analyze gives it; languages
// without a list have no such words. Thread-safe.
bool IsEverydayWord(absl::string_view stem, absl::string_view language);

}  // namespace firstline::retriever
