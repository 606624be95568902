#include "common/text/code_point.h"

#include "unicode/utf8.h"

namespace firstline::text::internal {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
char32_t NextMultibyte(absl::string_view text, size_t& at) {
  UChar32 c;
  U8_NEXT(text.data(), at, text.size(), c);  // NOLINT(bugprone-inc-dec-in-conditions): ICU's macro
  return c < 0 ? kIllFormed : static_cast<char32_t>(c);
}
#pragma GCC diagnostic pop

}  // namespace firstline::text::internal
