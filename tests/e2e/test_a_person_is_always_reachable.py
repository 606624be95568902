"""Explicit requests for a person are honoured with classifier, retriever and responder stopped."""

import unittest

import pipeline

REQUESTS = {
    "en": "I want to talk to a human please",
    "de": "Ich möchte mit einem Mitarbeiter sprechen",
    "es": "Quiero hablar con una persona",
    "fr": "Je veux parler à un conseiller",
    "pt": "Quero falar com um atendente",
    "it": "Vorrei parlare con un operatore",
    "zh": "我要转人工客服",
}


class APersonIsAlwaysReachableTest(unittest.TestCase):
    def test_with_every_other_stage_down(self):
        run = pipeline.dev_run([pipeline.ticket(f"person-{code}", text) for code, text in REQUESTS.items()],
                               extra=["--without", "classifier,retriever,responder"])
        for code in REQUESTS:
            end = run.ticket_ends[f"person-{code}"]
            self.assertEqual(end["end"], "handed_off", (code, run.explain()))
        for end in run.turn_ends:
            self.assertIn("explicit_request", end["reasons"])
        for code in REQUESTS:
            kinds = {effect["kind"] for effect in run.effects if effect["ticket"] == f"person-{code}"}
            self.assertIn("assign", kinds, code)
            self.assertIn("private_note", kinds, code)

    def test_a_dead_stage_ends_in_a_hand_off_at_the_deadline(self):
        tenant = pipeline.policy(extra="  deadlines: {chat: 5s, mail: 5s}\n")
        run = pipeline.dev_run([pipeline.ticket("late", "How long does shipping to Spain take?")], tenant=tenant,
                               extra=["--without", "responder"])
        self.assertEqual(run.ticket_ends["late"]["end"], "handed_off", run.explain())
        self.assertEqual(run.turn_ends[0]["reasons"][0], "deadline")


if __name__ == "__main__":
    unittest.main()
