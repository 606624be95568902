#include "common/text/links.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"

namespace firstline::text {
namespace {

bool IsHostByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return absl::ascii_isalnum(byte) || c == '-' || c == '.' || byte >= 0x80;  // hosts may be international
}

bool IsSchemeByte(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '+' || c == '-'; }

bool IsAllowed(absl::string_view host, absl::Span<const std::string> allowed) {
  return std::any_of(allowed.begin(), allowed.end(), [host](const std::string& name) {
    return host.size() == name.size()
               ? absl::EqualsIgnoreCase(host, name)
               : absl::EndsWithIgnoreCase(host, name) && host[host.size() - name.size() - 1] == '.';
  });
}

// The host that begins at `at`.
absl::string_view HostAt(absl::string_view text, size_t at) {
  size_t end = at;
  while (end < text.size() && IsHostByte(text[end])) ++end;
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end;  // the full stop behind an address
  return text.substr(at, end - at);
}

// Whether the address whose host begins at `at` leads to this host in every program's eyes: a user name before the host
// ("https://good.example:1@evil.example"), a percent sign or a backslash in it are read differently by different ones.
bool IsPlainAuthority(absl::string_view text, size_t at) {
  const absl::string_view rest = text.substr(at);
  const absl::string_view authority = rest.substr(0, rest.find_first_of("/?# \t\r\n<>\""));
  return authority.find_first_of("@%\\") == absl::string_view::npos;
}

// "www.x.com", "x.com", "x.com/y": what helpdesks take for an address without a scheme: words with dots whose last part
// is two letters or more.
bool LooksLikeAddress(absl::string_view host) {
  const size_t dot = host.rfind('.');
  if (dot == absl::string_view::npos || dot == 0) return false;
  const absl::string_view end = host.substr(dot + 1);
  return end.size() >= 2 &&
         std::all_of(end.begin(), end.end(), [](unsigned char c) { return absl::ascii_isalpha(c) || c >= 0x80; });
}

// File names that customers write more often than hosts of that name exist.
bool IsFileName(absl::string_view host, absl::string_view after) {
  if (absl::StartsWith(after, "/") || std::count(host.begin(), host.end(), '.') != 1) return false;
  for (const absl::string_view suffix : {".pdf", ".png", ".jpg", ".jpeg", ".gif", ".txt", ".csv", ".doc", ".docx",
                                         ".xls", ".xlsx", ".html", ".json", ".xml", ".log", ".exe", ".dmg"}) {
    if (absl::EndsWithIgnoreCase(host, suffix)) return true;
  }
  return false;
}

// The schemes that do something without a host behind them.
bool IsBareScheme(absl::string_view word) {
  for (const absl::string_view scheme :
       {"javascript", "vbscript", "data", "mailto", "tel", "sms", "sip", "skype", "callto", "magnet"}) {
    if (absl::EqualsIgnoreCase(word, scheme)) return true;
  }
  return false;
}

// Copies a text from front to back.
class Copier {
 public:
  Copier(absl::string_view text, absl::Span<const std::string> allowed) : text_(text), allowed_(allowed) {
    out_.reserve(text.size() + 16);
  }

  std::string Run() {
    while (at_ < text_.size()) {
      if (Next("](")) {
        out_ += "] (";
        at_ += 2;
      } else if (Next("://")) {
        CopyHostBehindScheme();
      } else if (IsHostByte(text_[at_]) && text_[at_] != '.' && text_[at_] != '-') {
        CopyWord();
      } else {
        out_ += text_[at_++];
      }
    }
    return std::move(out_);
  }

 private:
  bool Next(absl::string_view what) const { return absl::StartsWith(text_.substr(at_), what); }

  void Copy(absl::string_view part) {
    out_.append(part.data(), part.size());
    at_ += part.size();
  }

  void Defang(absl::string_view host) {
    out_ += absl::StrReplaceAll(host, {{".", "[.]"}});
    at_ += host.size();
  }

  void CopyHostBehindScheme() {
    const absl::string_view host = HostAt(text_, at_ + 3);
    if (IsAllowed(host, allowed_) && IsPlainAuthority(text_, at_ + 3)) {
      Copy("://");
      return Copy(host);
    }
    out_ += "[:]//";
    at_ += 3;
    Defang(host);
  }

  void CopyWord() {
    size_t end = at_;
    while (end < text_.size() && IsSchemeByte(text_[end])) ++end;
    if (absl::StartsWith(text_.substr(end), "://")) return Copy(text_.substr(at_, end - at_));
    const absl::string_view host = HostAt(text_, at_);
    const absl::string_view after = text_.substr(at_ + host.size());
    if (IsBareScheme(host) && absl::StartsWith(after, ":")) {
      Copy(host);
      out_ += "[:]";
      ++at_;
      return;
    }
    const bool in_mail_address = absl::StartsWith(after, "@") || (!out_.empty() && out_.back() == '@');
    if (!in_mail_address && LooksLikeAddress(host) && !IsFileName(host, after) && !IsAllowed(host, allowed_)) {
      return Defang(host);
    }
    Copy(host);
  }

  const absl::string_view text_;
  const absl::Span<const std::string> allowed_;
  size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string WithoutLinks(absl::string_view text, absl::Span<const std::string> allowed_hosts) {
  return Copier(text, allowed_hosts).Run();
}

}  // namespace firstline::text
