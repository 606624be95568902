"""The demo company: every conversation ends, and what is said in public is grounded and public."""

import unittest

import evidence
import knowledge
import pipeline


class DemoTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.articles = knowledge.from_folder(pipeline.ROOT / "demo/knowledge")
        cls.tickets = pipeline.read_jsonl(pipeline.ROOT / "demo/tickets.jsonl")
        cls.run_ = pipeline.dev_run(pipeline.ROOT / "demo/tickets.jsonl",
                                    tenant=(pipeline.ROOT / "demo/tenant.yaml").read_text(encoding="utf-8"))

    def test_every_ticket_ends(self):
        self.assertEqual(set(self.run_.ticket_ends), {t["id"] for t in self.tickets}, self.run_.explain())

    def test_a_turn_gets_at_most_one_public_message(self):
        seen = set()
        for reply in self.run_.public_replies:
            key = (reply["ticket"], reply["turn"])
            self.assertNotIn(key, seen)
            self.assertGreater(reply["turn"], 0, reply)
            seen.add(key)

    def test_every_public_sentence_is_in_the_article_it_names(self):
        answered = 0
        for reply in self.run_.public_replies:
            record = self.run_.record_of(reply)
            if record["decision"]["kind"] != "DECISION_KIND_ANSWER":
                continue
            answered += 1
            self.assertEqual(evidence.unsupported_sentences(record, self.articles), [], reply["ticket"])
            for sentence in record["answer"]["sentences"]:
                self.assertIn(sentence["text"][:40], reply["text"])
        self.assertGreaterEqual(answered, 15, self.run_.explain())

    def test_a_false_sentence_is_recognised(self):
        article_id, article = next(iter(self.articles.items()))
        record = {"answer": {"sentences": [{"text": "We pay 500 euros to everyone who asks.", "articleId": article_id}]}}
        self.assertEqual(len(evidence.unsupported_sentences(record, {article_id: article})), 1)

    def test_no_internal_article_is_quoted(self):
        for reply in self.run_.public_replies:
            for article in reply["articles"]:
                self.assertFalse(self.articles[article]["internal"], reply)

    def test_requests_for_a_person_and_legal_threats_are_handed_off(self):
        for ticket_id, end in self.run_.ticket_ends.items():
            negated = "not" in ticket_id or "no-human" in ticket_id or "negat" in ticket_id
            if (ticket_id.startswith(("legal", "human", "person")) and not negated):
                self.assertEqual(end["end"], "handed_off", ticket_id)


if __name__ == "__main__":
    unittest.main()
