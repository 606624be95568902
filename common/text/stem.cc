#include <map>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "common/text/tokens.h"
#include "libstemmer.h"

namespace firstline::text {
namespace {

struct Delete {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};
using Stemmer = std::unique_ptr<sb_stemmer, Delete>;

// This thread's stemmer for the language or nullptr. A stemmer carries state, so no two threads share one; the cache
// is bounded by Snowball's list of languages, because unknown ones are not kept.
sb_stemmer* StemmerFor(absl::string_view language) {
  if (language.size() != 2) return nullptr;
  if (language == "nb" || language == "nn") language = "no";
  thread_local std::map<std::string, Stemmer, std::less<>> stemmers;
  const std::string name(language);
  auto it = stemmers.find(name);
  if (it == stemmers.end()) {
    Stemmer made(sb_stemmer_new(name.c_str(), "UTF_8"));
    if (made == nullptr) return nullptr;
    it = stemmers.emplace(name, std::move(made)).first;
  }
  return it->second.get();
}

}  // namespace

std::string Stem(absl::string_view term, absl::string_view language) {
  sb_stemmer* stemmer = StemmerFor(language);
  if (stemmer == nullptr || term.empty()) return std::string(term);
  const sb_symbol* stem =
      sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(term.data()), static_cast<int>(term.size()));
  if (stem == nullptr) return std::string(term);
  const int length = sb_stemmer_length(stemmer);
  return length <= 0 ? std::string(term)
                     : std::string(reinterpret_cast<const char*>(stem), static_cast<size_t>(length));
}

}  // namespace firstline::text
