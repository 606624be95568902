#!/usr/bin/env bash
# Runs tests and closes with one line: N passed, N failed, N skipped, counted over individual test cases.
# usage: tools/test.sh [unit] [asan] [tsan] [fuzz] [integration] [clients] [e2e [NAME...]]
#   Without arguments unit, integration, clients and e2e; docs/status.md (R3) says why not yet the others. A lane that fails
#   does not stop the others; the exit status is 0 only when all passed.
#   JOBS=N   parallel compilers and unit tests (default: as many as cores and memory allow)
#   Logs and results: build/test-results/
set -euo pipefail
cd "$(dirname "$0")/.."
exec </dev/null

readonly results=$PWD/build/test-results
readonly began=$SECONDS

# The largest translation units (generated gRPC code) and the linker take up to 0.7 GB each.
jobs_for_memory() {
  local cores by_memory
  cores=$(nproc)
  by_memory=$(awk '/^MemAvailable:/ {print int($2 / 1024 / 900)}' /proc/meminfo)
  if [ "$by_memory" -lt 1 ]; then by_memory=1; fi
  if [ "$by_memory" -lt "$cores" ]; then echo "$by_memory"; else echo "$cores"; fi
}
readonly jobs=${JOBS:-$(jobs_for_memory)}

if [ -t 1 ]; then bold=$'\033[1m' red=$'\033[31m' plain=$'\033[0m'; else bold='' red='' plain=''; fi
clock() { printf '%02d:%02d' $((($1) / 60)) $((($1) % 60)); }
heading() { printf '\n%s==> [%s] %s%s\n' "$bold" "$(clock $((SECONDS - began)))" "$*" "$plain"; }

# Steps that failed without being tests (set-up, builds): each counts as one failed test, so that the closing line tells.
failed_steps=0
step() { # NAME COMMAND...
  local name=$1 started=$SECONDS
  shift
  heading "$name"
  if "$@"; then
    printf '    done in %s\n' "$(clock $((SECONDS - started)))"
  else
    printf '%s    FAILED after %s: %s%s\n' "$red" "$(clock $((SECONDS - started)))" "$name" "$plain"
    return 1
  fi
}

# Ninja's progress, thinned to every 50th line where it is written to a file; whatever else it says is kept.
thinned() {
  if [ -t 1 ]; then cat; else sed -u -E '/^\[[0-9]+\/[0-9]+\]/{/^\[[0-9]*[05]0\//!d}'; fi
}

# Builds as much as compiles, so that the tests of what compiled still run.
build() { # PRESET [CMAKE-ARGUMENTS...]
  cmake --preset "$@" >"$results/configure-$1.log" 2>&1 || {
    cat "$results/configure-$1.log"
    return 1
  }
  cmake --build --preset "$1" -j "$jobs" -- -k 0 | thinned
}

# A lane without a single test is a failure: something was not registered.
run_ctest() { # LANE PRESET JOBS CTEST-ARGUMENTS...
  local lane=$1 preset=$2 parallel=$3
  shift 3
  ctest --preset "$preset" -j "$parallel" --no-tests=error --output-junit "$results/$lane.xml" \
    --test-output-size-passed 1000000 --test-output-size-failed 1000000 --test-output-truncation head "$@" |
    grep --line-buffered -Ev '^ +Start +[0-9]+: '
}

built_release=''
release_tree() {
  if [ -z "$built_release" ]; then
    built_release=yes
    # What runs under a sanitizer is not built and run a second time without one.
    local core_tests=ON
    [[ " ${lanes[*]} " != *" asan "* ]] || core_tests=OFF
    step "build: release" build release "-DFIRSTLINE_CORE_TESTS=$core_tests" || {
      built_release=no
      failed_steps=$((failed_steps + 1))
    }
  fi
  [ "$built_release" = yes ]
}

declare -A lane_failed
lane() { # LANE PRESET JOBS CTEST-ARGUMENTS...
  step "$1 tests" run_ctest "$@" || lane_failed[$1]=yes
}

run_unit() {
  release_tree || true
  lane unit release "$jobs" -L 'unit|contract'
}

run_sanitizer() { # PRESET
  step "set-up: clang" tools/setup.sh clang || failed_steps=$((failed_steps + 1))
  step "build: $1 (what the sanitizer watches)" build "$1" || failed_steps=$((failed_steps + 1))
  lane "$1" "$1" "$jobs" -L 'unit|contract'
}

# Every target for FUZZ_SECONDS, 30 without it (docs/develop/testing.md).
run_fuzz() {
  step "set-up: clang" tools/setup.sh clang || failed_steps=$((failed_steps + 1))
  export FUZZ_SECONDS=${FUZZ_SECONDS:-30}
  step "build: fuzz" build fuzz || failed_steps=$((failed_steps + 1))
  lane fuzz fuzz "$jobs" -L fuzz
}

# Whole programs: pointless, and slow to fail, without a complete build.
run_processes() { # LANE CTEST-ARGUMENTS...
  local name=$1
  shift
  if release_tree; then
    lane "$name" release 1 -L "$name" "$@"
  else
    heading "$name tests: not run, the release build failed"
    lane_failed[$name]=yes
  fi
}

lanes=()
names=()
for word in "$@"; do
  case "$word" in
    unit | asan | tsan | fuzz | integration | clients | e2e) lanes+=("$word") ;;
    -*)
      sed -n '2,7s/^# //p' "$0"
      exit 2
      ;;
    *) names+=("$word") ;;
  esac
done
if [ "${#lanes[@]}" -eq 0 ]; then
  if [ "${#names[@]}" -gt 0 ]; then
    printf 'tools/test.sh: no lane called %s; there are unit, asan, tsan, fuzz, integration, clients and e2e\n' "${names[*]}" >&2
    exit 2
  fi
  lanes=(unit integration clients e2e)
fi

mkdir -p "$results"
rm -f "$results"/*.xml "$results"/*.log
step "set-up" tools/setup.sh build || failed_steps=$((failed_steps + 1))
for name in "${lanes[@]}"; do
  case "$name" in
    unit) run_unit ;;
    asan | tsan) run_sanitizer "$name" ;;
    fuzz) run_fuzz ;;
    integration) run_processes integration ;;
    clients)
      step "set-up: clients" tools/setup.sh clients || failed_steps=$((failed_steps + 1))
      run_processes clients
      ;;
    e2e)
      step "set-up: API tools" tools/setup.sh api || failed_steps=$((failed_steps + 1))
      pattern=$(IFS='|' && echo "${names[*]}")
      run_processes e2e ${pattern:+-R "$pattern"}
      ;;
  esac
done

heading "result"
total_passed=0 total_failed=$failed_steps total_skipped=0
for name in "${lanes[@]}"; do
  passed=0 failed=0 skipped=0
  if [ -f "$results/$name.xml" ]; then read -r passed failed skipped < <(tools/count_tests.py "$results/$name.xml"); fi
  # Not run at all, or nothing to run: that is one failure too.
  if [ "$failed" -eq 0 ] && [ -n "${lane_failed[$name]:-}" ]; then failed=1; fi
  printf '    %-12s %6d passed %4d failed %4d skipped\n' "$name" "$passed" "$failed" "$skipped"
  total_passed=$((total_passed + passed)) total_failed=$((total_failed + failed)) total_skipped=$((total_skipped + skipped))
done
if [ "$failed_steps" -gt 0 ]; then printf '    set-up and builds: %d failed\n' "$failed_steps"; fi
printf '    took %s\n\n' "$(clock $((SECONDS - began)))"
printf '%d passed, %d failed, %d skipped\n' "$total_passed" "$total_failed" "$total_skipped"
[ "$total_failed" -eq 0 ] && [ "$total_passed" -gt 0 ]
