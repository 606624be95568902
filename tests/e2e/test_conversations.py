"""Bursts, follow-ups and people who take over."""

import unittest

import pipeline


class ConversationsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        tenant = pipeline.policy(quiet="{chat: 1s, mail: 1s}")
        cls.run_ = pipeline.dev_run(
            [pipeline.ticket("burst", "Hi", ("How long does shipping to Germany take?", 300), ("and what does it cost?", 300)),
             pipeline.ticket("takeover", "How long does shipping to Germany take?", ("agent", "I will look into this myself.", 100)),
             pipeline.ticket("after-takeover", "My lamp flickers", ("agent", "Let me check that for you.", 200),
                             ("Thanks, any news?", 3000))],
            tenant=tenant)

    def test_a_burst_gets_one_reply(self):
        replies = [r for r in self.run_.public_replies if r["ticket"] == "burst"]
        self.assertEqual(len(replies), 1, self.run_.explain())

    def test_nothing_public_after_a_person_wrote(self):
        for ticket in ("takeover", "after-takeover"):
            self.assertEqual([r for r in self.run_.public_replies if r["ticket"] == ticket], [], ticket)

    def test_a_turn_in_a_persons_conversation_is_ignored(self):
        ends = [end for end in self.run_.turn_ends if end["ticket"] == "after-takeover"]
        self.assertEqual(ends[-1]["end"], "ignored", ends)
        self.assertIn("person_owns", ends[-1]["reasons"])


if __name__ == "__main__":
    unittest.main()
