#pragma once

#include <initializer_list>
#include <string>

#include "absl/strings/string_view.h"

namespace firstline::helpdesks {

// `text` without invisible characters and without white space around it.
std::string Clean(absl::string_view text);

// What the writer of one message said, as clean plain text without quoted mail: from `html`, else from the first of
// `plain` that holds something. A message of attachments only reads "[attachment]", so that it is answered too.
std::string MessageText(absl::string_view html, std::initializer_list<absl::string_view> plain, bool attached);

}  // namespace firstline::helpdesks
