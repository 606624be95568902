#!/usr/bin/env python3
"""Writes the pages of docs/operate that come from the code: the options every service prints with --reference, and the
metric families its sources name.

usage: tools/operate_docs.py [--check] BIN     BIN: folder of the built services
  --check   write nothing; exit 1 when a page is not what would be written
"""

import difflib
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "operate"
SERVICES = ["ingest", "classifier", "retriever", "responder", "escalation", "dispatcher"]
KINDS = {"Count": "counter", "Set": "gauge", "Observe": "histogram"}

CONFIGURATION_HEAD = """# Configuration

<!-- Written by tools/operate_docs.py from the option tables of the services; do not edit. -->

Every option of a service can be set in four places; a later one wins: default, `--config=FILE` (flat YAML), environment variable `FIRSTLINE_<NAME>`, flag `--<name>=VALUE`.
Durations are written `250ms`, `10s`, `5m`; lists are comma-separated in flags and variables and YAML lists in files.
An unknown or wrong option ends the service with exit code 2 and one line per problem.
`--check_config` checks and exits, `--print_config` shows what is in force, `--schema` prints a JSON Schema of the file; a running service shows its configuration at `/configz`.
Secrets are never options: options and policies name files, which hold them.
What a tenant wants (gates, autonomy, teams, helpdesks) is not configured here but in its policy: `firstline check`, `firstline apply`.
"""

METRICS_HEAD = """# Metrics

<!-- Written by tools/operate_docs.py from the sources; do not edit. -->

Every service serves its metrics in Prometheus text format at `/metrics` of its admin port.
Labels come from closed sets; ids and customer text are never labels.
A series appears with its first event.
Histograms are in seconds, from 1 ms to 60 s.
"""


def options(folder, service):
    """Rows of the option table: [name, rest of the row]."""
    printed = subprocess.run(
        [folder / service, "--reference"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    rows = [line for line in printed.splitlines() if line.startswith("| `")]
    if not rows:
        raise SystemExit(f"{service} --reference printed no options")
    return rows


def configuration(folder):
    tables = {service: options(folder, service) for service in SERVICES}
    shared = [row for row in tables[SERVICES[0]] if all(row in table for table in tables.values())]
    head = ["| option | type | default | meaning |", "|---|---|---|---|"]
    lines = [CONFIGURATION_HEAD, "## Options of every service", "", *head, *shared]
    for service, rows in tables.items():
        own = [row for row in rows if row not in shared]
        lines += ["", f"## {service}", "", *head, *own]
    return "\n".join(lines) + "\n"


def families(text):
    """Metric families a source names: (name, kind, help, labels)."""
    found = []
    for call in re.finditer(r"metrics_?\.(Count|Set|Observe)\(\s*\"", text):
        arguments = text[call.end() - 1 : text.index(");", call.end())]
        literals = re.match(r'"([a-z0-9_]+)",\s*((?:"(?:[^"\\]|\\.)*"\s*)+)', arguments)
        if literals is None:
            raise SystemExit(f"a metric without literal name and help: {arguments[:80]}")
        help_text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals.group(2)))
        labels = re.findall(r'\{\{?"([a-z_]+)",', arguments[literals.end() :])
        found.append((literals.group(1), KINDS[call.group(1)], help_text, tuple(labels)))
    return found


def owned_families(sources):
    """Families by owner (`every service` or a service's name), each with its kind, help and labels."""
    owners = {}
    for path, text in sources:
        owner = path.parts[1] if path.parts[0] == "services" else "every service"
        for name, kind, help_text, labels in families(text):
            before = owners.setdefault(owner, {}).setdefault(name, (kind, help_text, labels))
            if before != (kind, help_text, labels):
                raise SystemExit(f"{name} is declared twice and differently: {before}, {(kind, help_text, labels)}")
    return owners


def metric_sources():
    for path in sorted([*ROOT.glob("common/**/*.cc"), *ROOT.glob("services/**/*.cc")]):
        if not path.name.endswith("_test.cc"):
            yield path.relative_to(ROOT), path.read_text()


def metrics():
    owners = owned_families(metric_sources())
    lines = [METRICS_HEAD]
    for owner in ["every service", *SERVICES]:
        lines += [f"## {owner}", "", "| family | kind | labels | meaning |", "|---|---|---|---|"]
        for name, (kind, help_text, labels) in sorted(owners.get(owner, {}).items()):
            lines.append(f"| `{name}` | {kind} | {', '.join(f'`{label}`' for label in labels)} | {help_text} |")
        lines.append("")
    return "\n".join(lines)


def main(arguments):
    check = "--check" in arguments
    folders = [argument for argument in arguments if argument != "--check"]
    if len(folders) != 1:
        raise SystemExit(__doc__)
    pages = {"configuration.md": configuration(pathlib.Path(folders[0])), "metrics.md": metrics()}
    stale = False
    for name, text in pages.items():
        page = PAGES / name
        if not check:
            page.write_text(text)
            continue
        written = page.read_text() if page.exists() else ""
        if written != text:
            stale = True
            sys.stdout.writelines(
                difflib.unified_diff(
                    written.splitlines(keepends=True), text.splitlines(keepends=True), f"docs/operate/{name}", "the code"
                )
            )
    if stale:
        raise SystemExit("docs/operate is out of date: run make docs")


if __name__ == "__main__":
    main(sys.argv[1:])
