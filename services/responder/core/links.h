#pragma once

// Links and pictures in quoted text. A public message carries no link but its sources' own addresses.

#include <string>

#include "absl/strings/string_view.h"

namespace firstline::responder {

// `text` without anything a helpdesk would turn into a link or a picture: Markdown links and pictures keep their words,
// angle brackets around addresses and HTML tags go, and the scheme of an address goes, so that
// "https://my.acme.example/a" is left as "my.acme.example/a". Domains and mail addresses stay: articles name them.
// Thread-safe. O(size).
std::string WithoutLinks(absl::string_view text);

}  // namespace firstline::responder
