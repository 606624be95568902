// Tenant files.

#include "common/policy/policy.h"

#include "absl/strings/match.h"
#include "tests/fuzz/property.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using firstline::fuzz::Require;
  const auto policy = firstline::policy::ParsePolicy(firstline::fuzz::BytesOf(data, size), "p.yaml");
  if (!policy.ok()) {
    Require(absl::IsInvalidArgument(policy.status()), "a bad policy is an invalid argument");
    Require(absl::StartsWith(policy.status().message(), "p.yaml:"), "a problem names file, line and column");
    return 0;
  }
  Require(!policy->tenant.empty(), "a policy has a tenant");
  Require(policy->gates.class_probability >= 0 && policy->gates.class_probability <= 1, "gates are probabilities");
  return 0;
}
