#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"

namespace firstline::http {

// Header fields of one HTTP message in the order they were sent. Names compare without case; a name may occur more
// than once. Not thread-safe. Lookups are linear: messages have at most a few dozen fields.
class Headers {
 public:
  using Field = std::pair<std::string, std::string>;

  Headers() = default;
  Headers(std::initializer_list<Field> fields) : fields_(fields) {}

  // Appends a field, also when the name exists already.
  void Add(absl::string_view name, absl::string_view value);
  // Replaces every field of that name by one.
  void Set(absl::string_view name, absl::string_view value);
  // First value of that name; the view lives until the next change.
  std::optional<absl::string_view> Find(absl::string_view name) const;
  // First value of that name or "".
  absl::string_view Get(absl::string_view name) const;
  bool Has(absl::string_view name) const { return Find(name).has_value(); }

  bool empty() const { return fields_.empty(); }
  size_t size() const { return fields_.size(); }
  std::vector<Field>::const_iterator begin() const { return fields_.begin(); }
  std::vector<Field>::const_iterator end() const { return fields_.end(); }

 private:
  std::vector<Field> fields_;
};

// Whether a field may be written to the wire: the name is an HTTP token and the value holds no control character but
// tab. Keeps text from outside from starting a header of its own.
bool IsSafeField(absl::string_view name, absl::string_view value);

}  // namespace firstline::http
