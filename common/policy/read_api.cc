#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "common/policy/addresses.h"
#include "common/policy/read_sections.h"

namespace firstline::policy {
namespace {

constexpr absl::string_view kWrite = "tickets:write";
constexpr absl::string_view kRead = "tickets:read";
constexpr size_t kKeysMax = 50;
constexpr size_t kKeyIdMax = 63;
constexpr size_t kSha256Hex = 64;
// Vendors whose adapter can open a ticket for a hand-off.
constexpr absl::string_view kTakesTickets[] = {"zendesk"};

bool IsKeyId(absl::string_view id) {
  return !id.empty() && id.size() <= kKeyIdMax && std::all_of(id.begin(), id.end(), [](char c) {
    const unsigned char byte = static_cast<unsigned char>(c);
    return absl::ascii_islower(byte) || absl::ascii_isdigit(byte) || c == '-';
  });
}

bool IsLowerHex(absl::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isdigit(static_cast<unsigned char>(c)) || (c >= 'a' && c <= 'f');
  });
}

void ReadKey(MapReader& reader, ApiKey& key) {
  Problems& problems = reader.problems();
  if (reader.Need("id") != nullptr && reader.Text("id", &key.id) && !IsKeyId(key.id)) {
    problems.Add(*reader.Find("id"),
                 absl::StrCat(reader.Path("id"), ": is \"", key.id, "\", want at most 63 of a to z, 0 to 9 and -"));
  }
  if (reader.Need("sha256") != nullptr && reader.Text("sha256", &key.sha256) &&
      (key.sha256.size() != kSha256Hex || !IsLowerHex(key.sha256))) {
    problems.Add(*reader.Find("sha256"), absl::StrCat(reader.Path("sha256"),
                                                      ": want 64 lower-case hex digits, as `firstline apikey create` "
                                                      "prints them; never the key itself"));
  }
  const YamlNode* scopes = reader.Need("scopes");
  for (const YamlNode* scope : reader.Scalars("scopes")) {
    if (scope->scalar == kWrite) {
      key.may_write = true;
    } else if (scope->scalar == kRead) {
      key.may_read = true;
    } else {
      problems.Add(*scope, absl::StrCat(reader.Path("scopes"), ": ", WantOneOf(scope->scalar, {kWrite, kRead})));
    }
  }
  if (scopes != nullptr && !key.may_write && !key.may_read && scopes->items.empty()) {
    problems.Add(*scopes, absl::StrCat(reader.Path("scopes"), ": is empty, want ", kWrite, " or ", kRead));
  }
  std::string expires;
  absl::CivilDay day;
  if (reader.Text("expires", &expires)) {
    if (absl::ParseCivilTime(expires, &day)) {
      key.expires = absl::FromCivil(day, absl::UTCTimeZone());
    } else {
      problems.Add(*reader.Find("expires"),
                   absl::StrCat(reader.Path("expires"), ": is \"", expires, "\", want a day such as 2027-01-31"));
    }
  }
  reader.Finish();
}

void ReadKeys(MapReader& api, ApiChannel& channel) {
  std::set<std::string> ids;
  const std::vector<const YamlNode*> items = api.Items("keys");
  for (size_t i = 0; i < items.size(); ++i) {
    MapReader reader(*items[i], absl::StrCat(api.Path("keys"), "[", i, "]"), api.problems());
    ApiKey key;
    ReadKey(reader, key);
    if (!key.id.empty() && !ids.insert(key.id).second) {
      api.problems().Add(*reader.Find("id"), absl::StrCat(api.Path("keys"), ": two keys are called \"", key.id, "\""));
    }
    channel.keys.push_back(std::move(key));
  }
  if (items.size() > kKeysMax) {
    api.problems().Add(*items[kKeysMax], absl::StrCat(api.Path("keys"), ": has ", items.size(), ", want at most 50"));
  }
}

void ReadHandOff(MapReader& api, const Policy& policy, ApiChannel& channel) {
  if (!api.Text("hand_off_to", &channel.hand_off_to)) return;
  const YamlNode& at = *api.Find("hand_off_to");
  const Helpdesk* helpdesk = policy.FindHelpdesk(channel.hand_off_to);
  if (helpdesk == nullptr) {
    std::vector<absl::string_view> names;
    names.reserve(policy.helpdesks.size());
    for (const Helpdesk& known : policy.helpdesks) names.emplace_back(known.name);
    api.problems().Add(at, absl::StrCat(api.Path("hand_off_to"), ": ", WantOneOf(channel.hand_off_to, names)));
  } else if (std::find(std::begin(kTakesTickets), std::end(kTakesTickets), helpdesk->vendor) ==
             std::end(kTakesTickets)) {
    api.problems().Add(at, absl::StrCat(api.Path("hand_off_to"), ": is of vendor ", helpdesk->vendor,
                                        ", for which tickets cannot be opened yet; want one of zendesk"));
  }
}

void ReadCallback(MapReader& api, absl::string_view base_dir, ApiChannel& channel) {
  if (api.Find("callback") == nullptr) return;
  MapReader callback(SectionOf(api, "callback"), api.Path("callback"), api.problems());
  if (callback.Need("url") != nullptr && callback.Text("url", &channel.callback_url) &&
      !IsCallbackUrl(channel.callback_url)) {
    api.problems().Add(*callback.Find("url"), absl::StrCat(callback.Path("url"), ": is \"", channel.callback_url,
                                                           "\", want an address such as https://acme.example/hook"));
  }
  std::string file;
  if (callback.Need("secret_file") != nullptr) callback.Text("secret_file", &file);
  channel.callback_secret_file = ResolvePath(base_dir, file);
  callback.Finish();
}

}  // namespace

void ReadApi(MapReader& spec, absl::string_view base_dir, Policy& policy) {
  if (spec.Find("api") == nullptr) return;
  ApiChannel& channel = policy.api;
  channel.enabled = true;
  MapReader api(SectionOf(spec, "api"), spec.Path("api"), spec.problems());
  ReadKeys(api, channel);
  api.Integer("requests_per_minute", &channel.requests_per_minute, 1, 1'000'000);
  ReadHandOff(api, policy, channel);
  ReadCallback(api, base_dir, channel);
  api.Finish();
  Helpdesk helpdesk;
  helpdesk.name = kApi;
  helpdesk.vendor = kApi;
  policy.helpdesks.push_back(std::move(helpdesk));
}

}  // namespace firstline::policy
