#include "common/helpdesks/freshdesk/parse_contact.h"

#include "common/helpdesks/attributes.h"
#include "common/helpdesks/json.h"
#include "common/helpdesks/message_text.h"

namespace firstline::freshdesk {
namespace {

using helpdesks::AddAttribute;
using helpdesks::Flag;
using helpdesks::Json;
using helpdesks::Member;
using helpdesks::Text;

constexpr size_t kDepthMax = 32;

}  // namespace

absl::StatusOr<Contact> ParseContact(absl::string_view body) {
  const absl::StatusOr<helpdesks::Document> document = helpdesks::Document::Parse(body, "contact", kDepthMax);
  if (!document.ok()) return document.status();
  const Json& root = document->root();
  Contact contact;
  conversation::Customer& customer = contact.customer;
  customer.id = helpdesks::IdText(root, "id");
  if (customer.id.empty()) return absl::InvalidArgumentError("contact has no id");
  customer.external_id = helpdesks::Clean(Text(root, "unique_external_id"));
  customer.name = helpdesks::Clean(Text(root, "name"));
  customer.email = helpdesks::Clean(Text(root, "email"));
  customer.locale = helpdesks::Clean(Text(root, "language"));
  customer.suspended = Flag(root, "blocked") || Flag(root, "deleted");
  helpdesks::AddFields(Member(root, "custom_fields"), customer.attributes);
  AddAttribute("tags", helpdesks::JoinTexts(Member(root, "tags")), customer.attributes);
  contact.company_id = helpdesks::Id(root, "company_id");
  return contact;
}

absl::Status AddCompany(absl::string_view body, conversation::Customer& customer) {
  const absl::StatusOr<helpdesks::Document> document = helpdesks::Document::Parse(body, "company", kDepthMax);
  if (!document.ok()) return document.status();
  const Json& root = document->root();
  if (helpdesks::Id(root, "id") == 0) return absl::InvalidArgumentError("company has no id");
  AddAttribute("company", helpdesks::Scalar(Member(root, "name")), customer.attributes);
  for (const char* name : {"account_tier", "health_score", "industry"}) {
    AddAttribute(name, helpdesks::Scalar(Member(root, name)), customer.attributes);
  }
  helpdesks::AddFields(Member(root, "custom_fields"), customer.attributes);
  return absl::OkStatus();
}

}  // namespace firstline::freshdesk
