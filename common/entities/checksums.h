#pragma once

#include "absl/strings/string_view.h"

namespace firstline::entities {

// Luhn check (ISO/IEC 7812-1) over the digits of `number`; anything else in it is skipped. False without digits.
bool PassesLuhn(absl::string_view number);

// ISO 13616: 15 to 34 letters and digits (spaces are skipped), two letters first, remainder 1 modulo 97.
bool PassesIban(absl::string_view iban);

}  // namespace firstline::entities
