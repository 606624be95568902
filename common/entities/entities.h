#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/span.h"

namespace firstline::entities {

// Something named in a text.
struct Entity {
  std::string type;   // order_id, email, phone, amount, date, url, error_code, iban, card, ip
  std::string value;  // the text itself; personal data for some types, never logged
  text::Span span;    // in the text

  friend bool operator==(const Entity&, const Entity&) = default;
};

inline constexpr size_t kEntitiesMax = 50;

// Entities of valid UTF-8 `text`, in order, not overlapping, at most kEntitiesMax. IBANs pass mod-97, cards Luhn,
// addresses of machines are well-formed, dates have a possible day and month. Linear time (RE2). Thread-safe.
std::vector<Entity> FindEntities(absl::string_view text);

}  // namespace firstline::entities
