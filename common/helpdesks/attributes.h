#pragma once

// Reading a customer's attributes out of a vendor's JSON. Included by .cc files only.

#include <map>
#include <string>

#include "absl/strings/string_view.h"
#include "common/helpdesks/json.h"

namespace firstline::helpdesks {

// Bounds of what one customer may carry; the rest is left out.
inline constexpr size_t kAttributesMax = 50;
inline constexpr size_t kAttributeBytesMax = 256;

using Attributes = std::map<std::string, std::string>;

// Text of a scalar, cleaned and cut to kAttributeBytesMax; "" for null, objects and lists. Integers stay exact.
std::string Scalar(const Json& value);

// Adds one. The first value of a name stays, so what is said of a person is added before what is said of their company;
// an empty value says nothing.
void AddAttribute(absl::string_view name, std::string value, Attributes& attributes);

// Adds every scalar member of `fields` (a vendor's object of custom fields) under its own name.
void AddFields(const Json& fields, Attributes& attributes);

// Texts of a list, separated by spaces: tags, segments. `name`: the member that holds the text when the list is one of
// objects, else nullptr.
std::string JoinTexts(const Json& list, const char* name = nullptr);

}  // namespace firstline::helpdesks
