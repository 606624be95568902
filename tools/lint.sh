#!/usr/bin/env bash
# Formatting, clang-tidy, contracts, the API's description, scripts, words. Reports everything it finds, then exits 1 if it found anything.
# usage: tools/lint.sh [--fix] [--all]
#   --fix   format C++, CMake, protos and scripts in place, and stop there
#   --all   clang-tidy on every file, not only on those changed since the main branch
# The tools are pinned in tools/lint_tools.txt (.venv) and below (buf); they are installed on first use.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly buf_version=1.75.0
readonly cache=${SETUP_CACHE:-$PWD/.cache}
readonly tools=$PWD/.venv/bin
readonly buf=$cache/npm/node_modules/.bin/buf
readonly recent_commits=20 # what counts as changed where the main branch is all there is

if [ -t 1 ]; then bold=$'\033[1m' plain=$'\033[0m'; else bold='' plain=''; fi
say() { printf '%s==> %s%s\n' "$bold" "$*" "$plain"; }

fix=no all=no
for argument in "$@"; do
  case "$argument" in
    --fix) fix=yes ;;
    --all) all=yes ;;
    *)
      sed -n '2,6s/^# //p' "$0" >&2
      exit 2
      ;;
  esac
done

install_tools() {
  tools/setup.sh lint
  if ! cmp -s tools/lint_tools.txt .venv/lint_tools.txt; then
    say "installing $(grep -c == tools/lint_tools.txt) Python tools into .venv"
    python3 -m venv .venv
    "$tools/pip" install -q --disable-pip-version-check -r tools/lint_tools.txt
    cp tools/lint_tools.txt .venv/lint_tools.txt
  fi
  if [ "$("$buf" --version 2>/dev/null)" != "$buf_version" ]; then
    say "installing buf $buf_version"
    npm install --no-save --no-package-lock --silent --prefix "$cache/npm" "@bufbuild/buf@$buf_version"
  fi
}

# Tracked files and new ones that git would not ignore, NUL-terminated; deleted ones and other people's are left out.
files() {
  local file
  git ls-files -z --cached --others --exclude-standard -- "$@" ":!third_party" | sort -zu | while IFS= read -r -d '' file; do
    [ ! -f "$file" ] || printf '%s\0' "$file"
  done
}
cpp_files() { files '*.cc' '*.h'; }
cmake_files() { files 'CMakeLists.txt' '*/CMakeLists.txt' '*.cmake'; }
script_files() { files '*.sh' '.ci/run'; }
prose_files() { files '*.md' '*.cc' '*.h' '*.proto' '*.py' '*.sh' '*.cmake' '*.txt' '*.yaml' Makefile .ci | sed -z 's#^#./#'; }

# The commit that changes are counted from.
base_commit() {
  local head base
  head=$(git rev-parse HEAD)
  base=$(git merge-base HEAD origin/main 2>/dev/null || true)
  if [ -n "$base" ] && [ "$base" != "$head" ]; then
    echo "$base"
  else
    git rev-parse -q --verify "HEAD~$recent_commits" || git rev-list --max-parents=0 HEAD | tail -n 1
  fi
}

format_everything() {
  cpp_files | xargs -0 "$tools/clang-format" -i
  cmake_files | xargs -0 "$tools/gersemi" --in-place --quiet
  script_files | xargs -0 "$tools/shfmt" -i 2 -ci -w
  "$buf" format -w proto
}

check_cpp_format() { cpp_files | xargs -0 "$tools/clang-format" --dry-run --Werror 2>&1 | summarise_format; }

# One line per file instead of one warning per place.
summarise_format() {
  awk -F: '/clang-format-violations/ {places[$1]++}
    END {for (file in places) {printf "%s: %d places\n", file, places[file] | "sort"; bad = 1} exit bad}'
}

check_contracts() {
  "$buf" lint
  "$buf" format --diff --exit-code proto
}

# Against the contract of the base commit: what is in Kafka there must stay readable here.
check_contract_changes() {
  local base before
  base=$(base_commit)
  git cat-file -e "$base:proto" 2>/dev/null || return 0
  before=$(mktemp -d)
  # shellcheck disable=SC2064 # expanded now: `before` is local
  trap "rm -rf '$before'" EXIT
  git archive "$base" proto | tar -x -C "$before"
  cp buf.yaml "$before"
  "$buf" breaking --against "$before"
}

# Sources that changed, and for a changed header the source of the same name; NUL-terminated.
changed_sources() {
  local file
  {
    git diff -z --name-only --diff-filter=d "$(base_commit)" -- '*.cc' '*.h'
    git ls-files -z --others --exclude-standard -- '*.cc' '*.h'
  } | while IFS= read -r -d '' file; do
    file=${file%.h}
    file=${file%.cc}.cc
    [ ! -f "$file" ] || printf '%s\0' "$file"
  done | sort -zu
}

# Those of the sources on stdin that the release build compiles, tests or the others.
compiled() { # tests|others
  python3 -c 'import json, os, sys
units = {os.path.relpath(unit["file"]) for unit in json.load(open("build/release/compile_commands.json"))}
wanted = [path for path in sorted(units & set(sys.stdin.read().split("\0"))) if path.endswith("_test.cc") == (sys.argv[1] == "tests")]
print(*wanted, sep="\0", end="\0" if wanted else "")' "$1"
}

# The release tree knows the flags and makes the generated headers.
check_clang_tidy() {
  local sources status=0
  cmake --preset release >/dev/null
  cmake --build --preset release --target firstline_proto firstline_grpc >/dev/null
  sources=$(mktemp)
  # shellcheck disable=SC2064 # expanded now: `sources` is local
  trap "rm -f '$sources'" EXIT
  if [ "$all" = yes ]; then files '*.cc' >"$sources"; else changed_sources >"$sources"; fi
  run_clang_tidy others <"$sources" || status=1
  # A test that reads an empty optional fails anyway, and its loops need not be fast.
  run_clang_tidy tests --checks=-bugprone-unchecked-optional-access,-performance-inefficient-vector-operation <"$sources" || status=1
  return "$status"
}
run_clang_tidy() { # tests|others ARGUMENTS...
  local which=$1
  shift
  compiled "$which" | xargs -0 -r -n 4 -P "$(nproc)" "$tools/clang-tidy" -p build/release --quiet "$@" 2>/dev/null
}

found=()
check() { # NAME COMMAND...
  local name=$1
  shift
  say "$name"
  # A subshell of its own, so that `set -e` holds inside the check.
  set +e
  (
    set -e
    "$@"
  )
  local status=$?
  set -e
  [ "$status" -eq 0 ] || found+=("$name")
}
each() { # FILES COMMAND...
  local list=$1
  shift
  "$list" | xargs -0 -r "$@"
}
yaml_files() { files '*.yaml' '*.yml'; }

install_tools
if [ "$fix" = yes ]; then
  format_everything
  say "formatted"
  exit 0
fi
check "C++ format" check_cpp_format
check "CMake format" each cmake_files "$tools/gersemi" --check --quiet
check "script format" each script_files "$tools/shfmt" -i 2 -ci -d
check "scripts" each script_files "$tools/shellcheck" -x
check "contracts" check_contracts
check "contract changes" check_contract_changes
check "OpenAPI" "$tools/openapi-spec-validator" docs/api/openapi.yaml
check "YAML" each yaml_files "$tools/yamllint" --strict
check "words" each prose_files "$tools/codespell"
check "tree" tools/tidy.py
check "clang-tidy" check_clang_tidy
if [ "${#found[@]}" -gt 0 ]; then
  printf '\nfound something: %s\n' "$(printf '%s, ' "${found[@]}" | sed 's/, $//')"
  exit 1
fi
say "nothing found"
