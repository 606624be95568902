#include "common/templates/templates.h"

namespace firstline::templates {
namespace {

// One language and its name in each of the languages there are templates in, as it reads after "in".
struct Names {
  absl::string_view code;
  absl::string_view en, de, es, fr, pt, zh, it, nl;
};

constexpr Names kNames[] = {
    {"en", "English", "Englisch", "inglés", "anglais", "inglês", "英语", "inglese", "Engels"},
    {"de", "German", "Deutsch", "alemán", "allemand", "alemão", "德语", "tedesco", "Duits"},
    {"es", "Spanish", "Spanisch", "español", "espagnol", "espanhol", "西班牙语", "spagnolo", "Spaans"},
    {"fr", "French", "Französisch", "francés", "français", "francês", "法语", "francese", "Frans"},
    {"pt", "Portuguese", "Portugiesisch", "portugués", "portugais", "português", "葡萄牙语", "portoghese", "Portugees"},
    {"zh", "Chinese", "Chinesisch", "chino", "chinois", "chinês", "中文", "cinese", "Chinees"},
    {"it", "Italian", "Italienisch", "italiano", "italien", "italiano", "意大利语", "italiano", "Italiaans"},
    {"nl", "Dutch", "Niederländisch", "neerlandés", "néerlandais", "neerlandês", "荷兰语", "olandese", "Nederlands"},
};

absl::string_view NameIn(const Names& names, absl::string_view language) {
  if (language == "de") return names.de;
  if (language == "es") return names.es;
  if (language == "fr") return names.fr;
  if (language == "pt") return names.pt;
  if (language == "zh") return names.zh;
  if (language == "it") return names.it;
  if (language == "nl") return names.nl;
  return names.en;
}

}  // namespace

std::string LanguageName(absl::string_view language, absl::string_view in_language) {
  for (const Names& names : kNames) {
    if (names.code == language) return std::string(NameIn(names, in_language));
  }
  return std::string(language);
}

}  // namespace firstline::templates
