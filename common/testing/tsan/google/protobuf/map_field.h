#pragma once

// Gives protobuf's map fields the layout that Debian's libprotobuf was built with.
//
// Under ThreadSanitizer the library's own header adds two counters to MapFieldBase. Debian's library is not built for
// it, so a message with a map would have two layouts in one program, and its first use crashed. This folder stands
// before the system's in programs of the `tsan` preset.
//
// The standard library is included first: it keeps what it does for the sanitizer.

#pragma GCC system_header
#include <memory>
#pragma push_macro("__SANITIZE_THREAD__")
#undef __SANITIZE_THREAD__
#include_next <google/protobuf/map_field.h>
#pragma pop_macro("__SANITIZE_THREAD__")
