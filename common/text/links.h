#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::text {

// `text` in which no program finds a link or an image any more, for repeating a stranger's words where a helpdesk turns
// addresses into links and some into previews. Addresses stay readable: "https://evil.example/a" becomes
// "https[:]//evil[.]example/a", a bare "www.evil.example" or "evil.example/a" loses its dots the same way, and so do
// mail addresses after "mailto:"; of Markdown's "](…)" the two halves are taken apart. Left alone are addresses of
// `allowed_hosts` and their subdomains (lower case, without port), plain words with dots such as "e.g." and file names,
// and mail addresses. Idempotent. Pure, O(text x hosts).
std::string WithoutLinks(absl::string_view text, absl::Span<const std::string> allowed_hosts);

}  // namespace firstline::text
