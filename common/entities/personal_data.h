#pragma once

// Personal data out of a text and back in: what leaves for a model's endpoint carries placeholders instead.

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::entities {

// Replaces e-mail addresses, telephone, card and account numbers, machine addresses and the names it is told by typed
// placeholders such as [EMAIL_1]; the same value always gets the same one. Addresses of places and names it was not
// told stay: finding those takes a model of its own. One object per call to a model.
// Not thread-safe.
class PersonalData {
 public:
  // `names`: whole words that name the customer, matched without case; shorter than 3 bytes are ignored, at most 20.
  explicit PersonalData(absl::Span<const std::string> names);

  // `text` must be valid UTF-8. Text that looks like a placeholder already is defused first ("[EMAIL_1]" →
  // "(EMAIL_1)"), so that nobody can have another's data put in. At most kPlaceholdersMax different values; further
  // ones become [REMOVED].
  std::string Mask(absl::string_view text);

  // Puts the values back. Placeholders this object did not give stay as they are.
  std::string Restore(absl::string_view text) const;

  // `text` without the placeholders this object gave.
  std::string WithoutPlaceholders(absl::string_view text) const;

  // Whether `text` holds a placeholder, given by this object or not, that does not start with `but`.
  static bool HasPlaceholder(absl::string_view text, absl::string_view but);

  static constexpr size_t kPlaceholdersMax = 100;

 private:
  std::string PlaceholderFor(absl::string_view type, absl::string_view value);
  std::string MaskNames(absl::string_view text);

  std::vector<std::string> names_;
  std::vector<std::pair<std::string, std::string>> given_;  // placeholder, value
};

}  // namespace firstline::entities
