"""The same conversations in Zendesk, Intercom and Freshdesk: the same ends, once each, also when no webhook arrives."""

import tempfile
import unittest

import pipeline

VENDORS = ("zendesk", "intercom", "freshdesk")
# Answered from the demo company's articles.
ANSWERED = "The password reset link says it is no longer valid. How long is the link valid?"
FAST_LISTS = ("--set", "ingest.reconcile_interval=1s")


def conversations(vendor):
    return [pipeline.ticket(f"{vendor}-question", ANSWERED, helpdesk=vendor),
            pipeline.ticket(f"{vendor}-person", "I want to talk to a human", (ANSWERED, 3000), helpdesk=vendor),
            pipeline.ticket(f"{vendor}-takeover", ANSWERED, ("agent", "I will look into this myself.", 50),
                            ("Thanks, any news?", 3000), helpdesk=vendor)]


class ThreeHelpdesksTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.state = tempfile.TemporaryDirectory(prefix="firstline-e2e-")
        cls.tickets = [ticket for vendor in VENDORS for ticket in conversations(vendor)]
        tenant = pipeline.policy(quiet="{chat: 500ms, mail: 500ms}")
        cls.run_ = pipeline.dev_run(cls.tickets, tenant=tenant, state=cls.state.name)
        cls.again = pipeline.dev_run(cls.tickets, tenant=tenant, state=cls.state.name)

    @classmethod
    def tearDownClass(cls):
        cls.state.cleanup()

    def kinds(self, ticket):
        return [effect["kind"] for effect in self.run_.effects if effect["ticket"] == ticket]

    def test_a_question_is_answered_once_with_its_article(self):
        for vendor in VENDORS:
            with self.subTest(vendor):
                replies = [r for r in self.run_.public_replies if r["ticket"] == f"{vendor}-question"]
                self.assertEqual(len(replies), 1, self.run_.explain())
                self.assertEqual(replies[0]["helpdesk"], vendor)
                self.assertTrue(replies[0]["articles"])
                self.assertEqual(self.run_.ticket_ends[f"{vendor}-question"]["end"], "replied")

    def test_every_effect_belongs_to_a_turn(self):
        self.assertEqual([e for e in self.run_.effects if e["turn"] == 0 or not e["effect_id"]], [])

    def test_a_hand_off_is_told_once_noted_tagged_and_assigned(self):
        for vendor in VENDORS:
            with self.subTest(vendor):
                kinds = self.kinds(f"{vendor}-person")
                for kind in ("public_reply", "private_note", "tags", "assign"):
                    self.assertEqual(kinds.count(kind), 1, (kind, kinds))
                ends = [end["end"] for end in self.run_.turn_ends if end["ticket"] == f"{vendor}-person"]
                self.assertEqual(ends, ["handed_off", "ignored"])

    def test_nothing_public_once_a_person_wrote(self):
        for vendor in VENDORS:
            with self.subTest(vendor):
                self.assertNotIn("public_reply", self.kinds(f"{vendor}-takeover"))
                last = [end for end in self.run_.turn_ends if end["ticket"] == f"{vendor}-takeover"][-1]
                self.assertIn("person_owns", last["reasons"])

    def test_the_same_webhooks_again_change_nothing(self):
        self.assertEqual(self.again.effects, [])
        self.assertEqual({t: end["end"] for t, end in self.again.ticket_ends.items()},
                         {t: end["end"] for t, end in self.run_.ticket_ends.items()})


class LostWebhooksTest(unittest.TestCase):
    def test_tickets_no_webhook_told_about_are_found_and_answered(self):
        tickets = [pipeline.ticket(f"{vendor}-lost", ANSWERED, helpdesk=vendor) for vendor in VENDORS]
        run = pipeline.dev_run(tickets, extra=("--mischief", '{"drop_rate":1}', "--patience", "60", *FAST_LISTS))
        self.assertEqual({end["end"] for end in run.ticket_ends.values()}, {"replied"}, run.explain())
        self.assertEqual(sorted(r["ticket"] for r in run.public_replies), sorted(t["id"] for t in tickets))

    def test_a_webhook_that_comes_twice_and_in_any_order_is_one_turn(self):
        tickets = [pipeline.ticket(f"{vendor}-twice", ANSWERED, helpdesk=vendor) for vendor in VENDORS]
        run = pipeline.dev_run(tickets, extra=("--mischief", '{"duplicate_rate":1,"shuffle_ms":300}'))
        self.assertEqual(sorted(r["ticket"] for r in run.public_replies), sorted(t["id"] for t in tickets), run.explain())


if __name__ == "__main__":
    unittest.main()
