#!/usr/bin/env python3
"""How long honest webhooks take while a thousand connections say nothing or next to nothing. Standard library only.

Starts a whole installation (`firstline dev run`), then measures one edge in rounds, by turns alone and beside the slow
connections, so that whatever else the machine does falls on both. Prints one JSON object; exit 1 when the ratio of the
p99 is above --limit.

With --edge-only there is no broker and no policy: one edge alone, whose honest webhooks are answered 409 ("send again")
after they were read whole. It shows what connections cost each other where a whole installation is too much.

A third of the slow connections never sends a byte, a third sends a request's head at one byte per second, a third a
body. Whichever the edge closes is opened again at once.

usage: services/ingest/bench/slow_senders.py [--rounds 6] [--seconds 8] [--rate 50] [--slow 1000] [--limit 2] [--edge-only]
"""

import argparse
import base64
import contextlib
import dataclasses
import datetime
import hashlib
import hmac
import json
import os
import pathlib
import selectors
import socket
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests/e2e"))
import installation  # noqa: E402  (these lie beside the end-to-end tests, which start the same installation)
import pipeline  # noqa: E402

# Of no ticket: the edge verifies, parses and appends it as any other, and the pipeline behind finds nothing to do.
EVENT = {"type": "zen:event-type:ticket.comment_added", "id": "bench", "detail": {"id": "999999"}, "event": {}}


# --- the slow side, a process of its own

OPENINGS = (b"", b"POST /v1/webhooks/zendesk/demo HTTP/1.1\r\nX-Slow: ",
            b"POST /v1/webhooks/zendesk/demo HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n")


def hold(port, count):
    """Keeps `count` slow connections open until its standard input ends; says `ready` once all are."""
    selector = selectors.DefaultSelector()
    selector.register(sys.stdin, selectors.EVENT_READ)
    kinds = {}

    def start(kind):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.setblocking(False)
        if OPENINGS[kind]:
            connection.send(OPENINGS[kind])
        kinds[connection] = kind
        selector.register(connection, selectors.EVENT_READ)

    def again(connection):
        selector.unregister(connection)
        connection.close()
        start(kinds.pop(connection))

    for i in range(count):
        start(i % len(OPENINGS))
    print("ready", flush=True)
    reopened, drip = 0, time.monotonic() + 1
    while True:
        for key, _ in selector.select(max(0, drip - time.monotonic())):
            if key.fileobj is sys.stdin:
                print(reopened, flush=True)
                return
            # An answer such as 408, or the end: either way this one is over.
            again(key.fileobj)
            reopened += 1
        if time.monotonic() >= drip:
            drip += 1
            for connection in [c for c, kind in kinds.items() if OPENINGS[kind]]:
                with contextlib.suppress(OSError):
                    connection.send(b"a")


@contextlib.contextmanager
def slow_connections(port, count, reopened):
    process = subprocess.Popen([sys.executable, __file__, "--hold", str(port), "--slow", str(count)],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout.readline() != "ready\n":
            raise RuntimeError("the slow connections could not be opened")
        yield
    finally:
        process.stdin.close()
        reopened.append(int(process.stdout.readline() or 0))
        process.wait()


# --- the honest side

def signed_request(secret):
    body = json.dumps({**EVENT, "subject": "zen:ticket:999999"}).encode()
    moment = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    signature = base64.b64encode(hmac.new(secret.encode(), moment.encode() + body, hashlib.sha256).digest()).decode()
    return (f"POST /v1/webhooks/zendesk/demo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            f"X-Zendesk-Webhook-Signature: {signature}\r\nX-Zendesk-Webhook-Signature-Timestamp: {moment}\r\n"
            f"X-Zendesk-Webhook-Invocation-Id: bench\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n").encode() + body


def one(port, request, wanted):
    """Seconds from connecting to the last byte of the answer; a vendor opens a connection per delivery or so."""
    began = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(request)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    took = time.perf_counter() - began
    if not answer.startswith(wanted):
        raise RuntimeError(f"an honest webhook got {answer[:200]!r}")
    return took


def measure(edge, seconds, rate):
    """Times of honest webhooks, sent at even distances, or one after the other where they take longer than that."""
    times, due = [], time.monotonic()
    end = due + seconds
    while due < end and time.monotonic() < end:
        time.sleep(max(0, due - time.monotonic()))
        times.append(one(edge.port, signed_request(edge.secret), edge.answer))
        due += 1 / rate
    return times


def quantile(times, q):
    return sorted(times)[min(len(times) - 1, int(len(times) * q))]


def memory_kib(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text(encoding="utf-8").split("\n"):
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError("the edge has gone")


@dataclasses.dataclass
class Edge:
    port: int
    pid: int
    secret: str
    answer: bytes  # what an honest webhook gets


@contextlib.contextmanager
def whole_installation():
    with installation.Installation("I want to talk to a human") as firstline:
        port = int(firstline.url("ingest", "http").rpartition(":")[2])
        yield Edge(port, firstline.pid("ingest"), firstline.webhook_secret, b"HTTP/1.1 200")


@contextlib.contextmanager
def edge_alone():
    with tempfile.TemporaryDirectory() as folder:
        ports = pathlib.Path(folder) / "ports.json"
        local = [f"--{name}=127.0.0.1:0" for name in ("grpc_listen", "admin_listen", "http_listen")]
        with open(os.devnull, "wb") as nowhere:
            process = subprocess.Popen([pipeline.BIN / "ingest", "--role=edge", "--brokers=127.0.0.1:1", *local, f"--ports_file={ports}"],
                                       stdout=nowhere, stderr=nowhere)
        try:
            found = installation.until("the edge serves", lambda: ports.exists() and json.loads(ports.read_text() or "{}").get("http"))
            yield Edge(int(found.rpartition(":")[2]) if isinstance(found, str) else found, process.pid, "none", b"HTTP/1.1 409")
        finally:
            process.terminate()
            process.wait()


def run(options):
    reopened, alone, beside, resident = [], [], [], {}
    with edge_alone() if options.edge_only else whole_installation() as edge:
        measure(edge, 2, options.rate)  # warm
        resident["before"] = memory_kib(edge.pid)
        for _ in range(options.rounds):
            alone.append(measure(edge, options.seconds, options.rate))
            with slow_connections(edge.port, options.slow, reopened):
                beside.append(measure(edge, options.seconds, options.rate))
                resident["beside"] = max(resident.get("beside", 0), memory_kib(edge.pid))
        resident["after"] = memory_kib(edge.pid)
    flat = {"alone": [t for times in alone for t in times], "beside": [t for times in beside for t in times]}
    result = {name: {"webhooks": len(times), "p50_ms": round(quantile(times, 0.5) * 1000, 2), "p99_ms": round(quantile(times, 0.99) * 1000, 2)}
              for name, times in flat.items()}
    result["p99_ms_by_round"] = [[round(quantile(times, 0.99) * 1000, 2) for times in side] for side in (alone, beside)]
    for q in ("p50_ms", "p99_ms"):
        result[f"ratio_{q[:3]}"] = round(result["beside"][q] / result["alone"][q], 2)
    result["median_ratio_p99"] = round(statistics.median(b / a for a, b in zip(*result["p99_ms_by_round"])), 2)
    result["edge"] = "alone, without broker" if options.edge_only else "of a whole installation"
    result["slow_connections"] = options.slow
    result["reopened"] = sum(reopened)
    result["rss_kib"] = resident
    result["load_average"] = [round(x, 1) for x in os.getloadavg()]
    result["cores"] = os.cpu_count()
    print(json.dumps(result, indent=1))
    return 0 if result["ratio_p99"] <= options.limit else 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=8)
    parser.add_argument("--rate", type=float, default=50, help="honest webhooks per second")
    parser.add_argument("--slow", type=int, default=1000)
    parser.add_argument("--limit", type=float, default=2)
    parser.add_argument("--edge-only", action="store_true", help="one edge without broker; see above")
    parser.add_argument("--hold", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.hold:
        return hold(options.hold, options.slow)
    return run(options)


if __name__ == "__main__":
    sys.exit(main())
