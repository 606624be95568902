#include "common/helpdesks/zendesk/parse_organization.h"

#include "common/helpdesks/attributes.h"
#include "common/helpdesks/json.h"

namespace firstline::zendesk {
namespace {

using helpdesks::Json;
using helpdesks::Member;

constexpr size_t kDepthMax = 32;

}  // namespace

absl::StatusOr<conversation::Customer> ParseOrganization(absl::string_view body) {
  const absl::StatusOr<helpdesks::Document> document = helpdesks::Document::Parse(body, "organisation", kDepthMax);
  if (!document.ok()) return document.status();
  const Json organization = Member(document->root(), "organization");
  if (helpdesks::Id(organization, "id") == 0) return absl::InvalidArgumentError("organisation has no id");
  conversation::Customer customer;
  helpdesks::AddAttribute("organization", helpdesks::Scalar(Member(organization, "name")), customer.attributes);
  helpdesks::AddAttribute("organization_tags", helpdesks::JoinTexts(Member(organization, "tags")), customer.attributes);
  helpdesks::AddFields(Member(organization, "organization_fields"), customer.attributes);
  return customer;
}

}  // namespace firstline::zendesk
