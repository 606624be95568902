"""Runs `firstline dev run` and reads what came of it. Standard library only."""

import json
import os
import pathlib
import re
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BIN = pathlib.Path(os.environ.get("E2E_BIN", ROOT / "build/release/bin"))
SHARED = pathlib.Path(os.environ.get("E2E_DATA", ROOT.parent / "shared/data"))
TIMEOUT_S = 1500


class Run:
    """One finished `dev run`."""

    def __init__(self, process, journal, records):
        self.returncode = process.returncode
        self.stdout = process.stdout
        self.stderr = process.stderr
        self.lines = read_jsonl(journal)
        self.records = read_jsonl(records)

    @property
    def effects(self):
        return [line for line in self.lines if "kind" in line]

    @property
    def public_replies(self):
        return [line for line in self.effects if line["kind"] == "public_reply"]

    @property
    def turn_ends(self):
        return [line for line in self.lines if "end" in line and "turn" in line]

    @property
    def ticket_ends(self):
        return {line["ticket"]: line for line in self.lines if "end" in line and "turns" in line}

    def record_of(self, turn_end_or_effect):
        """The decision record of a turn, by ticket and turn number."""
        for record in self.records:
            external = record.get("helpdesk", {}).get("externalId")
            if external == turn_end_or_effect["ticket"] and record["turn"]["number"] == turn_end_or_effect["turn"]:
                return record
        return None

    def explain(self):
        return f"exit {self.returncode}\n{self.stdout[-4000:]}\n{self.stderr[-4000:]}"


def read_jsonl(path):
    path = pathlib.Path(path)
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def write_jsonl(path, rows):
    pathlib.Path(path).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def policy(tenant="demo", autonomy="{trust: operator, default: auto}", quiet="{chat: 0s, mail: 0s}", extra=""):
    """A tenant policy for tests; the helpdesk's address is filled in by `dev run`."""
    return f"""apiVersion: firstline.dev/v1
kind: Tenant
metadata: {{name: {tenant}}}
spec:
  helpdesks:
    - {{name: main, vendor: zendesk, base_url: "http://127.0.0.1:1", credentials_file: c.json, webhook_secret_files: [s]}}
  languages: {{default: en, supported: [en, de, es, fr, pt, zh]}}
  quiet: {quiet}
  autonomy: {autonomy}
  teams:
    - {{name: tier1, helpdesk_group: "600"}}
{extra}"""


def ticket(ticket_id, *messages, subject="Question", channel="chat", attributes=None, helpdesk="zendesk"):
    """A line of the tickets file. A message is a text, or (text, after_ms), or (from, text, after_ms)."""
    entries = []
    for message in messages:
        if isinstance(message, str):
            entries.append({"from": "customer", "text": message})
        elif len(message) == 2:
            entries.append({"from": "customer", "text": message[0], "after_ms": message[1]})
        else:
            entries.append({"from": message[0], "text": message[1], "after_ms": message[2]})
    customer = {"name": "Ana", "email": f"{re.sub('[^a-z0-9]', '', ticket_id.lower()) or 'x'}@example.org"}
    if attributes:
        customer["attributes"] = attributes
    return {"id": ticket_id, "helpdesk": helpdesk, "channel": channel, "customer": customer, "subject": subject, "messages": entries}


def dev_run(tickets, knowledge=ROOT / "demo/knowledge", tenant=None, state=None, extra=(), check=True):
    """Plays the tickets. `tenant` is policy text, or None for a test policy."""
    with tempfile.TemporaryDirectory(prefix="firstline-e2e-") as work:
        work = pathlib.Path(work)
        tickets_file = tickets
        if not isinstance(tickets, (str, pathlib.Path)):
            tickets_file = work / "tickets.jsonl"
            write_jsonl(tickets_file, tickets)
        if not isinstance(knowledge, (str, pathlib.Path)):
            rows, knowledge = knowledge, work / "knowledge.jsonl"
            write_jsonl(knowledge, rows)
        tenant_file = work / "tenant.yaml"
        tenant_file.write_text(tenant or policy(), encoding="utf-8")
        journal, records = work / "journal.jsonl", work / "records.jsonl"
        command = [str(BIN / "firstline"), "dev", "run", "--tenant", str(tenant_file), "--knowledge", str(knowledge), "--tickets",
                   str(tickets_file), "--journal", str(journal), "--records", str(records), "--once", *extra]
        if state is not None:
            command += ["--state", str(state)]
        process = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_S, stdin=subprocess.DEVNULL, check=False)
        run = Run(process, journal, records)
    if check and run.returncode != 0:
        raise AssertionError(run.explain())
    return run
