"""kill -9 of any one service loses nothing and sends nothing twice; the same webhooks again change nothing visible."""

import collections
import tempfile
import unittest

import pipeline

QUESTIONS = ["How long does shipping to Germany take?", "Can I return an opened item?", "How do I reset my password?",
             "How do I cancel my subscription?", "What does express shipping cost?", "I want to talk to a human",
             "How long is the warranty?", "Which payment methods do you accept?"]


def conversations(count):
    return [pipeline.ticket(f"k{i}", QUESTIONS[i % len(QUESTIONS)]) for i in range(count)]


class KillAndReplayTest(unittest.TestCase):
    def assert_nothing_lost_or_doubled(self, run, count):
        self.assertEqual(len(run.ticket_ends), count, run.explain())
        per_turn = collections.Counter((reply["ticket"], reply["turn"]) for reply in run.public_replies)
        self.assertTrue(all(times == 1 for times in per_turn.values()), per_turn)

    def test_kill_of_each_service(self):
        services = ("ingest", "classifier", "retriever", "responder", "escalation", "dispatcher")
        kills = [argument for i, service in enumerate(services) for argument in ("--kill", f"{service}@{5 + 12 * i}")]
        run = pipeline.dev_run(conversations(84), extra=["--rate", "6", *kills])
        for service in services:
            self.assertIn(f"kill -9 {service}", run.stderr)
        self.assert_nothing_lost_or_doubled(run, 84)

    def test_the_same_webhooks_again_change_nothing_visible(self):
        with tempfile.TemporaryDirectory(prefix="firstline-state-") as state:
            first = pipeline.dev_run(conversations(8), state=state)
            self.assert_nothing_lost_or_doubled(first, 8)
            second = pipeline.dev_run(conversations(8), state=state)
        self.assertEqual(second.effects, [], second.explain())
        self.assertEqual(second.ticket_ends, first.ticket_ends)
        self.assertEqual(sorted(map(str, second.turn_ends)), sorted(map(str, first.turn_ends)))


if __name__ == "__main__":
    unittest.main()
