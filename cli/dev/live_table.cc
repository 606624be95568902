#include "cli/dev/live_table.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "cli/dev/table.h"

namespace firstline::dev {
namespace {

constexpr char kBold[] = "\x1b[1m", kDim[] = "\x1b[2m", kRed[] = "\x1b[31m", kYellow[] = "\x1b[33m",
               kPlain[] = "\x1b[0m";
constexpr char kEraseRest[] = "\x1b[K", kEraseBelow[] = "\x1b[J";

// One decoded character: its bytes and the columns it takes; `text` is not empty.
struct Character {
  absl::string_view bytes;
  int columns = 1;
  bool printable = true;
};

Character NextCharacter(absl::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return {text.substr(0, 1), 1, lead >= 0x20 && lead != 0x7f};
  const size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  if (size == 0 || lead > 0xf4 || text.size() < size) return {text.substr(0, 1), 1, false};
  uint32_t code = lead & (0xffu >> (size + 1));
  for (size_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xc0) != 0x80) return {text.substr(0, 1), 1, false};
    code = code << 6 | (byte & 0x3fu);
  }
  if (code < 0xa0) return {text.substr(0, size), 1, false};  // C1 controls
  return {text.substr(0, size), code >= 0x1100 ? 2 : 1, true};
}

struct Row {
  std::string ticket;
  const TurnProgress* turn = nullptr;
};

const char* ToneOf(const TurnProgress& turn) {
  if (!turn.ended) return kDim;
  switch (turn.ticket.outcome().end()) {
    case v1::END_DEAD_LETTER: return kRed;
    case v1::END_HANDED_OFF: return kYellow;
    case v1::END_IGNORED:
    case v1::END_SUPERSEDED: return kDim;
    default: return "";
  }
}

std::string Toned(const std::string& line, const char* tone, bool colours) {
  return !colours || *tone == '\0' ? line : absl::StrCat(tone, line, kPlain);
}

bool EndedBefore(const Row& a, const Row& b) {
  const auto& x = a.turn->ticket.outcome().ended_at();
  const auto& y = b.turn->ticket.outcome().ended_at();
  return std::pair(x.seconds(), x.nanos()) < std::pair(y.seconds(), y.nanos());
}

std::string Counts(const Progress& progress, size_t tickets) {
  std::map<std::string, int> ends;
  size_t ended = 0, under_way = 0;
  for (const auto& [id, ticket] : progress.tickets()) {
    ended += ticket->Ended() ? 1 : 0;
    for (const auto& [turn_id, turn] : ticket->turns) {
      if (turn.ended)
        ++ends[EndName(turn.ticket.outcome().end())];
      else
        ++under_way;
    }
  }
  const auto count = [](std::string* out, const std::pair<const std::string, int>& entry) {
    absl::StrAppend(out, ", ", entry.second, " ", entry.first);
  };
  return absl::StrCat(ended, " of ", tickets, " tickets ended; turns: ", under_way, " under way",
                      absl::StrJoin(ends, "", count));
}

}  // namespace

bool CanRedraw(const char* term) {
  const absl::string_view name = term == nullptr ? "" : term;
  return !name.empty() && name != "dumb";
}

bool WantsColours(const char* term, const char* no_color) {
  return CanRedraw(term) && (no_color == nullptr || *no_color == '\0');
}

int ColumnsOf(absl::string_view text) {
  int columns = 0;
  while (!text.empty()) {
    if (text[0] == '\x1b') {  // only our own CSI sequences, which end with a letter
      const size_t end = text.find_first_of("mKJA");
      text.remove_prefix(end == absl::string_view::npos ? text.size() : end + 1);
      continue;
    }
    const Character next = NextCharacter(text);
    columns += next.columns;
    text.remove_prefix(next.bytes.size());
  }
  return columns;
}

std::string FitColumns(absl::string_view text, int columns) {
  std::string out;
  while (!text.empty()) {
    const Character next = NextCharacter(text);
    columns -= next.printable ? next.columns : 1;
    if (columns < 0) break;
    absl::StrAppend(&out, next.printable ? next.bytes : "?");
    text.remove_prefix(next.bytes.size());
  }
  return out;
}

std::vector<std::string> LiveFrame(const Progress& progress, size_t tickets, const Screen& screen) {
  std::vector<Row> ended, under_way;
  for (const auto& [id, ticket] : progress.tickets()) {
    for (const TurnProgress* turn : ticket->InOrder()) (turn->ended ? ended : under_way).push_back({id, turn});
  }
  std::stable_sort(ended.begin(), ended.end(), EndedBefore);

  const size_t body = static_cast<size_t>(std::max(0, screen.rows - 3));
  const size_t waiting = std::min(under_way.size(), std::max(body / 2, body - std::min(body, ended.size())));
  const size_t done = std::min(ended.size(), body - waiting);
  std::vector<Row> rows(ended.end() - static_cast<ptrdiff_t>(done), ended.end());
  rows.insert(rows.end(), under_way.begin(), under_way.begin() + static_cast<ptrdiff_t>(waiting));

  std::vector<std::string> frame;
  if (body > 0) frame.push_back(Toned(FitColumns(TableHead(), screen.columns), kBold, screen.colours));
  for (const Row& row : rows) {
    const std::string line = FitColumns(TableRow(row.ticket, *row.turn), screen.columns);
    frame.push_back(Toned(line, ToneOf(*row.turn), screen.colours));
  }
  frame.push_back(Toned(FitColumns(Counts(progress, tickets), screen.columns), kBold, screen.colours));
  return frame;
}

std::string Redraw(const std::vector<std::string>& before, const std::vector<std::string>& frame, int columns) {
  int height = 0;
  for (const std::string& line : before) height += std::max(1, (ColumnsOf(line) + columns - 1) / columns);
  std::string out;
  if (height > 0) absl::StrAppend(&out, "\x1b[", height, "A\r");
  for (const std::string& line : frame) absl::StrAppend(&out, line, kEraseRest, "\n");
  return absl::StrCat(out, kEraseBelow);
}

}  // namespace firstline::dev
