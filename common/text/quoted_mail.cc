#include "common/text/quoted_mail.h"

#include <re2/re2.h>

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/text/html.h"

namespace firstline::text {
namespace {

constexpr size_t kAttributionLines = 3;  // mail programs wrap at 72 to 78 characters; longer ones were not seen
constexpr size_t kSignatureLines = 12;   // more than that after "--" is text
constexpr size_t kHeaderBlockLines = 6;  // From, Sent, To, Cc, Subject and one wrapped line
constexpr size_t kMaxHeaderLine = 400;   // no header is longer; keeps the patterns linear in the text

bool Matches(absl::string_view text, const RE2& pattern) {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), pattern);
}

// "On Fri, 20 Nov 2026 at 10:00, Ana <ana@example.com> wrote:" and what mail programs write elsewhere.
bool IsAttribution(absl::string_view line) {
  static const RE2* const opening = new RE2(
      "(?i)^(on\\b.*\\bwrote|am\\b.*\\bschrieb\\b.*|le\\b.*\\ba écrit|el\\b.*\\bescribi(ó|o)|(em|no "
      "dia)\\b.*\\bescreveu|"
      "il\\b.*\\bha scritto|op\\b.*\\bschreef\\b.*|den\\b.*\\bskrev\\b.*|w "
      "dniu\\b.*\\bnapisał.*|(在|于).*写道|.*のメール)"
      "\\s*[:：]$");
  static const RE2* const closing = new RE2(
      "(?i)^.{0,120}<[^<>\\s]+@[^<>\\s]+>\\s*(wrote|schrieb|a écrit|escribió|escreveu|ha "
      "scritto|schreef|skrev|写道|于).{0,80}[:：]$");
  return line.size() <= kMaxHeaderLine &&
         std::any_of(line.begin(), line.end(), [](unsigned char c) { return absl::ascii_isdigit(c); }) &&
         (Matches(line, *opening) || Matches(line, *closing));
}

bool IsSeparator(absl::string_view line) {
  static const RE2* const pattern = new RE2(
      "(?i)^-{2,}\\s*(original message|original-nachricht|originalnachricht|ursprüngliche nachricht|message d.origine|"
      "mensaje original|mensagem original|messaggio originale|oorspronkelijk bericht|原始邮件)\\s*-{2,}$|"
      "^#*-? ?(please type your reply above this line|bitte geben sie ihre antwort oberhalb dieser zeile ein)");
  return line.size() <= kMaxHeaderLine && Matches(line, *pattern);
}

// Lines of the block Outlook puts above the mail it quotes, up to its last field; 0: there is none here.
size_t HeaderBlock(const std::vector<absl::string_view>& lines, size_t at) {
  static const RE2* const from = new RE2("(?i)^\\*?(from|von|de|da|van|från|fra|发件人|差出人)\\s*[:：]\\*?\\s*\\S");
  static const RE2* const date = new RE2(
      "(?i)^\\*?(sent|date|gesendet|datum|envoyé|enviado|enviada "
      "em|fecha|data|inviato|verzonden|skickat|sendt|发送时间|日期|送信日時)\\s*[:：]");
  static const RE2* const subject =
      new RE2("(?i)^\\*?(subject|betreff|objet|asunto|assunto|oggetto|onderwerp|ämne|emne|主题|件名)\\s*[:：]");
  if (lines[at].size() > kMaxHeaderLine || !Matches(lines[at], *from)) return 0;
  size_t dated = 0;
  size_t named = 0;
  for (size_t i = at + 1; i < std::min(lines.size(), at + kHeaderBlockLines); ++i) {
    if (lines[i].size() > kMaxHeaderLine) return 0;
    if (Matches(lines[i], *date)) dated = i - at + 1;
    if (Matches(lines[i], *subject)) named = i - at + 1;
  }
  return dated > 0 && named > 0 ? std::max(dated, named) : 0;
}

bool IsForwardHeader(absl::string_view line) {
  static const RE2* const pattern = new RE2(
      "(?i)^-{2,}\\s*(forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado|mensagem "
      "encaminhada|"
      "messaggio inoltrato|doorgestuurd bericht)|^begin forwarded message:|^anfang der weitergeleiteten nachricht:");
  return line.size() <= kMaxHeaderLine && Matches(line, *pattern);
}

bool IsDeviceLine(absl::string_view line) {
  static const RE2* const pattern = new RE2(
      "(?i)^(sent from my |sent from outlook|sent from yahoo|get outlook for |von meinem .{1,40} gesendet|gesendet von "
      "|"
      "envoyé de mon |envoyé depuis |enviado desde mi |enviado do meu |inviato da |verzonden vanaf |发自我的)");
  return line.size() <= 120 && Matches(line, *pattern);
}

bool IsQuoted(absl::string_view line) {
  if (!absl::ConsumePrefix(&line, ">")) return false;
  line = absl::StripLeadingAsciiWhitespace(line);
  return line.empty() || !absl::ascii_isdigit(static_cast<unsigned char>(line.front()));
}

using Lines = std::vector<absl::string_view>;

bool IsBlank(Lines::const_iterator begin, Lines::const_iterator end) {
  return std::all_of(begin, end, [](absl::string_view line) { return absl::StripAsciiWhitespace(line).empty(); });
}

// How many lines from `at` on are a header of a quoted mail; 0: none. An attribution may be quoted itself.
size_t HeaderLines(const Lines& lines, size_t at) {
  if (IsSeparator(lines[at])) return 1;
  if (const size_t block = HeaderBlock(lines, at); block > 0) return block;
  std::string joined;
  for (size_t i = at; i < std::min(lines.size(), at + kAttributionLines); ++i) {
    const absl::string_view line = absl::StripAsciiWhitespace(lines[i]);
    if (line.empty()) break;
    absl::StrAppend(&joined, joined.empty() ? "" : " ", line);
    if (IsAttribution(joined)) return i - at + 1;
  }
  return 0;
}

// Cuts from the first header on; where the writer answered between quoted lines, only the header itself.
void CutHistory(Lines& lines) {
  for (size_t at = 0; at < lines.size(); ++at) {
    if (IsForwardHeader(lines[at])) return;
    const size_t header = HeaderLines(lines, at);
    if (header == 0) continue;
    const auto begin = lines.begin() + static_cast<Lines::difference_type>(at);
    const auto after = begin + static_cast<Lines::difference_type>(header);
    const bool quotes = std::any_of(after, lines.end(), IsQuoted);
    const bool answers = quotes && std::any_of(after, lines.end(), [](absl::string_view line) {
                           return !IsQuoted(line) && !absl::StripAsciiWhitespace(line).empty();
                         });
    const bool nothing_before = IsBlank(lines.begin(), begin);
    if (answers || (quotes && nothing_before)) {
      lines.erase(begin, after);
    } else if (!nothing_before) {
      lines.erase(begin, lines.end());
    }
    return;
  }
}

void CutSignature(Lines& lines) {
  for (size_t i = lines.size(); i > 0 && lines.size() - i <= kSignatureLines; --i) {
    const size_t at = i - 1;
    if (absl::StripTrailingAsciiWhitespace(lines[at]) != "--" ||
        IsBlank(lines.begin(), lines.begin() + static_cast<Lines::difference_type>(at)))
      continue;
    lines.resize(at);
    break;
  }
  while (!lines.empty() && absl::StripAsciiWhitespace(lines.back()).empty()) lines.pop_back();
  if (!lines.empty() && IsDeviceLine(absl::StripAsciiWhitespace(lines.back()))) lines.pop_back();
}

}  // namespace

std::string CutQuotedMail(absl::string_view text) {
  Lines lines = absl::StrSplit(text, '\n');
  CutHistory(lines);
  lines.erase(std::remove_if(lines.begin(), lines.end(), IsQuoted), lines.end());
  CutSignature(lines);
  const std::string joined = absl::StrJoin(lines, "\n");
  const absl::string_view cut = absl::StripAsciiWhitespace(joined);
  return std::string(cut.empty() ? absl::StripAsciiWhitespace(text) : cut);
}

std::string MessageFromHtml(absl::string_view html) {
  const std::string own = HtmlToText(html, QuotedHtml::kDrop);
  return CutQuotedMail(own.empty() ? HtmlToText(html) : own);
}

}  // namespace firstline::text
