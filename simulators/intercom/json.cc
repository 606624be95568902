#include "simulators/intercom/json.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "simulators/desk/html.h"

namespace firstline::sim::intercom {
namespace {

constexpr size_t kPartsMax = 500;  // helpdesks.md 2.5

Json TimeOrNull(const std::optional<absl::Time>& time) { return time ? TimeJson(*time) : Json(nullptr); }

Json AttributesJson(const Attributes& attributes) {
  Json json = Json::object();
  for (const auto& [name, value] : attributes) json[name] = Json::parse(value);
  return json;
}

Json BodyJson(const std::string& html, BodyAs as) {
  if (html.empty()) return nullptr;
  return as == BodyAs::kPlainText ? desk::FromHtml(html) : html;
}

Json AuthorJson(const Author& author) {
  return {{"type", author.type}, {"id", author.id}, {"name", TextOrNull(author.name)}, {"email", author.email}};
}

Json Reference(const std::string& type, const std::string& id) { return {{"type", type}, {"id", id}}; }

Json RatingJson(const Conversation& conversation, const Workspace& workspace) {
  if (!conversation.rating) return nullptr;
  const Rating& rating = *conversation.rating;
  const Contact& contact = workspace.contacts.at(conversation.contact);
  return {{"rating", rating.rating},
          {"remark", rating.remark},
          {"created_at", TimeJson(rating.created_at)},
          {"updated_at", TimeJson(rating.created_at)},
          {"contact", {{"type", "contact"}, {"id", contact.id}, {"external_id", TextOrNull(contact.external_id)}}},
          {"teammate", rating.admin_id ? Reference("admin", absl::StrCat(*rating.admin_id)) : Json(nullptr)}};
}

Json FirstReply(const Conversation& conversation) {
  // The contact's first message is the source: that is the contact's first reply, too.
  return {{"created_at", TimeJson(conversation.created_at)}, {"type", conversation.source_type}, {"url", nullptr}};
}

}  // namespace

Json TimeJson(absl::Time time) { return absl::ToUnixSeconds(time); }

Json AdminJson(const Admin& admin) {
  return {{"type", "admin"},
          {"id", absl::StrCat(admin.id)},
          {"name", admin.name},
          {"email", admin.email},
          {"job_title", "Support"},
          {"away_mode_enabled", admin.away},
          {"away_mode_reassign", false},
          {"has_inbox_seat", admin.has_inbox_seat},
          {"team_ids", admin.teams}};
}

Json MeJson(const Admin& admin, const Options& options) {
  Json json = AdminJson(admin);
  json["email_verified"] = true;
  json["avatar"] = {{"type", "avatar"}, {"image_url", nullptr}};
  json["app"] = {
      {"type", "app"},         {"id_code", options.app_id}, {"name", "Simulated"},           {"region", "US"},
      {"timezone", "Etc/UTC"}, {"created_at", 1671465577},  {"identity_verification", false}};
  return json;
}

Json TeamJson(const Team& team, const Workspace& workspace) {
  Json admins = Json::array();
  for (const auto& [id, admin] : workspace.admins) {
    for (const int64_t member_of : admin.teams) {
      if (member_of == team.id) admins.push_back(id);
    }
  }
  return {{"type", "team"}, {"id", absl::StrCat(team.id)}, {"name", team.name}, {"admin_ids", admins}};
}

Json ContactJson(const Contact& c, const Options& options) {
  const std::string url = absl::StrCat("/contacts/", c.id);
  Json companies = Json::array();
  if (!c.company.empty()) {
    companies.push_back({{"type", "company"}, {"id", c.company}, {"url", absl::StrCat("/companies/", c.company)}});
  }
  const Json none = Json::array();
  Json json = {{"type", "contact"},
               {"id", c.id},
               {"workspace_id", options.app_id},
               {"external_id", TextOrNull(c.external_id)},
               {"role", c.role},
               {"email", c.email},
               {"name", TextOrNull(c.name)},
               {"phone", nullptr},
               {"owner_id", nullptr},
               {"has_hard_bounced", false},
               {"marked_email_as_spam", c.blocked},
               {"unsubscribed_from_emails", false},
               {"created_at", TimeJson(c.created_at)},
               {"updated_at", TimeJson(c.updated_at)},
               {"signed_up_at", nullptr},
               {"last_seen_at", nullptr},
               {"language_override", TextOrNull(c.locale)},
               {"browser_language", TextOrNull(c.locale)},
               {"custom_attributes", AttributesJson(c.attributes)},
               {"location", {{"type", "location"}, {"country", nullptr}, {"region", nullptr}, {"city", nullptr}}},
               {"social_profiles", {{"type", "list"}, {"data", none}}}};
  json["companies"] = {{"type", "list"},
                       {"data", companies},
                       {"url", url + "/companies"},
                       {"total_count", companies.size()},
                       {"has_more", false}};
  for (const char* list : {"tags", "notes"}) {
    json[list] = {{"type", "list"}, {"data", none}, {"url", url + "/" + list}, {"total_count", 0}, {"has_more", false}};
  }
  return json;
}

Json CompanyJson(const Company& company, const Options& options) {
  Json json = {{"type", "company"},
               {"id", company.id},
               {"company_id", company.company_id},
               {"app_id", options.app_id},
               {"name", company.name},
               {"created_at", TimeJson(company.created_at)},
               {"updated_at", TimeJson(company.created_at)},
               {"monthly_spend", 0},
               {"session_count", 0},
               {"user_count", 1},
               {"custom_attributes", AttributesJson(company.attributes)},
               {"tags", {{"type", "tag.list"}, {"tags", Json::array()}}},
               {"segments", {{"type", "segment.list"}, {"segments", Json::array()}}}};
  // The plan is a standard attribute of a company, an object with a name.
  json["custom_attributes"].erase("plan");
  const auto plan = company.attributes.find("plan");
  json["plan"] = plan == company.attributes.end()
                     ? Json(nullptr)
                     : Json{{"type", "plan"}, {"id", "1"}, {"name", Json::parse(plan->second)}};
  return json;
}

Json TagJson(const Tag& tag) { return {{"type", "tag"}, {"id", absl::StrCat(tag.id)}, {"name", tag.name}}; }

Json AppliedTagJson(const AppliedTag& tag, const Workspace& workspace) {
  Json json = TagJson(workspace.tags.at(tag.id));
  json["applied_at"] = TimeJson(tag.at);
  json["applied_by"] = Reference("admin", absl::StrCat(tag.admin_id));
  return json;
}

Json PartJson(const Part& part, BodyAs as) {
  Json json = {{"type", "conversation_part"},
               {"id", absl::StrCat(part.id)},
               {"part_type", part.type},
               {"body", BodyJson(part.body, as)},
               {"created_at", TimeJson(part.created_at)},
               {"updated_at", TimeJson(part.created_at)},
               {"notified_at", TimeJson(part.created_at)},
               {"assigned_to", nullptr},
               {"author", AuthorJson(part.author)},
               {"attachments", Json::array()},
               {"external_id", nullptr},
               {"redacted", false},
               {"metadata", Json::object()},
               {"state", part.state},
               {"email_message_metadata", nullptr},
               {"app_package_code", TextOrNull(part.app_package_code)}};
  if (!part.assigned_type.empty()) json["assigned_to"] = Reference(part.assigned_type, absl::StrCat(part.assigned_id));
  return json;
}

Json ConversationItemJson(const Conversation& c, const Workspace& workspace, BodyAs as) {
  const Contact& contact = workspace.contacts.at(c.contact);
  Json tags = Json::array();
  for (const AppliedTag& tag : c.tags) tags.push_back(AppliedTagJson(tag, workspace));
  Json teammates = Json::array();
  if (c.admin_id) teammates.push_back(Reference("admin", absl::StrCat(*c.admin_id)));
  const Json person = {{"type", "contact"}, {"id", contact.id}, {"external_id", TextOrNull(contact.external_id)}};
  return {{"type", "conversation"},
          {"id", c.id},
          {"title", TextOrNull(c.title)},
          {"created_at", TimeJson(c.created_at)},
          {"updated_at", TimeJson(c.updated_at)},
          {"waiting_since", TimeOrNull(c.waiting_since)},
          {"snoozed_until", TimeOrNull(c.snoozed_until)},
          {"open", c.state == "open"},
          {"state", c.state},
          {"read", c.read},
          {"priority", "not_priority"},
          {"admin_assignee_id", IdOrNull(c.admin_id)},
          {"team_assignee_id", IdOrNull(c.team_id)},
          {"tags", {{"type", "tag.list"}, {"tags", tags}}},
          {"conversation_rating", RatingJson(c, workspace)},
          {"source",
           {{"type", c.source_type},
            {"id", absl::StrCat(c.source_id)},
            {"delivered_as", "customer_initiated"},
            {"subject", c.subject},
            {"body", BodyJson(c.body, as)},
            {"author", AuthorJson(c.author)},
            {"attachments", Json::array()},
            {"url", nullptr},
            {"redacted", false}}},
          {"contacts", {{"type", "contact.list"}, {"contacts", Json::array({person})}}},
          {"teammates", {{"type", "admin.list"}, {"teammates", teammates}}},
          {"custom_attributes", AttributesJson(c.attributes)},
          {"first_contact_reply", FirstReply(c)},
          {"sla_applied", nullptr},
          {"statistics", nullptr},
          {"linked_objects", {{"type", "list"}, {"data", Json::array()}, {"total_count", 0}, {"has_more", false}}},
          {"ai_agent_participated", false},
          {"ai_agent", nullptr}};
}

Json ConversationJson(const Conversation& c, const Workspace& workspace, BodyAs as) {
  Json json = ConversationItemJson(c, workspace, as);
  Json parts = Json::array();
  const size_t first = c.parts.size() > kPartsMax ? c.parts.size() - kPartsMax : 0;
  for (size_t i = first; i < c.parts.size(); ++i) parts.push_back(PartJson(c.parts[i], as));
  json["conversation_parts"] = {
      {"type", "conversation_part.list"}, {"conversation_parts", parts}, {"total_count", c.parts.size()}};
  return json;
}

Json ArticleJson(const Article& a, const Options& options, const std::string& version) {
  const std::string url = absl::StrCat("https://help.example.com/", a.locale, "/articles/", a.id);
  const bool published = a.state == "published";
  const Json content = {{"type", "article_content"},
                        {"title", a.title},
                        {"description", ""},
                        {"body", a.body},
                        {"author_id", 8001},
                        {"state", a.state},
                        {"created_at", TimeJson(a.created_at)},
                        {"updated_at", TimeJson(a.updated_at)},
                        {"url", url}};
  Json json = {{"type", "article"},
               {"id", absl::StrCat(a.id)},
               {"workspace_id", options.app_id},
               {"title", a.title},
               {"description", ""},
               {"body", a.body},
               {"author_id", 8001},
               {"state", a.state},
               {"url", published ? Json(url) : Json(nullptr)},
               {"parent_ids", Json::array()},
               {"default_locale", a.locale},
               {"translated_content", {{"type", "article_translated_content"}, {a.locale, content}}},
               {"tags", {{"type", "tag.list"}, {"tags", Json::array()}}},
               {"created_at", TimeJson(a.created_at)},
               {"updated_at", TimeJson(a.updated_at)}};
  if (version == "2.16") {
    json["body_markdown"] = desk::FromHtml(a.body);
    json["has_unpublished_changes"] = false;
    json["draft_updated_at"] = nullptr;
    json["help_center_audience"] = a.audience;
    json["ai_chatbot_availability"] = a.audience == "everyone";
    json["ai_copilot_availability"] = true;
  } else {
    json["parent_id"] = nullptr;
    json["parent_type"] = nullptr;
  }
  return json;
}

Json InternalArticleJson(const Article& a) {
  return {{"type", "internal_article"},
          {"id", absl::StrCat(a.id)},
          {"title", a.title},
          {"body", a.body},
          {"owner_id", 8001},
          {"author_id", 8001},
          {"locale", a.locale},
          {"created_at", TimeJson(a.created_at)},
          {"updated_at", TimeJson(a.updated_at)}};
}

}  // namespace firstline::sim::intercom
