"""Real customer questions on real product documentation (aws_kb): answered in public, and from the right article."""

import unittest

import evidence
import knowledge
import pipeline

DATA = pipeline.SHARED / "aws_kb"


@unittest.skipUnless(DATA.exists(), "no aws_kb data here")
class AwsKbTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.articles = knowledge.from_jsonl(DATA / "articles.jsonl")
        cls.questions = pipeline.read_jsonl(DATA / "questions.jsonl")
        tickets = [pipeline.ticket(q["id"], q["question"], subject="Question") for q in cls.questions]
        cls.run_ = pipeline.dev_run(tickets, knowledge=DATA / "articles.jsonl")
        cls.answers = {}
        for reply in cls.run_.public_replies:
            if cls.run_.record_of(reply)["decision"]["kind"] == "DECISION_KIND_ANSWER":
                cls.answers[reply["ticket"]] = reply

    def test_every_question_ends(self):
        self.assertEqual(len(self.run_.ticket_ends), len(self.questions), self.run_.explain())

    def test_at_least_24_of_40_are_answered_in_public(self):
        print(f"aws_kb: {len(self.answers)} of {len(self.questions)} answered in public")
        self.assertGreaterEqual(len(self.answers), 24, self.run_.explain())

    def test_at_least_60_percent_of_the_answers_cite_the_gold_article(self):
        gold = {q["id"]: q["article"] for q in self.questions}
        right = sum(gold[ticket] in reply["articles"] for ticket, reply in self.answers.items())
        print(f"aws_kb: {right} of {len(self.answers)} answers cite the gold article")
        self.assertGreaterEqual(right, 0.6 * len(self.answers))

    def test_every_public_sentence_is_in_the_article_it_names(self):
        for ticket, reply in self.answers.items():
            record = self.run_.record_of(reply)
            self.assertTrue(record["answer"]["sentences"], ticket)
            self.assertEqual(evidence.unsupported_sentences(record, self.articles), [], ticket)


if __name__ == "__main__":
    unittest.main()
