#pragma once

// The one file of this module that touches the disk.

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/knowledge/parse.h"

namespace firstline::knowledge {

// Bounds of one import; beyond them the rest is left out and said so in the problems.
inline constexpr size_t kFilesMax = 200'000;
inline constexpr size_t kMarkdownFileBytesMax = 1024 * 1024;
inline constexpr size_t kJsonLinesFileBytesMax = size_t{1} << 30;

// Loads `path`: a folder (every .md, .markdown and .jsonl file below it, in the order of their names), one Markdown
// file or one .jsonl file. Id of a Markdown article without one: its path below the folder without the ending; category
// without one: the name of the folder it lies in, when that is below `path`. Hidden files and folders and symbolic
// links are skipped, so is README.md at the top. An id that an earlier file has is a problem. Problems name paths as
// given + path below it.
//
// Errors: NotFound if `path` does not exist; InvalidArgument for a file with another ending. A file that cannot be read
// is a problem, not an error.
absl::StatusOr<ParseResult> LoadKnowledge(absl::string_view path);

}  // namespace firstline::knowledge
