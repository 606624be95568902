#include "common/helpdesks/intercom/parse_contact.h"

#include "common/helpdesks/attributes.h"
#include "common/helpdesks/json.h"
#include "common/helpdesks/message_text.h"

namespace firstline::intercom {
namespace {

using helpdesks::AddAttribute;
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
  customer.id = helpdesks::AnyId(root, "id");
  if (customer.id.empty()) return absl::InvalidArgumentError("contact has no id");
  customer.external_id = helpdesks::Clean(Text(root, "external_id"));
  customer.name = helpdesks::Clean(Text(root, "name"));
  customer.email = helpdesks::Clean(Text(root, "email"));
  customer.locale = helpdesks::Clean(Text(root, "language_override"));
  if (customer.locale.empty()) customer.locale = helpdesks::Clean(Text(root, "browser_language"));
  helpdesks::AddFields(Member(root, "custom_attributes"), customer.attributes);
  AddAttribute("role", helpdesks::Scalar(Member(root, "role")), customer.attributes);
  AddAttribute("country", helpdesks::Scalar(Member(Member(root, "location"), "country")), customer.attributes);
  simdjson::dom::array companies;
  if (Member(Member(root, "companies"), "data").get(companies) == simdjson::SUCCESS && companies.size() > 0) {
    contact.company_id = helpdesks::AnyId(companies.at(0).value_unsafe(), "id");
  }
  return contact;
}

absl::Status AddCompany(absl::string_view body, conversation::Customer& customer) {
  const absl::StatusOr<helpdesks::Document> document = helpdesks::Document::Parse(body, "company", kDepthMax);
  if (!document.ok()) return document.status();
  const Json& company = document->root();
  if (helpdesks::AnyId(company, "id").empty()) return absl::InvalidArgumentError("company has no id");
  const auto add = [&](absl::string_view name, const Json& value) {
    AddAttribute(name, helpdesks::Scalar(value), customer.attributes);
  };
  add("company", Member(company, "name"));
  add("plan", Member(Member(company, "plan"), "name"));
  for (const char* name : {"monthly_spend", "size", "industry"}) add(name, Member(company, name));
  helpdesks::AddFields(Member(company, "custom_attributes"), customer.attributes);
  return absl::OkStatus();
}

}  // namespace firstline::intercom
