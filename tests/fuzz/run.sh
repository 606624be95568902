#!/usr/bin/env bash
# Lets one fuzz target run: its seeds are tried first, what it finds new is kept for the next run.
#   FUZZ_SECONDS   how long (default 30)
# usage: tests/fuzz/run.sh TARGET SEEDS FOUND
#   An input that breaks a promise is left as FOUND/crash-… ; `TARGET FOUND/crash-…` shows it again.
set -euo pipefail
readonly target=$1 seeds=$2 found=$3 seconds=${FUZZ_SECONDS:-30}
mkdir -p "$found"
exec "$target" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=2048 -max_len=65536 -print_final_stats=1 \
  -verbosity=0 -artifact_prefix="$found/" "$found" "$seeds"
