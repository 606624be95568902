#!/usr/bin/env bash
# Runs a company (a folder with tenant.yaml, knowledge/ and tickets.jsonl) through Firstline on this machine.
# usage: tools/demo.sh DIR [--once]
set -euo pipefail
cd "$(dirname "$0")/.."
dir=${1:?folder with tenant.yaml, knowledge/ and tickets.jsonl}
shift
for part in tenant.yaml knowledge tickets.jsonl; do
  [ -e "$dir/$part" ] || {
    echo "$dir has no $part; want tenant.yaml, knowledge/ and tickets.jsonl" >&2
    exit 2
  }
done
mkdir -p build/demo
exec build/release/bin/firstline dev run --tenant "$dir/tenant.yaml" --knowledge "$dir/knowledge" \
  --tickets "$dir/tickets.jsonl" --journal build/demo/journal.jsonl "$@"
