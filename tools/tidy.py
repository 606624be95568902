#!/usr/bin/env python3
"""Checks the rules of this tree that no compiler or formatter sees.

usage: tools/tidy.py [ROOT]        prints `path:line: rule: what is wrong` and exits 1 when anything is

Runs as the test `tidy`. tests/tools/tidy_test.py plants a violation of every rule.
"""

import os
import re
import sys

CODE_FOLDERS = ("cli", "common", "services", "simulators", "tests", "bench")
SKIPPED_FOLDERS = {"build", "node_modules", "__pycache__", ".git", ".cache", ".venv"}
MAIN_LINES_MAX = 60

# Effects a core must not reach, not even through a header of ours.
EFFECTS = re.compile(
    r"^(grpc|grpcpp|google/protobuf|firstline/v1|librdkafka|hiredis|curl|boost|spdlog|prometheus|sys/socket\.h|netinet"
    r"|absl/time/clock\.h|absl/random|absl/log|nlohmann)(/|$)"
)
# What a core must not include itself, although a header it uses may do so inside. Its tests may.
IMPURE = {"chrono", "ctime", "filesystem", "fstream", "iostream", "thread", "time.h", "unistd.h"}
# Engines with a given seed are the same everywhere; devices are not, nor are the library's distributions and shuffle.
IMPURE_WORDS = re.compile(
    r"\b(absl::Now|getenv|s?rand|gettimeofday|clock_gettime|std::time)\s*\(|\b(system_clock|steady_clock)\b"
    r"|\bstd::(random_device|shuffle|\w+_distribution)\b"
)
# Modules with effects; the others in common/ are pure or only hold values.
EFFECT_MODULES = re.compile(r"^common/(config|redis|runtime|telemetry)/|^common/base/(clock|grpc_status)\.h$")
# Libraries that cost seconds per translation unit. Only .cc files include them, or a header that .cc files of its own
# folder alone include, as common/kafka/client.h.
HEAVY = re.compile(r"^(boost|grpc|grpcpp|nlohmann(?!/json_fwd)|CLI|spdlog|librdkafka|prometheus|yaml-cpp)/")
BANNED = [
    (re.compile(r"\bstd::w?c?s?regex\b|#include\s*<regex>"), "std::regex recurses on long input; use RE2"),
    (re.compile(r"\bstd::format\b|#include\s*<format>"), "GCC 12 has no std::format"),
    (re.compile(r"#include\s*[<\"]absl/log/"), "Debian's Abseil has no logging"),
    (re.compile(r"\bcatch\s*\(\s*\.\.\.\s*\)"), "a catch-all turns a bug into an answer; catch what the library throws"),
]
# A rule that makes one line worse is switched off there, with the reason: `tidy(rule): reason` on the line or above it.
EXCEPTION = re.compile(r"tidy\((\w[\w-]*)\): \w")
TODO = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b(?!\(#\d+\))")
# Paths of one machine have no meaning on another.
MACHINE_PATHS = re.compile(r"(?<![\w.$}/-])/(" + "work/(main|shared)|tmp/" + r"setup|home/\w+)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")')
LITERAL = re.compile(r"^(\d[\w.']*|nullptr|true|false|''|\"\"|k[A-Z]\w*|\w*::npos|\w+::k\w+)$")
TEXT_SUFFIXES = (".cc", ".h", ".proto", ".py", ".sh", ".md", ".txt", ".cmake", ".yaml", ".yml", ".json")


def without_comments_and_strings(text):
    """The code alone, line for line: comments become blanks, string and character literals become empty ones."""
    token = re.compile(
        r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'', re.DOTALL)

    def blank(match):
        found = match.group(0)
        if found.startswith(("//", "/*")):
            kept = " "
        else:
            kept = "''" if found.startswith("'") else '""'
        return kept + "\n" * found.count("\n")

    # Includes keep their quotes.
    lines = token.sub(blank, text).split("\n")
    return [raw if INCLUDE.match(raw) else line for raw, line in zip(text.split("\n"), lines)]


class File:
    def __init__(self, root, path):
        self.path = path
        with open(os.path.join(root, path), encoding="utf-8", newline="") as file:
            self.text = file.read()
        self.lines = self.text.split("\n")
        self.name = os.path.basename(path)
        self.is_cpp = path.endswith((".cc", ".h"))
        self.is_header = path.endswith(".h")
        self.is_test = bool(re.search(r"(_test\.cc$|^tests/|/testing/)", path))
        self.is_core = bool(re.match(r"services/\w+/core/", path))
        self.code = without_comments_and_strings(self.text) if self.is_cpp else []
        # Pairs of line number and the name as written between < > or quotes.
        self.includes = []
        self.own_includes = []
        for number, line in enumerate(self.code, 1):
            match = INCLUDE.match(line)
            if match:
                self.includes.append((number, match.group(1) or match.group(2)))
                if match.group(2):
                    self.own_includes.append((number, match.group(2)))


class Tidy:
    def __init__(self, root):
        self.root = root
        self.problems = []
        self.files = {}
        for path in self.walk():
            try:
                self.files[path] = File(root, path)
            except UnicodeDecodeError:
                self.report(path, 1, "encoding", "is not UTF-8")
        self.cpp = [file for file in self.files.values() if file.is_cpp]

    def walk(self):
        for folder, folders, names in os.walk(self.root):
            folders[:] = sorted(set(folders) - SKIPPED_FOLDERS)
            for name in sorted(names):
                path = os.path.relpath(os.path.join(folder, name), self.root)
                if name.endswith(TEXT_SUFFIXES) and not os.path.islink(os.path.join(folder, name)):
                    yield path

    def report(self, path, line, rule, message):
        file = self.files.get(path)
        for near in file.lines[max(0, line - 2):line] if file else []:
            excepted = EXCEPTION.search(near)
            if excepted and excepted.group(1) == rule:
                return
        self.problems.append((path, line, rule, message))

    def run(self):
        for file in self.cpp:
            self.check_names_of_includes(file)
            self.check_layers(file)
            self.check_header(file)
            self.check_banned(file)
            if file.is_core:
                self.check_core(file)
            if "signature" in file.name and not file.is_test:
                self.check_constant_time(file)
        self.check_every_source_is_built()
        self.check_main_length()
        for file in self.files.values():
            self.check_text(file)
        self.check_folders()
        return sorted(self.problems)

    def reached_effects(self, path):
        """Includes with effects that `path` reaches through headers of ours: (include, chain of paths)."""
        seen, queue = {path}, [(path, [path])]
        while queue:
            current, chain = queue.pop(0)
            for _, name in self.files[current].includes:
                if EFFECTS.match(name):
                    yield name, chain
                elif name in self.files and name not in seen:
                    seen.add(name)
                    queue.append((name, chain + [name]))

    def check_core(self, file):
        for name, chain in self.reached_effects(file.path):
            via = "" if len(chain) == 1 else " through " + " -> ".join(chain[1:])
            line = next((n for n, included in file.includes if included in (name, chain[1] if len(chain) > 1 else name)), 1)
            self.report(file.path, line, "core", f"reaches <{name}>{via}: a core is pure")
        for number, name in file.includes:
            if EFFECT_MODULES.match(name):
                self.report(file.path, number, "core", f"includes {name}, a module with effects")
            if name in IMPURE and not file.is_test:
                self.report(file.path, number, "core", f"includes <{name}>: time, randomness and files come in as arguments")
        for number, line in enumerate(file.code, 1):
            match = IMPURE_WORDS.search(line)
            if match and not file.is_test:
                self.report(file.path, number, "core", f"uses {match.group(0).rstrip('( ')}")

    def check_layers(self, file):
        """common/ knows nobody above it; a service knows no other service; simulators know no service."""
        top = file.path.split("/")
        if "bench" in top or file.is_test:
            return
        for number, name in file.includes:
            target = name.split("/")
            if target[0] not in CODE_FOLDERS:
                continue
            if top[0] == "common" and target[0] != "common":
                self.report(file.path, number, "layers", f"common/ includes {name}")
            if top[0] == "services" and target[0] in ("cli", "simulators"):
                self.report(file.path, number, "layers", f"a service includes {name}")
            if top[0] == "services" and target[0] == "services" and top[1] != target[1]:
                self.report(file.path, number, "layers", f"{top[1]} includes {name}; services share only proto and common")
            if top[0] == "simulators" and target[0] in ("cli", "services"):
                self.report(file.path, number, "layers", f"a simulator includes {name}; it would agree with our mistakes")

    def check_names_of_includes(self, file):
        for number, name in file.own_includes:
            beside = os.path.normpath(os.path.join(os.path.dirname(file.path), name))
            if beside in self.files and beside != name:
                self.report(file.path, number, "include", f'"{name}": includes start at the repository root')
            elif name.split("/")[0] in CODE_FOLDERS and name not in self.files:
                self.report(file.path, number, "include", f'"{name}" does not exist')

    def check_header(self, file):
        if not file.is_header:
            return
        if "#pragma once" not in file.lines:
            self.report(file.path, 1, "header", "lacks #pragma once")
        for number, name in file.includes:
            if HEAVY.match(name):
                for user in self.users_of(file):
                    self.report(file.path, number, "header", f"hands {name} on to {user}")
        for number, line in enumerate(file.code, 1):
            if re.search(r"\bstd::string_view\b", line):
                self.report(file.path, number, "header", "std::string_view does not convert to absl::string_view here; use the latter")

    def users_of(self, header):
        """Files to which `header` hands its includes on: other headers, and .cc files of other folders."""
        for file in self.cpp:
            if any(name == header.path for _, name in file.own_includes):
                if file.is_header or os.path.dirname(file.path) != os.path.dirname(header.path):
                    yield file.path

    def check_banned(self, file):
        for number, line in enumerate(file.code, 1):
            for pattern, why in BANNED:
                if pattern.search(line):
                    self.report(file.path, number, "banned", why)

    def check_constant_time(self, file):
        """A comparison that stops at the first difference tells an attacker how far a forged signature was right."""
        for number, line in enumerate(file.code, 1):
            if re.search(r"\b(memcmp|strn?cmp|std::equal)\b", line):
                self.report(file.path, number, "constant-time", "compare with CRYPTO_memcmp")
            for match in re.finditer(r"([\w.:>()\[\]'\"-]+)\s*[!=]=\s*([\w.:>()\[\]'\"-]+)", line):
                left, right = match.group(1), match.group(2)
                sizes = re.search(r"(size|length|end)\(\)", left + right)
                if not sizes and not LITERAL.match(left.lstrip("(")) and not LITERAL.match(right.rstrip(")")):
                    self.report(file.path, number, "constant-time", f"`{match.group(0)}`: compare bytes with CRYPTO_memcmp")

    def check_every_source_is_built(self):
        """A test that no CMakeLists.txt names cannot fail."""
        for file in self.cpp:
            if file.is_header:
                continue
            folder = os.path.dirname(file.path)
            while True:
                lists = self.files.get(os.path.join(folder, "CMakeLists.txt"))
                relative = os.path.relpath(file.path, folder or ".")
                if lists and re.search(r"(?<![\w./-])" + re.escape(relative) + r"(?![\w.-])", lists.text):
                    break
                if not folder:
                    self.report(file.path, 1, "built", "no CMakeLists.txt names it")
                    break
                folder = os.path.dirname(folder)

    def check_main_length(self):
        for file in self.cpp:
            if re.match(r"(services/\w+/|cli/|simulators/(\w+/)*)main\.cc$", file.path):
                lines = file.text.count("\n")
                if lines > MAIN_LINES_MAX:
                    self.report(file.path, lines, "main", f"has {lines} lines, at most {MAIN_LINES_MAX}: main says what the program consists of")

    def check_text(self, file):
        if file.path.endswith((".cc", ".h", ".py", ".sh", ".cmake", ".proto")) or file.name == "CMakeLists.txt":
            for number, line in enumerate(file.lines, 1):
                if TODO.search(line) and file.path != "tools/tidy.py":
                    self.report(file.path, number, "todo", "names no issue: write the marker as TODO(#123), or do it")
                if line.endswith((" ", "\t", "\r")):
                    self.report(file.path, number, "text", "white space at the end of the line")
            if file.is_cpp and any("\t" in line for line in file.lines):
                self.report(file.path, 1, "text", "has tabs")
            if file.text and not file.text.endswith("\n"):
                self.report(file.path, len(file.lines), "text", "lacks the newline at its end")
        for number, line in enumerate(file.lines, 1):
            if MACHINE_PATHS.search(line):
                self.report(file.path, number, "path", "names a folder of one machine")
        if re.match(r"utils?([._]|$)|.*_utils?\.", file.name):
            self.report(file.path, 1, "name", "say what it does: nothing here is named util")
        if file.name.endswith(".sh"):
            if not os.access(os.path.join(self.root, file.path), os.X_OK):
                self.report(file.path, 1, "script", "is not executable")
            if "set -euo pipefail" not in file.text:
                self.report(file.path, 1, "script", "lacks set -euo pipefail")

    def check_folders(self):
        """Each module and service explains itself on one screen."""
        for folder in ("common", "services"):
            for name in sorted(os.listdir(os.path.join(self.root, folder)) if os.path.isdir(os.path.join(self.root, folder)) else []):
                path = f"{folder}/{name}"
                if f"{path}/CMakeLists.txt" in self.files and f"{path}/README.md" not in self.files:
                    self.report(f"{path}/CMakeLists.txt", 1, "readme", f"{path} has no README.md")


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    problems = Tidy(os.path.abspath(root)).run()
    for path, line, rule, message in problems:
        print(f"{path}:{line}: {rule}: {message}")
    if problems:
        print(f"{len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
