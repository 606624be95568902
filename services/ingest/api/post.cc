#include "services/ingest/api/post.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"

namespace firstline::ingest {
namespace {

using Json = nlohmann::json;

constexpr size_t kLocaleMax = 35;  // RFC 5646, section 4.4.1: no longer tag is needed
constexpr absl::string_view kChannels[] = {"api", "chat", "email", "social", "voice"};

std::string Clean(const std::string& text) { return std::string(absl::StripAsciiWhitespace(text::CleanText(text))); }

// Reads the members of one object and collects what does not fit.
class ObjectReader {
 public:
  ObjectReader(const Json& object, std::string path, std::vector<FieldProblem>& problems)
      : object_(object), path_(std::move(path)), problems_(problems) {}

  const Json* Find(const char* name) {
    asked_.emplace_back(name);
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
  }

  // True when `*out` was set to a clean, non-empty text.
  bool Text(const char* name, size_t bytes_max, std::string* out) {
    const Json* value = Find(name);
    if (value == nullptr) return false;
    if (!value->is_string()) return Problem(name, "want a string");
    const std::string& given = value->get_ref<const std::string&>();
    if (given.size() <= bytes_max) *out = Clean(given);
    if (given.size() > bytes_max || out->size() > bytes_max) {  // the normal form of some letters is longer
      return Problem(name, absl::StrCat("want at most ", bytes_max, " bytes"));
    }
    return !out->empty();
  }

  // As Text, but taken as it stands; `fits` judges it, and "" as well.
  void Word(const char* name, size_t bytes_max, bool (*fits)(absl::string_view), const char* wanted, std::string* out) {
    const Json* value = Find(name);
    if (value == nullptr) return;
    const bool good = value->is_string() && value->get_ref<const std::string&>().size() <= bytes_max &&
                      fits(value->get_ref<const std::string&>());
    if (good) {
      *out = value->get<std::string>();
    } else {
      Problem(name, wanted);
    }
  }

  void Flag(const char* name, bool* out) {
    const Json* value = Find(name);
    if (value == nullptr) return;
    if (value->is_boolean()) {
      *out = value->get<bool>();
    } else {
      Problem(name, "want true or false");
    }
  }

  bool Problem(absl::string_view name, std::string detail) {
    if (problems_.size() < kPostProblemsMax) problems_.push_back({absl::StrCat(path_, name), std::move(detail)});
    return false;
  }

  void Finish() {
    for (const auto& [name, value] : object_.items()) {
      if (problems_.size() >= kPostProblemsMax) return;
      // The name is the caller's own; it is cut, because it may be anything.
      if (std::find(asked_.begin(), asked_.end(), name) == asked_.end()) {
        Problem(text::TruncateUtf8(name, 64), "is no member of this object");
      }
    }
  }

 private:
  const Json& object_;
  const std::string path_;
  std::vector<FieldProblem>& problems_;
  std::vector<std::string> asked_;
};

// Something before and behind one @, all of it visible ASCII.
bool IsEmail(absl::string_view email) {
  const size_t at = email.find('@');
  return at != absl::string_view::npos && at > 0 && at + 1 < email.size() && email.find('@', at + 1) == email.npos &&
         std::all_of(email.begin(), email.end(),
                     [](char c) { return absl::ascii_isgraph(static_cast<unsigned char>(c)); });
}

bool IsLocale(absl::string_view locale) {
  return std::all_of(locale.begin(), locale.end(),
                     [](char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_'; });
}

void ReadAttributes(ObjectReader& customer, std::map<std::string, std::string>& attributes) {
  const Json* given = customer.Find("attributes");
  if (given == nullptr) return;
  if (!given->is_object() || given->size() > kPostAttributesMax) {
    customer.Problem("attributes", absl::StrCat("want an object of at most ", kPostAttributesMax, " members"));
    return;
  }
  for (const auto& [name, value] : given->items()) {
    const bool is_plain = value.is_string() || value.is_number() || value.is_boolean();
    // Only what is plain: writing a value nested a hundred thousand deep would overrun the stack.
    const std::string text = value.is_string() ? value.get<std::string>() : is_plain ? value.dump() : "";
    if (name.empty() || name.size() > kPostFieldMax || !is_plain || text.size() > kPostFieldMax) {
      customer.Problem(
          absl::StrCat("attributes.", text::TruncateUtf8(name, 64)),
          absl::StrCat("want a string, number, true or false; name and value at most ", kPostFieldMax, " bytes"));
      continue;
    }
    attributes[Clean(name)] = Clean(text);
  }
}

void ReadCustomer(const Json& object, conversation::Customer& customer, std::vector<FieldProblem>& problems) {
  ObjectReader reader(object, "customer.", problems);
  reader.Text("external_id", kPostFieldMax, &customer.external_id);
  reader.Text("name", kPostFieldMax, &customer.name);
  reader.Word("email", kPostFieldMax, IsEmail, "want an e-mail address", &customer.email);
  reader.Word("locale", kLocaleMax, IsLocale, "want a language tag such as en or pt-BR", &customer.locale);
  ReadAttributes(reader, customer.attributes);
  reader.Finish();
}

}  // namespace

bool IsTicketId(absl::string_view id) {
  return !id.empty() && id.size() <= kTicketIdMax && std::all_of(id.begin(), id.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
  });
}

ParsedPost ParsePost(absl::string_view body) {
  ParsedPost parsed;
  const Json json = Json::parse(body, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return parsed;
  parsed.readable = true;
  ApiMessage& message = parsed.message;
  ObjectReader reader(json, "", parsed.problems);
  const size_t before = parsed.problems.size();
  if (!reader.Text("text", kPostTextMax, &message.text) && parsed.problems.size() == before) {
    reader.Problem("text", "is missing or blank");
  }
  reader.Text("subject", kPostSubjectMax, &message.subject);
  reader.Text("external_id", kPostFieldMax, &message.external_id);
  if (const Json* id = reader.Find("ticket_id"); id != nullptr) {
    if (id->is_string() && IsTicketId(id->get_ref<const std::string&>())) {
      parsed.ticket_id = id->get<std::string>();
    } else {
      reader.Problem("ticket_id", "want the id of a ticket as this API gave it");
    }
  }
  if (const Json* channel = reader.Find("channel"); channel != nullptr) {
    const auto known = std::find(std::begin(kChannels), std::end(kChannels),
                                 channel->is_string() ? absl::string_view(channel->get_ref<const std::string&>()) : "");
    if (known == std::end(kChannels)) {
      reader.Problem("channel", "want api, chat, email, social or voice");
    } else {
      message.channel = std::string(*known);
    }
  }
  reader.Flag("callback", &message.callback);
  if (const Json* customer = reader.Find("customer"); customer != nullptr) {
    if (customer->is_object()) {
      ReadCustomer(*customer, message.customer, parsed.problems);
    } else {
      reader.Problem("customer", "want an object");
    }
  }
  reader.Finish();
  return parsed;
}

}  // namespace firstline::ingest
