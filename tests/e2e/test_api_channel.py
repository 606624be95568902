"""Any other channel by API: a question is answered once, a person is asked once, and nothing is lost with a dispatcher."""

import hashlib
import json
import pathlib
import tempfile
import time
import unittest

import installation
import knowledge
import pipeline
import receiver

QUESTION = "The password reset link says it is no longer valid. How long is the link valid?"
FOLLOW_UP = "How long does shipping to Spain take?"
PERSON = "I want to talk to a human please"
CUSTOMER = {"name": "Ana", "email": "ana@example.org", "external_id": "c-7"}
KEY = "flk.demo.shop.0123456789abcdef"
READ_KEY = "flk.demo.board.0123456789abcdef"
OLD_KEY = "flk.demo.old.0123456789abcdef"
ENDED = ("replied", "drafted", "handed_off", "ignored")


def key_line(text, scopes, expires=""):
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f"        - {{id: {text.split('.')[2]}, sha256: {digest}, scopes: [{scopes}]{expires}}}\n"


def tenant(callback_url, secret_file, requests_per_minute):
    return pipeline.policy(extra="  api:\n    keys:\n" + key_line(KEY, "tickets:write, tickets:read") +
                           key_line(READ_KEY, "tickets:read") +
                           key_line(OLD_KEY, "tickets:write, tickets:read", ", expires: 2020-01-01") +
                           f"    requests_per_minute: {requests_per_minute}\n    hand_off_to: main\n"
                           f"    callback: {{url: '{callback_url}', secret_file: '{secret_file}'}}\n")


class Api:
    def __init__(self, running):
        self._url = running.url("ingest", "http") + "/v1/tickets"

    def post(self, text, key=KEY, idempotency_key=None, **members):
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}
        if idempotency_key:
            headers["Idempotency-Key"] = idempotency_key
        body = {"text": text, "channel": "chat", "customer": CUSTOMER, "callback": True, **members}
        return installation.http("POST", self._url, json.dumps(body).encode(), headers)

    def get(self, ticket_id, key=KEY):
        return installation.http("GET", f"{self._url}/{ticket_id}", headers={"Authorization": f"Bearer {key}"})

    def ended(self, ticket_id, timeout_s=60):
        def look():
            answer = self.get(ticket_id)
            return answer.json if answer.status == 200 and answer.json["status"] in ENDED else None
        return installation.until(f"{ticket_id} has ended", look, timeout_s)


def replies(ticket):
    return [m for m in ticket["messages"] if m["from"] == "firstline"]


class ApiChannelTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.articles = knowledge.from_folder(pipeline.ROOT / "demo/knowledge")

    def start(self, first_message="Hello", requests_per_minute=6000, **options):
        """A receiver and an installation; both end with the test."""
        work = tempfile.TemporaryDirectory(prefix="firstline-api-")
        self.addCleanup(work.cleanup)
        secret = pathlib.Path(work.name) / "callback.secret"
        secret.write_text(receiver.SECRET)
        self.receiver = self.enterContext(receiver.Receiver())
        running = self.enterContext(installation.Installation(
            first_message, tenant=tenant(self.receiver.url, secret, requests_per_minute), **options))
        return running, Api(running)

    def test_questions_repeats_follow_ups_and_people(self):
        running, api = self.start()

        with self.subTest("a question is answered with what the article says"):
            first = api.post(QUESTION, idempotency_key="order-7", external_id="shop-1", subject="Password")
            self.assertEqual(first.status, 202, first.text)
            ticket_id = first.json["id"]
            self.assertIn(api.get(ticket_id).json["status"], ("accepted", "in_progress", "replied"))
            ticket = api.ended(ticket_id)
            self.assertEqual(ticket["status"], "replied", ticket)
            self.assertEqual(ticket["external_id"], "shop-1")
            self.assertTrue(ticket["reply"]["sources"], ticket)
            self.assertEqual(len(replies(ticket)), 1)
            for source in ticket["reply"]["sources"]:
                self.assertIn(source["article_id"], self.articles)

        with self.subTest("the same Idempotency-Key again changes nothing"):
            again = api.post(QUESTION, idempotency_key="order-7", external_id="shop-1", subject="Password")
            self.assertEqual((again.status, again.json), (202, first.json))
            other = api.post("Something else", idempotency_key="order-7")
            self.assertEqual(other.status, 422)

        with self.subTest("a further message gets an answer of its own"):
            further = api.post(FOLLOW_UP, ticket_id=ticket_id)
            self.assertEqual(further.json["id"], ticket_id)
            self.assertIn(api.get(ticket_id).json["status"], ("in_progress", "replied", "handed_off"))
            ticket = api.ended(ticket_id)
            self.assertEqual([m["from"] for m in ticket["messages"]], ["customer", "firstline", "customer", "firstline"], ticket)

        with self.subTest("whoever asks for a person gets one, once"):
            ticket_id = api.post(PERSON, subject="Please").json["id"]
            ticket = api.ended(ticket_id)
            self.assertEqual(ticket["status"], "handed_off", ticket)
            self.assertIn("explicit_request", ticket["reasons"])
            self.assertEqual(ticket["helpdesk_ticket"]["helpdesk"], "main", ticket)
            desk = running.ticket(ticket["helpdesk_ticket"]["id"])
            self.assertEqual(len(desk["comments"]), 1, desk)
            self.assertFalse(desk["comments"][0]["public"])
            self.assertIn(PERSON, json.dumps(desk))
            created = [line for line in running.changes_by_firstline() if line.get("external_id") == f"api:{ticket_id}"]
            self.assertEqual([line["op"] for line in created], ["create"], created)

        with self.subTest("what the customer writes afterwards reaches the person"):
            api.post("My number is 0815", ticket_id=ticket_id)
            installation.until("the note is there", lambda: len(running.ticket(ticket["helpdesk_ticket"]["id"])["comments"]) == 2)
            note = running.ticket(ticket["helpdesk_ticket"]["id"])["comments"][1]
            self.assertFalse(note["public"])
            self.assertIn("0815", json.dumps(note))

        with self.subTest("every outcome was posted once"):
            posts = installation.until("both tickets' callbacks", lambda: len(self.receiver.posts) >= 4 and self.receiver.posts)
            self.assertEqual(self.receiver.bad, [])
            self.assertEqual(len({webhook_id for webhook_id, _ in posts}), len(posts))
            handed_off = [body for body in self.receiver.of(ticket_id).values() if body["type"] == "ticket.handed_off"]
            self.assertEqual(len(handed_off), 1)
            self.assertEqual(handed_off[0]["data"]["helpdesk_ticket"], ticket["helpdesk_ticket"])

        with self.subTest("bad keys and bad requests"):
            wrong = api.post("a", key=KEY[:-1] + "0")
            self.assertEqual(wrong.status, 401)
            for key in (OLD_KEY, "flk.nobody.shop.x", "x"):
                self.assertEqual((api.post("a", key=key).status, api.post("a", key=key).text), (401, wrong.text), key)
            self.assertEqual(api.post("a", key=READ_KEY).status, 403)
            self.assertEqual(api.get("nothing-here").status, 404)
            bad = api.post("", channel="fax")
            self.assertEqual((bad.status, {e["field"] for e in bad.json["errors"]}), (422, {"text", "channel"}))

    def test_beyond_the_rate_callers_wait(self):
        _, api = self.start(requests_per_minute=20)
        answers = [api.get("nothing-here") for _ in range(25)]
        self.assertEqual(answers[0].status, 404)
        self.assertEqual(answers[-1].status, 429)
        self.assertGreaterEqual(int(answers[-1].headers["Retry-After"]), 1)

    def test_a_killed_dispatcher_answers_once_and_posts_once(self):
        # The kill comes with the end of the first ticket's first turn; its second message keeps the run going.
        running, api = self.start([FOLLOW_UP, ("Thanks a lot", 60000)], extra=["--kill", "dispatcher@1+3"],
                                  up="playing 1 tickets")
        posted = []
        while "kill -9" not in running.output() or len(posted) < 20:
            posted.append(api.post(PERSON if len(posted) % 5 == 0 else QUESTION, idempotency_key=f"k{len(posted)}").json["id"])
            time.sleep(0.1)
        tickets = [api.ended(ticket_id, timeout_s=180) for ticket_id in posted]
        for ticket in tickets:
            self.assertEqual(len(replies(ticket)), 1, ticket)
        handed_off = [t for t in tickets if t["status"] == "handed_off"]
        self.assertEqual(len(handed_off), len(posted[::5]), tickets)
        self.assertEqual(len({t["helpdesk_ticket"]["id"] for t in handed_off}), len(handed_off))
        created = [line for line in running.changes_by_firstline() if line["op"] == "create"]
        self.assertEqual(len(created), len(handed_off))
        installation.until("every callback", lambda: all(self.receiver.of(ticket_id) for ticket_id in posted), 120)
        self.assertEqual(self.receiver.bad, [])
        for ticket_id in posted:
            self.assertEqual(len(self.receiver.of(ticket_id)), 1, "the same outcome under two webhook ids")


if __name__ == "__main__":
    unittest.main()
