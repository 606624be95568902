#include "common/knowledge/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace firstline::knowledge {
namespace {

namespace fs = std::filesystem;

enum class Format { kNone, kMarkdown, kJsonLines };

Format FormatOf(const fs::path& path) {
  const std::string ending = absl::AsciiStrToLower(path.extension().string());
  if (ending == ".md" || ending == ".markdown") return Format::kMarkdown;
  if (ending == ".jsonl") return Format::kJsonLines;
  return Format::kNone;
}

class Loader {
 public:
  explicit Loader(fs::path root) : root_(std::move(root)) {}

  void LoadFile(const fs::path& path) {
    const Format format = FormatOf(path);
    std::string content;
    if (!Read(path, format == Format::kMarkdown ? kMarkdownFileBytesMax : kJsonLinesFileBytesMax, content)) return;
    if (format == Format::kJsonLines) {
      Add(path, ParseJsonLines(content, path.string()));
      return;
    }
    fs::path relative = root_ == path ? path.filename() : path.lexically_relative(root_);
    ParseResult parsed = ParseMarkdown(content, path.string(), relative.replace_extension().generic_string());
    for (Article& article : parsed.articles) {
      if (!article.category.empty()) continue;
      article.category = relative.parent_path().filename().string();
      if (!CheckArticle(article).ok()) article.category.clear();  // folders may have names that no category has
    }
    Add(path, std::move(parsed));
  }

  void AddProblem(const fs::path& path, std::string message) {
    result_.problems.push_back({path.string(), 1, std::move(message)});
  }

  ParseResult Take() { return std::move(result_); }

 private:
  bool Read(const fs::path& path, size_t bytes_max, std::string& content) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    if (error) {
      AddProblem(path, absl::StrCat("cannot be read: ", error.message()));
      return false;
    }
    if (size > bytes_max) {
      AddProblem(path, absl::StrCat("has ", size, " bytes, want at most ", bytes_max));
      return false;
    }
    std::ifstream file(path, std::ios::binary);
    content.resize(size);
    file.read(content.data(), static_cast<std::streamsize>(size));
    if (!file) {
      AddProblem(path, "cannot be read to its end");
      return false;
    }
    return true;
  }

  void Add(const fs::path& path, ParseResult parsed) {
    for (Article& article : parsed.articles) {
      const auto [seen, fresh] = file_of_id_.emplace(article.id, path.string());
      if (fresh) {
        result_.articles.push_back(std::move(article));
      } else {
        AddProblem(path, absl::StrCat("id \"", article.id, "\" stands in ", seen->second, " already, want unique ids"));
      }
    }
    for (Problem& problem : parsed.problems) result_.problems.push_back(std::move(problem));
  }

  fs::path root_;
  ParseResult result_;
  std::map<std::string, std::string> file_of_id_;
};

bool IsHidden(const fs::path& path) { return path.filename().string().starts_with("."); }

}  // namespace

absl::StatusOr<ParseResult> LoadKnowledge(absl::string_view path) {
  const fs::path root{std::string(path)};
  std::error_code error;
  const fs::file_status status = fs::status(root, error);
  if (!fs::exists(status)) return absl::NotFoundError(absl::StrCat(path, ": no such file or folder"));
  Loader loader(root);
  if (!fs::is_directory(status)) {
    if (FormatOf(root) == Format::kNone) {
      return absl::InvalidArgumentError(absl::StrCat(path, ": want a folder, a .md or a .jsonl file"));
    }
    loader.LoadFile(root);
    return loader.Take();
  }
  std::vector<fs::path> files;
  fs::recursive_directory_iterator entry(root, fs::directory_options::skip_permission_denied, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (IsHidden(entry->path())) {
      entry.disable_recursion_pending();
      continue;
    }
    std::error_code ignored;  // a file that vanished meanwhile is simply not regular any more
    if (entry->symlink_status(ignored).type() != fs::file_type::regular) continue;
    if (FormatOf(entry->path()) == Format::kNone) continue;
    if (entry.depth() == 0 && entry->path().filename() == "README.md") continue;
    if (files.size() == kFilesMax) {
      loader.AddProblem(root, absl::StrCat("holds more than ", kFilesMax, " files, the rest is left out"));
      break;
    }
    files.push_back(entry->path());
  }
  if (error) loader.AddProblem(root, absl::StrCat("cannot be walked to its end: ", error.message()));
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) loader.LoadFile(file);
  return loader.Take();
}

}  // namespace firstline::knowledge
