"""Real chat messages (multidogo) against the demo company, and a bank whose internal articles must stay inside."""

import hashlib
import unittest

import evidence
import knowledge
import pipeline

DIALOGUES = pipeline.SHARED / "multidogo"
BANK = pipeline.SHARED / "bank_kb"


def sample(count):
    """A fixed sample of customer turns over all domains, chosen by hash so that no order of the files matters."""
    rows = []
    for file in sorted(DIALOGUES.glob("*_dev.jsonl")):
        for row in pipeline.read_jsonl(file):
            rows.append((hashlib.sha256(f"{file.name}/{row['c']}/{row['t']}".encode()).hexdigest(), row["text"]))
    return [text for _, text in sorted(rows)[:count]]


@unittest.skipUnless(DIALOGUES.exists(), "no multidogo data here")
class RealMessagesTest(unittest.TestCase):
    def test_every_turn_ends(self):
        texts = sample(200)
        run = pipeline.dev_run([pipeline.ticket(f"m{i}", text or "-") for i, text in enumerate(texts)], extra=["--rate", "20"])
        self.assertEqual(len(run.ticket_ends), len(texts), run.explain())
        self.assertTrue(all(end["end"] != "dead_letter" for end in run.ticket_ends.values()))


@unittest.skipUnless(BANK.exists(), "no bank_kb data here")
class BankTest(unittest.TestCase):
    def test_internal_articles_are_never_quoted_to_a_customer(self):
        articles = knowledge.from_jsonl(BANK / "articles.jsonl")
        internal = {key for key, article in articles.items() if article["internal"]}
        self.assertGreaterEqual(len(internal), 50)
        # The titles of internal articles as questions: what a curious customer would ask.
        asked = [f"{articles[key]['title'].removeprefix('Internal: ')}: how does this work?" for key in sorted(internal)]
        cases = [row["case"][:1500] for row in pipeline.read_jsonl(BANK / "cases.jsonl")]
        run = pipeline.dev_run([pipeline.ticket(f"b{i}", text) for i, text in enumerate(asked + cases)], knowledge=BANK / "articles.jsonl",
                               extra=["--rate", "20"])
        self.assertEqual(len(run.ticket_ends), len(asked + cases), run.explain())
        for reply in run.public_replies:
            self.assertEqual(set(reply["articles"]) & internal, set(), reply)
            record = run.record_of(reply)
            self.assertEqual(evidence.unsupported_sentences(record, articles), [], reply["ticket"])


if __name__ == "__main__":
    unittest.main()
