#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace firstline::sim::desk {

// Text as HTML: escaped, blank lines become paragraphs, line breaks <br>.
std::string ToHtml(absl::string_view text);

// HTML as text: tags removed, <br>, </p> and </li> as line breaks, the five XML entities and &nbsp; decoded.
std::string FromHtml(absl::string_view html);

}  // namespace firstline::sim::desk
