#!/usr/bin/env bash
# Installs what is absent: Debian packages of the given groups (tools/packages.txt), for `build` the Kafka jars, for
# `clients` the packages of tests/contract/clients, for `api` what tests the HTTP API against its description.
# usage: tools/setup.sh GROUP...        groups: build, clang, lint, clients, api
#   SETUP_CACHE   where all that goes (default .cache in the repository)
set -euo pipefail
cd "$(dirname "$0")/.."

readonly kafka_version=3.9.1
readonly cache=${SETUP_CACHE:-$PWD/.cache}

if [ -t 2 ]; then bold=$'\033[1m' plain=$'\033[0m'; else bold='' plain=''; fi
say() { printf '%s==> %s%s\n' "$bold" "$*" "$plain" >&2; }
fail() {
  printf 'tools/setup.sh: %s\n' "$*" >&2
  exit 1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Packages that may also have come from elsewhere count as present when their program is there.
have() {
  case "$1" in
    default-jre-headless) command -v java >/dev/null ;;
    maven) command -v mvn >/dev/null ;;
    nodejs) command -v node >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    *) grep -qxF "$1" <<<"$installed" ;;
  esac
}

# Installs without starting any daemon (redis-server): Firstline never uses one that is already on the machine.
# invoke-rc.d and systemd both ask policy-rc.d; one that exists already is left alone.
install_without_starting() {
  local policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then
    # shellcheck disable=SC2064 # expanded now: `policy` is local
    trap "as_root rm -f '$policy'" EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod +x "$policy"
  fi
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -q -y --no-install-recommends -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@" >&2
}

install_packages() {
  local group package missing=()
  local installed
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p')
  for group in "$@"; do
    while read -r package; do
      have "$package" || missing+=("$package")
    done < <(awk -v group="$group" '$1 == group {print $2}' tools/packages.txt)
  done
  if [ "${#missing[@]}" -eq 0 ]; then
    say "packages ($*): all present"
    return
  fi
  if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
    fail "neither root nor sudo here; please have these packages installed: ${missing[*]}"
  fi
  say "packages ($*): installing ${#missing[@]}: ${missing[*]}"
  as_root apt-get update -q -o Acquire::Retries=3 >&2
  install_without_starting "${missing[@]}"
}

# The plain jars of the broker, through Maven: checksums are verified, and no registry is named here.
install_kafka() {
  local folder=$cache/kafka-$kafka_version
  if [ -f "$folder/.complete" ]; then
    say "kafka $kafka_version: present"
  else
    say "kafka $kafka_version: fetching jars (46 MB)"
    rm -rf "$folder"
    mkdir -p "$folder"
    cat >"$folder/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dev.firstline</groupId><artifactId>kafka</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>$kafka_version</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-nop</artifactId><version>1.7.36</version></dependency>
  </dependencies>
</project>
POM
    (
      cd "$folder"
      mvn -B -q -Dmaven.repo.local="$cache/m2" -Dmaven.wagon.http.retryHandler.count=3 \
        org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
        -DoutputDirectory="$folder/jars" -DincludeScope=runtime >&2
    )
    rm -rf "$cache/m2"
    touch "$folder/.complete"
  fi
  ln -sfn "kafka-$kafka_version/jars" "$cache/kafka"
}

# Clients of other people for the contract tests: npm by its lock file, pip by pinned versions, both into the cache.
install_clients() {
  local file folder=$cache/clients wanted=(package.json package-lock.json requirements.txt) fresh=yes
  for file in "${wanted[@]}"; do
    cmp -s "tests/contract/clients/$file" "$folder/installed/$file" || fresh=no
  done
  if [ "$fresh" = yes ]; then
    say "clients: present"
    return
  fi
  say "clients: installing npm and Python packages (80 MB)"
  rm -rf "$folder"
  mkdir -p "$folder/installed"
  cp tests/contract/clients/package.json tests/contract/clients/package-lock.json "$folder"
  (cd "$folder" && npm ci --silent --no-audit --no-fund --ignore-scripts >&2)
  python3 -m venv "$folder/venv"
  "$folder/venv/bin/pip" install -q --disable-pip-version-check -r tests/contract/clients/requirements.txt >&2
  for file in "${wanted[@]}"; do cp "tests/contract/clients/$file" "$folder/installed/$file"; done
}

# Python tools the tests of the API run, pinned, in a virtual environment of their own.
install_api_tools() {
  local folder=$cache/api_tools
  if cmp -s tools/api_tools.txt "$folder/api_tools.txt"; then
    say "API tools: present"
    return
  fi
  say "API tools: installing $(grep -c == tools/api_tools.txt)"
  rm -rf "$folder"
  python3 -m venv "$folder"
  "$folder/bin/pip" install -q --disable-pip-version-check -r tools/api_tools.txt >&2
  cp tools/api_tools.txt "$folder/api_tools.txt"
}

[ "$#" -gt 0 ] || fail "which group? build, clang, lint, clients, api"
for group in "$@"; do
  awk -v group="$group" '$1 == group {found = 1} END {exit !found}' tools/packages.txt || fail "no group '$group' in tools/packages.txt"
done
install_packages "$@"
case " $* " in
  *" build "*) install_kafka ;;
esac
case " $* " in
  *" clients "*) install_clients ;;
esac
case " $* " in
  *" api "*) install_api_tools ;;
esac
