#include "common/entities/checksums.h"

#include <string>

#include "absl/strings/ascii.h"

namespace firstline::entities {

bool PassesLuhn(absl::string_view number) {
  int sum = 0;
  bool twice = false, any = false;
  for (size_t i = number.size(); i-- > 0;) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(number[i]))) continue;
    int digit = number[i] - '0';
    if (twice) digit *= 2;
    if (digit > 9) digit -= 9;
    sum += digit;
    twice = !twice;
    any = true;
  }
  return any && sum % 10 == 0;
}

bool PassesIban(absl::string_view iban) {
  std::string compact;
  for (const char c : iban) {
    if (c == ' ') continue;
    if (!absl::ascii_isalnum(static_cast<unsigned char>(c))) return false;
    compact.push_back(absl::ascii_toupper(static_cast<unsigned char>(c)));
  }
  if (compact.size() < 15 || compact.size() > 34) return false;
  const auto is_letter = [&](size_t i) { return absl::ascii_isalpha(static_cast<unsigned char>(compact[i])); };
  if (!is_letter(0) || !is_letter(1) || is_letter(2) || is_letter(3)) return false;
  compact = compact.substr(4) + compact.substr(0, 4);
  int remainder = 0;
  for (const char c : compact) {
    const bool letter = absl::ascii_isalpha(static_cast<unsigned char>(c));
    remainder = letter ? (remainder * 100 + (c - 'A' + 10)) % 97 : (remainder * 10 + (c - '0')) % 97;
  }
  return remainder == 1;
}

}  // namespace firstline::entities
