#include "common/http/url.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"

namespace firstline::http {
namespace {

absl::Status Bad(absl::string_view what) { return absl::InvalidArgumentError(absl::StrCat("address: ", what)); }

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

uint16_t DefaultPort(absl::string_view scheme) { return scheme == "https" ? 443 : 80; }

absl::Status ParsePort(absl::string_view digits, Url& url) {
  uint32_t port = 0;
  const bool all_digits = std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit);
  if (digits.empty() || digits.size() > 5 || !all_digits || !absl::SimpleAtoi(digits, &port) || port == 0 ||
      port > 65535) {
    return Bad("want a port in 1..65535");
  }
  url.port = static_cast<uint16_t>(port);
  return absl::OkStatus();
}

absl::Status ParseAuthority(absl::string_view authority, Url& url) {
  if (absl::StrContains(authority, '@')) return Bad("user names and passwords are not accepted");
  absl::string_view rest;
  if (!authority.empty() && authority.front() == '[') {
    const size_t close = authority.find(']');
    if (close == absl::string_view::npos) return Bad("want ] after an IPv6 address");
    url.host = absl::AsciiStrToLower(authority.substr(1, close - 1));
    if (url.host.find_first_not_of("0123456789abcdef:.") != std::string::npos) return Bad("want an IPv6 address in []");
    rest = authority.substr(close + 1);
  } else {
    const size_t colon = std::min(authority.find(':'), authority.size());
    url.host = absl::AsciiStrToLower(authority.substr(0, colon));
    if (url.host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-._") != std::string::npos) {
      return Bad("want a host name of letters, digits, hyphens and dots");
    }
    rest = authority.substr(colon);
  }
  if (url.host.empty()) return Bad("want a host");
  if (rest.empty()) return absl::OkStatus();
  if (rest.front() != ':') return Bad("want host or host:port");
  return ParsePort(rest.substr(1), url);
}

}  // namespace

absl::StatusOr<Url> ParseUrl(absl::string_view text) {
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == 0x7f; })) {
    return Bad("holds a space or a control character");
  }
  Url url;
  const size_t scheme_end = text.find("://");
  if (scheme_end == absl::string_view::npos) return Bad("want http://… or https://…");
  url.scheme = absl::AsciiStrToLower(text.substr(0, scheme_end));
  if (url.scheme != "http" && url.scheme != "https") return Bad("want http://… or https://…");
  if (absl::StrContains(text, '#')) return Bad("fragments are not accepted");
  text.remove_prefix(scheme_end + 3);
  url.port = DefaultPort(url.scheme);
  const size_t authority_end = std::min(text.find_first_of("/?"), text.size());
  if (const absl::Status status = ParseAuthority(text.substr(0, authority_end), url); !status.ok()) return status;
  text.remove_prefix(authority_end);
  const size_t question = std::min(text.find('?'), text.size());
  url.path = std::string(text.substr(0, question));
  if (url.path.empty()) url.path.push_back('/');
  if (question < text.size()) url.query = std::string(text.substr(question + 1));
  return url;
}

std::string ComposeUrl(const Url& url) {
  const bool ipv6 = absl::StrContains(url.host, ':');
  std::string text = absl::StrCat(url.scheme, "://", ipv6 ? "[" : "", url.host, ipv6 ? "]" : "");
  if (url.port != DefaultPort(url.scheme)) absl::StrAppend(&text, ":", url.port);
  absl::StrAppend(&text, url.path.empty() ? "/" : url.path);
  if (!url.query.empty()) absl::StrAppend(&text, "?", url.query);
  return text;
}

std::string PercentEncode(absl::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte) || c == '-' || c == '.' || c == '_' || c == '~') {
      out.push_back(c);
    } else {
      out.push_back('%');
      out.push_back(kHex[byte >> 4]);
      out.push_back(kHex[byte & 15]);
    }
  }
  return out;
}

std::optional<std::string> PercentDecode(absl::string_view text, bool plus_is_space) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space) {
      out.push_back(' ');
    } else if (text[i] != '%') {
      out.push_back(text[i]);
    } else {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = HexDigit(text[i + 1]);
      const int low = HexDigit(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    }
  }
  return out;
}

std::optional<QueryPairs> ParseQuery(absl::string_view query) {
  QueryPairs pairs;
  for (const absl::string_view part : absl::StrSplit(query, '&', absl::SkipEmpty())) {
    const size_t equals = std::min(part.find('='), part.size());
    std::optional<std::string> name = PercentDecode(part.substr(0, equals), true);
    std::optional<std::string> value =
        equals < part.size() ? PercentDecode(part.substr(equals + 1), true) : std::string();
    if (!name || !value) return std::nullopt;
    pairs.emplace_back(*std::move(name), *std::move(value));
  }
  return pairs;
}

std::string ComposeQuery(const QueryPairs& pairs) {
  std::string out;
  for (const auto& [name, value] : pairs) {
    absl::StrAppend(&out, out.empty() ? "" : "&", PercentEncode(name), "=", PercentEncode(value));
  }
  return out;
}

}  // namespace firstline::http
