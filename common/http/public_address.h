#pragma once

#include <cstdint>

#include "absl/types/span.h"

namespace firstline::http {

// Whether an address (4 or 16 bytes, network order) belongs to a host on the public internet, so that an address given
// by somebody else may be connected to: not this machine or network, nor one that leads there. Refused are loopback,
// private, shared (CGNAT), link-local with the clouds' metadata services, multicast, reserved and documentation ranges,
// and every IPv6 form that carries an IPv4 address (mapped, NAT64, 6to4, Teredo): such a host can be named directly.
// From IPv6 only global unicast (2000::/3) is public. Sources: the IANA special-purpose address registries (RFC 6890).
bool IsPublicAddress(absl::Span<const uint8_t> address);

}  // namespace firstline::http
