"""A `firstline dev run` that stays up, for tests that talk to its processes themselves. Standard library only."""

import json
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import pipeline

START_S = 300
STOP_S = 90
POLL_S = 0.1


def until(what, probe, timeout_s=60):
    """The first true value of `probe()`; asks again until then."""
    deadline = time.monotonic() + timeout_s
    while True:
        value = probe()
        if value:
            return value
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {timeout_s} s: {what}")
        time.sleep(POLL_S)


class Response:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.text = body.decode("utf-8", "replace")

    @property
    def json(self):
        return json.loads(self.text)


def http(method, url, body=None, headers=()):
    """One request; 4xx and 5xx are answers as any other."""
    request = urllib.request.Request(url, data=body, headers=dict(headers), method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return Response(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Response(error.code, error.headers, error.read())


class Installation:
    """Starts everything with one played ticket, id `first`, and stops it. Use it as a context manager."""

    def __init__(self, first_message, tenant=None, knowledge=pipeline.ROOT / "demo/knowledge", extra=(), up="Still up.", vendors=("zendesk",)):
        """`first_message`: a text, or a list of messages as pipeline.ticket takes them. `extra` goes to `dev run`, which
        counts as up once it said `up`. Of `vendors` there is a simulated helpdesk each, the first has the ticket `first`."""
        self._work = tempfile.TemporaryDirectory(prefix="firstline-e2e-")
        self._up = up
        self.state = pathlib.Path(self._work.name) / "state"
        self._output = pathlib.Path(self._work.name) / "output.txt"
        tickets = pathlib.Path(self._work.name) / "tickets.jsonl"
        messages = [first_message] if isinstance(first_message, str) else first_message
        pipeline.write_jsonl(tickets, [pipeline.ticket("first" if vendor == vendors[0] else f"first-{vendor}", *messages, helpdesk=vendor)
                                       for vendor in vendors])
        tenant_file = pathlib.Path(self._work.name) / "tenant.yaml"
        tenant_file.write_text(tenant or pipeline.policy(), encoding="utf-8")
        self._command = [str(pipeline.BIN / "firstline"), "dev", "run", "--tenant", str(tenant_file), "--knowledge", str(knowledge),
                         "--tickets", str(tickets), "--journal", str(pathlib.Path(self._work.name) / "journal.jsonl"), "--state", str(self.state), *extra]
        self._process = None

    def __enter__(self):
        with self._output.open("wb") as output:
            self._process = subprocess.Popen(self._command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        try:
            until("the installation is up", self._is_up, START_S)
        except BaseException:
            self.__exit__(None, None, None)
            raise
        self.brokers = self._brokers()
        self.helpdesk = "http://127.0.0.1:" + (self.state / "run/sim-zendesk.port").read_text().strip()
        self.webhook_secret = (self.state / "secrets/zendesk.hook").read_text().strip()
        return self

    def __exit__(self, *_):
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._work.cleanup()

    def _is_up(self):
        if self._process.poll() is not None:
            raise AssertionError(f"dev run ended with {self._process.returncode}:\n{self.output()}")
        return self._up in self.output()

    def _brokers(self):
        """Address of Kafka, as the edge was told."""
        ports_file = f"--ports_file={self.state / 'run/ingest.json'}".encode()
        for entry in pathlib.Path("/proc").iterdir():
            try:
                arguments = (entry / "cmdline").read_bytes().split(b"\0") if entry.name.isdigit() else []
            except OSError:
                continue
            if ports_file in arguments:
                return next(a for a in arguments if a.startswith(b"--brokers=")).decode().partition("=")[2]
        raise AssertionError("ingest does not run")

    def output(self):
        return self._output.read_text(encoding="utf-8")

    def log(self, service):
        return (self.state / f"logs/{service}.log").read_text(encoding="utf-8")

    def url(self, service, port):
        return f"http://127.0.0.1:{json.loads((self.state / f'run/{service}.json').read_text())[port]}"

    def pid(self, service):
        """The service's process, or None when it does not run."""
        for entry in pathlib.Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                command = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if command[0] == str(pipeline.BIN / service).encode() and f"--brokers={self.brokers}".encode() in command:
                return int(entry.name)
        return None

    def metric(self, service, series):
        """Value of a time series such as firstline_x_total{a="b"}; 0 while it does not exist."""
        text = http("GET", self.url(service, "admin") + "/metrics").text
        found = re.search("^" + re.escape(series) + r" (\S+)$", text, re.MULTILINE)
        return float(found.group(1)) if found else 0.0

    def records(self, topic):
        """All records of a topic, as kcat writes them: key, headers, and the value as bytes told by its length."""
        done = subprocess.run(["kcat", "-q", "-C", "-b", self.brokers, "-t", topic, "-e", "-o", "beginning", "-J"],
                              capture_output=True, timeout=60, check=True)
        return [json.loads(line) for line in done.stdout.decode("utf-8", "replace").split("\n") if line.strip()]

    def person(self, path, body, vendor="zendesk"):
        """Something a person does in the helpdesk; `path` is below /_sim/."""
        port = (self.state / f"run/sim-{vendor}.port").read_text().strip()
        answer = http("POST", f"http://127.0.0.1:{port}/_sim/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"})
        if answer.status not in (200, 201):
            raise AssertionError(f"the helpdesk refused {path}: {answer.status} {answer.text}")
        return answer.json

    def open_ticket(self, external_id, text, channel="chat"):
        return self.person("tickets", {"external_id": external_id, "subject": "Question", "text": text, "channel": channel,
                                       "requester": {"name": "Ana", "email": f"{external_id}@example.org"}})["ticket_id"]

    def ticket(self, ticket_id):
        return http("GET", f"{self.helpdesk}/_sim/tickets/{ticket_id}").json

    def public_replies(self, ticket_id):
        """What Firstline said to the customer; 8000 is its user in the simulator."""
        return [c for c in self.ticket(ticket_id)["comments"] if c["public"] and c["author_id"] == 8000]

    def changes_by_firstline(self):
        """Journal lines of everything Firstline changed in the helpdesk."""
        text = (self.state / "sim/zendesk/journal.jsonl").read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.split("\n") if line.strip()]
        return [line for line in lines if line["actor"] == "api" and line["op"] != "refused"]

    def calls_by_firstline(self, vendor):
        """Every accepted call that changed the vendor's helpdesk, as it came: `path` in parts, `body` parsed."""
        text = (self.state / f"sim/{vendor}/commands.jsonl").read_text(encoding="utf-8")
        lines = [json.loads(line) for line in text.split("\n")[:-1] if line]
        return [{**line, "body": json.loads(line["body"] or "null")} for line in lines if line["side"] == "api"]

    def turns(self, ticket_id, topic):
        """Records of the ticket's turns in a topic of the pipeline."""
        done = subprocess.run([str(pipeline.BIN / "firstline"), "--brokers", self.brokers, "--output", "json", "ticket", "show", str(ticket_id)],
                              capture_output=True, text=True, timeout=120, check=False)
        if done.returncode != 0:
            return []
        rows = [json.loads(line) for line in done.stdout.split("\n") if line.strip()]
        return [row["ticket"] for row in rows if row["topic"] == topic]
