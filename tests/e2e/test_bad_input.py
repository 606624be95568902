"""Wrong settings, broken files and a helpdesk that misbehaves: a clear message, the right status, nothing lost."""

import collections
import os
import pathlib
import signal
import subprocess
import tempfile
import time
import unittest

import pipeline


# One the demo company's articles answer.
QUESTION = "The password reset link says it is no longer valid. How long is the link valid?"


class FilesTest(unittest.TestCase):
    def test_a_broken_policy_is_refused_before_anything_starts(self):
        tenant = pipeline.policy().replace("default: auto", "default: autoo")
        run = pipeline.dev_run([pipeline.ticket("t", "Hello")], tenant=tenant, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertRegex(run.stderr, r"tenant\.yaml:\d+:\d+: ")
        self.assertIn("autoo", run.stderr)

    def test_broken_knowledge_lines_are_named_and_the_rest_is_used(self):
        with tempfile.TemporaryDirectory() as folder:
            knowledge = pathlib.Path(folder) / "kb.jsonl"
            knowledge.write_text('{"id":"a","title":"Opening hours","body":"Our support is open from 9:00 to 17:00 on weekdays."}\n'
                                 '{"id":"b","title":\n'
                                 '{"title":"No id","body":"x"}\n', encoding="utf-8")
            run = pipeline.dev_run([pipeline.ticket("t", "When is your support open?")], knowledge=knowledge)
        self.assertIn("kb.jsonl:2:", run.stderr)
        self.assertIn("kb.jsonl:3:", run.stderr)
        self.assertEqual(len(run.ticket_ends), 1)

    def test_a_broken_ticket_line_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            tickets = pathlib.Path(folder) / "t.jsonl"
            tickets.write_text("{broken\n", encoding="utf-8")
            run = pipeline.dev_run(tickets, check=False)
        self.assertEqual(run.returncode, 2)
        self.assertIn("t.jsonl:1:", run.stderr)


class SettingsTest(unittest.TestCase):
    def test_every_bad_setting_is_named_and_the_exit_code_is_2(self):
        for service in ("ingest", "classifier", "retriever", "responder", "escalation", "dispatcher"):
            with self.subTest(service=service):
                done = subprocess.run([pipeline.BIN / service, "--worker_threads=0", "--brokerz=x", "--drain_timeout=soon"],
                                      capture_output=True, text=True, timeout=30, check=False)
                self.assertEqual(done.returncode, 2, done.stderr)
                for name in ("worker_threads: is 0, want [1, 256]", "brokerz: no such option, did you mean brokers?", "drain_timeout:"):
                    self.assertIn(name, done.stderr)

    def test_without_kafka_a_service_is_alive_and_not_ready_and_stops_cleanly(self):
        with tempfile.TemporaryDirectory() as folder:
            ports = pathlib.Path(folder) / "ports.json"
            process = subprocess.Popen([pipeline.BIN / "escalation", "--brokers=127.0.0.1:1", "--grpc_listen=127.0.0.1:0",
                                        "--admin_listen=127.0.0.1:0", f"--ports_file={ports}"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                deadline = time.monotonic() + 20
                while not ports.exists() and time.monotonic() < deadline:
                    time.sleep(0.05)
                port = pipeline.json.loads(ports.read_text())["admin"]
                ask = lambda path: subprocess.run(["curl", "-s", "-o", os.devnull, "-w", "%{http_code}", f"http://127.0.0.1:{port}{path}"],
                                                  capture_output=True, text=True, timeout=10, check=True).stdout
                self.assertEqual(ask("/livez"), "200")
                self.assertEqual(ask("/readyz"), "503")
                process.send_signal(signal.SIGTERM)
                self.assertEqual(process.wait(timeout=30), 0)
            finally:
                process.kill()
                process.wait()


class HelpdeskTest(unittest.TestCase):
    def play(self, *faults):
        extra = []
        for fault in faults:
            extra += ["--fault", pipeline.json.dumps(fault)]
        run = pipeline.dev_run([pipeline.ticket(f"f{i}", QUESTION) for i in range(6)], extra=extra)
        self.assertEqual(len(run.ticket_ends), 6, run.explain())
        per_turn = collections.Counter((reply["ticket"], reply["turn"]) for reply in run.public_replies)
        self.assertTrue(all(times == 1 for times in per_turn.values()), per_turn)
        return run

    def test_429_is_waited_out(self):
        run = self.play({"method": "PUT", "path": "/api/v2/tickets/", "times": 2, "status": 429, "retry_after": 1})
        self.assertTrue(all(end["end"] == "replied" for end in run.ticket_ends.values()), run.ticket_ends)

    def test_a_read_that_fails_is_tried_again(self):
        run = self.play({"method": "GET", "path": "/api/v2/tickets/", "times": 3, "status": 500},
                        {"method": "GET", "path": "/api/v2/tickets/", "times": 2, "garbage": True})
        self.assertTrue(all(end["end"] == "replied" for end in run.ticket_ends.values()), run.ticket_ends)

    def test_an_uncertain_reply_is_never_sent_again_in_public(self):
        run = self.play({"method": "PUT", "path": "/api/v2/tickets/", "times": 1, "status": 500, "after_commit": True})
        uncertain = [end for end in run.turn_ends if "uncertain_effect" in end["reasons"]]
        self.assertEqual(len(uncertain), 1, run.turn_ends)
        self.assertEqual(uncertain[0]["end"], "handed_off")


if __name__ == "__main__":
    unittest.main()
