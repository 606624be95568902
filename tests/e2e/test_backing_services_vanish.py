"""Kafka and Redis vanish in the middle of the work, or are not there at all: nothing is lost, nothing is sent twice."""

import collections
import unittest

import pipeline

QUESTIONS = ["How long does shipping to Germany take?", "How do I reset my password?", "I want to talk to a human",
             "How long is the link in the password reset mail valid?", "How do I cancel my subscription?"]
COUNT = 30


def conversations():
    return [pipeline.ticket(f"v{i}", QUESTIONS[i % len(QUESTIONS)]) for i in range(COUNT)]


def visible(run):
    """What customers and agents see of each turn, in any order."""
    return sorted((e["ticket"], e["turn"], e["kind"], e.get("text", "")) for e in run.effects if e["kind"] == "public_reply")


class BackingServicesVanishTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.undisturbed = pipeline.dev_run(conversations())

    def assert_same_outcome(self, run):
        self.assertEqual(len(run.ticket_ends), COUNT, run.explain())
        per_turn = collections.Counter((reply["ticket"], reply["turn"]) for reply in run.public_replies)
        self.assertTrue(all(times == 1 for times in per_turn.values()), per_turn)
        self.assertEqual({t: e["end"] for t, e in run.ticket_ends.items()},
                         {t: e["end"] for t, e in self.undisturbed.ticket_ends.items()})
        self.assertEqual(visible(run), visible(self.undisturbed))

    def test_kafka_vanishes_and_comes_back(self):
        run = pipeline.dev_run(conversations(), extra=["--rate", "4", "--kill", "kafka@5+8"])
        self.assertIn("kill -9 kafka", run.stderr)
        self.assertIn("kafka starts again", run.stderr)
        self.assert_same_outcome(run)

    def test_redis_vanishes_for_good(self):
        run = pipeline.dev_run(conversations(), extra=["--rate", "8", "--kill", "redis@5+forever"])
        self.assertIn("kill -9 redis", run.stderr)
        self.assert_same_outcome(run)

    def test_redis_is_missing_from_the_start(self):
        self.assert_same_outcome(pipeline.dev_run(conversations(), extra=["--without", "redis"]))


if __name__ == "__main__":
    unittest.main()
