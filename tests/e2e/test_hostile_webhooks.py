"""Forged and broken webhooks against running processes: the right status, a clear answer, no trace, nothing lost."""

import base64
import collections
import concurrent.futures
import datetime
import hashlib
import hmac
import json
import unittest

import installation
import pipeline
from installation import http, until

# One the demo company's articles answer.
QUESTION = "The password reset link says it is no longer valid. How long is the link valid?"
# In every hostile body; must not come back in an answer, a log line or a metric.
CANARY = "canary-8c1f27e04b"
BODY_MAX = 900 * 1024


def now(seconds_ago=0):
    moment = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(seconds=seconds_ago)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def signed(secret, body, timestamp):
    """The headers of a delivery as the vendor signs it."""
    signature = hmac.new(secret.encode(), timestamp.encode() + body, hashlib.sha256).digest()
    return {"Content-Type": "application/json", "X-Zendesk-Webhook-Signature": base64.b64encode(signature).decode(),
            "X-Zendesk-Webhook-Signature-Timestamp": timestamp, "X-Zendesk-Webhook-Invocation-Id": "01HOSTILE"}


def event(ticket_id, kind="ticket.comment_added"):
    return json.dumps({"type": f"zen:event-type:{kind}", "id": CANARY, "subject": f"zen:ticket:{ticket_id}", "detail": {"id": str(ticket_id)},
                       "event": {"comment": {"body": CANARY, "is_public": True}}}).encode()


class HostileWebhooksTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # Mail waits, so that a merge can come between a turn and its reply.
        tenant = pipeline.policy(quiet="{chat: 0s, mail: 20s}")
        cls.firstline = installation.Installation(QUESTION, tenant=tenant)
        cls.enterClassContext(cls.firstline)
        cls.edge = cls.firstline.url("ingest", "http") + "/v1/webhooks"
        cls.ingest_pid = cls.firstline.pid("ingest")
        cls.victim = cls.firstline.ticket("first")["ticket_id"]

    def tearDown(self):
        self.assertEqual(self.firstline.pid("ingest"), self.ingest_pid, "ingest has restarted")
        self.assertNotIn(CANARY, http("GET", self.firstline.url("ingest", "admin") + "/metrics").text)

    def setUp(self):
        self.before = self.traces()

    def traces(self):
        """What came of webhooks about the victim, whose conversation is over: pointers in the inbox, changes in the helpdesk."""
        pointers = [record for record in self.firstline.records("inbox") if record["key"] == f"demo/main:{self.victim}"]
        changes = [change for change in self.firstline.changes_by_firstline() if str(change["ticket"]) == self.victim]
        return len(pointers), changes

    def reads(self, result):
        return self.firstline.metric("ingest", f'firstline_helpdesk_reads_total{{result="{result}"}}')

    def send(self, body, path="zendesk/demo", method="POST", headers=None):
        return http(method, f"{self.edge}/{path}", body, signed(self.firstline.webhook_secret, body, now()) if headers is None else headers)

    def assert_refused(self, answer, status, *says):
        self.assertEqual(answer.status, status, answer.text)
        detail = answer.json.get("detail") or answer.json.get("error")
        for part in says:
            self.assertIn(part, detail)
        self.assertNotIn(CANARY, answer.text)

    def assert_no_trace(self):
        self.assertEqual(self.traces(), self.before)
        self.assertNotIn(CANARY, self.firstline.log("ingest"))

    def dead_letters(self):
        return self.firstline.records("ingest.dlq")

    # --- who is asking

    def test_a_wrong_signature_is_refused(self):
        body = event(self.victim)
        self.assert_refused(self.send(body, headers=signed("guessed", body, now())), 401, "does not fit the body", "want one made with")
        tampered = signed(self.firstline.webhook_secret, body, now())
        self.assert_refused(self.send(body.replace(b"true", b"null"), headers=tampered), 401, "does not fit the body")
        tampered["X-Zendesk-Webhook-Signature"] = "bm90IGEgc2lnbmF0dXJl"
        self.assert_refused(self.send(body, headers=tampered), 401, "want base64 of 32 bytes")
        self.assert_no_trace()

    def test_a_stale_or_future_timestamp_is_refused(self):
        for seconds_ago, seen in ((600, "10m"), (-600, "-9m")):
            body = event(self.victim)
            answer = self.send(body, headers=signed(self.firstline.webhook_secret, body, now(seconds_ago)))
            self.assert_refused(answer, 401, f"timestamp is {seen}", "want at most 5m")
        self.assert_no_trace()

    def test_a_delivery_cannot_be_given_a_fresh_timestamp(self):
        body = event(self.victim)
        headers = signed(self.firstline.webhook_secret, body, now(600))
        headers["X-Zendesk-Webhook-Signature-Timestamp"] = now()
        self.assert_refused(self.send(body, headers=headers), 401, "does not fit the body")
        self.assert_no_trace()

    def test_missing_signature_headers_are_refused(self):
        body = event(self.victim)
        complete = signed(self.firstline.webhook_secret, body, now())
        for missing in ("X-Zendesk-Webhook-Signature", "X-Zendesk-Webhook-Signature-Timestamp"):
            headers = {name: value for name, value in complete.items() if name != missing}
            self.assert_refused(self.send(body, headers=headers), 401, "missing", "want X-Zendesk-Webhook-Signature and")
        self.assert_refused(self.send(body, headers={}), 401, "missing")
        self.assert_no_trace()

    # --- where to

    def test_an_unknown_tenant_is_not_found(self):
        for tenant in ("nobody", "demo2", "..%2fdemo", CANARY):
            self.assert_refused(self.send(event(self.victim), path=f"zendesk/{tenant}"), 404, "no such tenant, want")
        self.assert_no_trace()

    def test_an_unknown_vendor_or_path_is_not_found(self):
        self.assert_refused(self.send(event(self.victim), path=f"{CANARY}/demo"), 404, "no such vendor, want freshdesk, intercom, zendesk")
        for path in ("zendesk", "zendesk/", f"zendesk/demo/{CANARY}"):
            self.assert_refused(self.send(event(self.victim), path=path), 404, "no such path, want POST /v1/webhooks/{vendor}/{tenant}")
        self.assert_no_trace()

    def test_another_method_is_refused_and_told_which_one(self):
        for method in ("GET", "PUT", "DELETE"):
            answer = self.send(event(self.victim), method=method)
            self.assert_refused(answer, 405, f"method is {method}, want POST")
            self.assertEqual(answer.headers["Allow"], "POST")
        self.assert_no_trace()

    # --- what it says

    def test_an_oversized_body_is_refused_and_one_of_the_limit_is_not(self):
        body = b'{"x":"' + CANARY.encode() + b'"' + b" " * BODY_MAX
        self.assert_refused(self.send(body[: BODY_MAX + 1]), 413, "body is too large", f"want at most {BODY_MAX} bytes")
        self.assert_no_trace()
        largest = event(self.victim, "ticket.some_new_kind")
        answer = self.send(largest + b" " * (BODY_MAX - len(largest)))
        self.assertEqual((answer.status, answer.json["result"]), (200, "dropped"), answer.text)

    def test_an_unreadable_body_with_a_right_signature_is_kept(self):
        canary = CANARY.encode()
        bodies = {
            "malformed": b'{"type":"' + canary,
            "empty": b"",
            "no object": b'["' + canary + b'"]',
            "deep": b"[" * 100_000 + b"]" * 100_000,
            "deep inside": b'{"type":"zen:event-type:ticket.created","detail":{"id":"1"},"x":' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
            "invalid UTF-8": b'{"source":"zendesk-trigger","ticket_id":"1","event":"' + canary + b'\xff\xfe\xc0\x80"}',
            "lone surrogate": b'{"source":"zendesk-trigger","ticket_id":"1","event":"\\ud800"}',
            "no ticket": b'{"source":"zendesk-trigger","ticket_id":"' + canary + b'"}',
            "negative ticket": b'{"source":"zendesk-trigger","ticket_id":"-1"}',
            "no kind": b'{"' + canary + b'":1}',
        }
        before = len(self.dead_letters())
        for name, body in bodies.items():
            with self.subTest(body=name):
                answer = self.send(body)
                self.assertEqual((answer.status, answer.json["result"]), (200, "dead_lettered"), answer.text)
                self.assertIn("the delivery was kept", answer.json["detail"])
                self.assertNotIn(CANARY, answer.text)
        kept = self.dead_letters()[before:]
        self.assertEqual(len(kept), len(bodies))
        for body in bodies.values():
            self.assertEqual(sum(letter["payload"] == body.decode("utf-8", "replace") for letter in kept), 1)
        for letter in kept:
            headers = dict(zip(letter["headers"][::2], letter["headers"][1::2]))
            self.assertEqual((headers["dlq_topic"], headers["ce_tenant"]), ("http:zendesk", "demo"))
        self.assert_no_trace()

    def test_an_unknown_event_is_taken_and_ignored(self):
        for kind in ("ticket.some_new_kind", "user.created", "ticket.tags_changed"):
            answer = self.send(event(self.victim, kind))
            self.assertEqual((answer.status, answer.json["result"]), (200, "dropped"), answer.text)
            self.assertNotIn(CANARY, answer.text)
        self.assert_no_trace()

    # A signature proves who sent it, not that it is true: the ticket is read from the helpdesk.
    def test_a_signed_lie_about_a_ticket_changes_nothing(self):
        gone, read = self.reads("gone"), self.reads("ok")
        self.assertEqual(self.send(event(99999)).json["result"], "accepted")
        self.assertEqual(self.send(event(self.victim)).json["result"], "accepted")
        until("both were read", lambda: self.reads("gone") > gone and self.reads("ok") > read)
        pointers, changes = self.before
        self.assertEqual(self.traces(), (pointers + 1, changes))
        self.assertNotIn(CANARY, self.firstline.log("ingest"))

    # --- who is served all the same

    def test_an_honest_ticket_gets_its_reply_amid_a_flood_of_forged_ones(self):
        body = event(self.victim)
        kinds = [lambda: self.send(body, headers=signed("guessed", body, now())).status,
                 lambda: self.send(body, headers=signed(self.firstline.webhook_secret, body, now(3600))).status,
                 lambda: self.send(body, path="zendesk/nobody").status,
                 lambda: self.send(body, method="GET").status,
                 lambda: self.send(b"[" * 100_000).status]
        with concurrent.futures.ThreadPoolExecutor(8) as senders:
            flood = [senders.submit(kinds[i % len(kinds)]) for i in range(500)]
            ticket = self.firstline.open_ticket("honest", QUESTION)
            statuses = collections.Counter(sent.result() for sent in flood)
        self.assertEqual(statuses, {401: 200, 404: 100, 405: 100, 200: 100})
        ended = until("the honest turn ended", lambda: self.firstline.turns(ticket, "tickets.dispatched"))
        self.assertEqual([turn["outcome"]["end"] for turn in ended], ["END_REPLIED"])
        self.assertEqual(len(self.firstline.public_replies(ticket)), 1)
        self.assertEqual(len(self.firstline.public_replies(self.victim)), 1, "the forged ones were answered")

    def test_a_turn_of_a_ticket_that_is_merged_away_ends_and_the_target_goes_on(self):
        target = self.firstline.open_ticket("target", QUESTION)
        until("the target's first reply", lambda: self.firstline.public_replies(target))
        source = self.firstline.open_ticket("source", QUESTION, channel="email")
        until("the source's turn was decided", lambda: self.firstline.turns(source, "tickets.decided"))
        self.firstline.person(f"tickets/{target}/merge", {"ids": [int(source)]})
        self.assertEqual(self.firstline.public_replies(source), [], "merged too late to show anything")

        ended = until("the source's turn ended", lambda: self.firstline.turns(source, "tickets.dispatched"))
        self.assertEqual([(turn["outcome"]["end"], turn["outcome"]["reasons"]) for turn in ended], [("END_IGNORED", ["merged"])])
        self.assertEqual(self.firstline.public_replies(source), [])
        self.assertEqual(len(self.firstline.public_replies(target)), 1, "the merge's comment was answered")
        self.firstline.person(f"tickets/{target}/messages", {"from": "customer", "text": QUESTION})
        until("the target's next turn ended", lambda: len(self.firstline.turns(target, "tickets.dispatched")) == 2)
        last = self.firstline.turns(target, "tickets.dispatched")[-1]
        self.assertEqual(last["turn"]["number"], 2)
        self.assertNotEqual(last["outcome"]["end"], "END_IGNORED")


if __name__ == "__main__":
    unittest.main()
