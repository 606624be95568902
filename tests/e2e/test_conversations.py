"""Bursts, follow-ups and people who take over."""

import unittest

import pipeline


# Answered from the demo company's articles, so that the quiet time holds the reply back; a hand-off has none.
ANSWERED = "The password reset link says it is no longer valid. How long is the link valid?"


class ConversationsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        tenant = pipeline.policy(quiet="{chat: 1s, mail: 1s}")
        cls.run_ = pipeline.dev_run(
            [pipeline.ticket("burst", "Hi", (ANSWERED, 300), ("I ordered it by phone.", 300)),
             pipeline.ticket("handed-off", "I want to talk to a human", (ANSWERED, 4000)),
             pipeline.ticket("takeover", ANSWERED, ("agent", "I will look into this myself.", 100)),
             pipeline.ticket("after-takeover", ANSWERED, ("agent", "Let me check that for you.", 200),
                             ("Thanks, any news?", 3000))],
            tenant=tenant)

    def test_a_burst_gets_one_reply(self):
        replies = [r for r in self.run_.public_replies if r["ticket"] == "burst"]
        self.assertEqual(len(replies), 1, self.run_.explain())

    def test_after_a_hand_off_nothing_is_said_any_more(self):
        ends = [end["end"] for end in self.run_.turn_ends if end["ticket"] == "handed-off"]
        self.assertEqual(ends, ["handed_off", "ignored"], self.run_.explain())
        self.assertEqual([r["turn"] for r in self.run_.public_replies if r["ticket"] == "handed-off"], [1])

    def test_nothing_public_after_a_person_wrote(self):
        for ticket in ("takeover", "after-takeover"):
            self.assertEqual([r for r in self.run_.public_replies if r["ticket"] == ticket], [], ticket)

    def test_a_turn_in_a_persons_conversation_is_ignored(self):
        ends = [end for end in self.run_.turn_ends if end["ticket"] == "after-takeover"]
        self.assertEqual(ends[-1]["end"], "ignored", ends)
        self.assertIn("person_owns", ends[-1]["reasons"])


if __name__ == "__main__":
    unittest.main()
