#include "common/telemetry/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <memory>

#include "absl/time/clock.h"
#include "absl/time/time.h"

namespace firstline::telemetry {
namespace {

absl::string_view LevelName(Level level) {
  switch (level) {
    case Level::kDebug: return "debug";
    case Level::kInfo: return "info";
    case Level::kWarning: return "warning";
    case Level::kError: return "error";
  }
  return "info";
}

void AppendQuoted(absl::string_view text, std::string* out) {
  out->push_back('"');
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      absl::StrAppend(out, "\\", absl::string_view(&c, 1));
    } else if (byte < 0x20 || byte == 0x7f) {
      absl::StrAppend(out, "\\u", absl::Hex(byte, absl::kZeroPad4));
    } else {
      out->push_back(c);
    }
  }
  out->push_back('"');
}

spdlog::logger& Sink() {
  static spdlog::logger* const logger = [] {
    auto* made = new spdlog::logger("firstline", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern("%v");
    made->flush_on(spdlog::level::trace);
    return made;
  }();
  return *logger;
}

}  // namespace

Level LevelOf(absl::string_view name) {
  for (const Level level : {Level::kDebug, Level::kWarning, Level::kError}) {
    if (LevelName(level) == name) return level;
  }
  return Level::kInfo;
}

std::string FormatLine(absl::string_view service, Level level, absl::string_view event,
                       std::initializer_list<Field> fields) {
  std::string line = absl::StrCat("\"level\":\"", LevelName(level), "\",\"service\":\"", service, "\",\"event\":");
  AppendQuoted(event, &line);
  for (const Field& field : fields) {
    line.push_back(',');
    AppendQuoted(field.name, &line);
    line.push_back(':');
    AppendQuoted(field.value, &line);
  }
  return line;
}

void Log::Write(Level level, absl::string_view event, std::initializer_list<Field> fields) const {
  if (level < least_) return;
  const std::string time = absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", absl::Now(), absl::UTCTimeZone());
  Sink().info(absl::StrCat("{\"time\":\"", time, "\",", FormatLine(service_, level, event, fields), "}"));
}

}  // namespace firstline::telemetry
