#!/usr/bin/env python3
"""The helpdesk simulators, driven by clients nobody here wrote (helpdesks.md 5).

usage: clients_test.py BIN_DIR PACKAGES      what `tools/setup.sh clients` put into PACKAGES
Each client reads a ticket, answers, notes, tags and lists what changed; what counts is the simulator's journal.
"""

import json
import os
import pathlib
import subprocess
import sys
import unittest

from simulator import Simulator

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
BIN_DIR, PACKAGES = (sys.argv.pop(1) for _ in range(2)) if len(sys.argv) > 2 else (None, None)
DESCRIPTION = ROOT / "third_party/intercom/api.intercom.io-2.14.yaml"


def drive(script, *arguments):
    """Runs a driver in a process of its own; what it saw."""
    node = script.endswith(".js")
    command = ["node"] if node else [f"{PACKAGES}/venv/bin/python"]
    environment = {**os.environ, "NODE_PATH": f"{PACKAGES}/node_modules"}
    done = subprocess.run([*command, str(HERE / script), *map(str, arguments)], env=environment, timeout=120,
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{script}: {done.stderr[-3000:]}")
    return json.loads(done.stdout.splitlines()[-1])


class ClientTest(unittest.TestCase):
    def start(self, vendor, secrets, flags=()):
        simulator = Simulator(BIN_DIR, vendor, secrets, flags)
        self.addCleanup(simulator.close)
        return simulator

    def check_journal(self, simulator, ticket, refused=()):
        """Exactly one public reply and one note, both by API on that ticket; the accepted lines of the API."""
        lines = [line for line in simulator.journal() if line["actor"] == "api"]
        self.assertEqual([(line["path"], line["status"]) for line in lines if line["op"] == "refused"], list(refused))
        lines = [line for line in lines if line["op"] != "refused"]
        of_ticket = [line for line in lines if line["ticket"] is not None]
        self.assertEqual({str(line["ticket"]) for line in of_ticket}, {str(ticket)})
        self.assertEqual({line["external_id"] for line in of_ticket}, {"e1"})
        said = [(line["comment"]["public"], line["comment"]["text"]) for line in lines if "comment" in line]
        self.assertEqual(said, [(True, "Hello"), (False, "a note")])
        return lines


class ZendeskTest(ClientTest):
    def setUp(self):
        self.simulator = self.start("zendesk", {"secret-file": "hook", "oauth-client-secret-file": "cs"}, ["--oauth-client-id=firstline"])
        self.ticket = self.simulator.open_ticket()
        status, granted = self.simulator.send("POST", "/oauth/tokens", {
            "grant_type": "client_credentials", "client_id": "firstline", "client_secret": "cs",
            "scope": "tickets:read tickets:write users:read"})
        self.assertEqual(status, 200, granted)
        self.token = granted["access_token"]

    def check(self, seen):
        self.assertEqual(seen["subject"], "Parcel")
        self.assertEqual(seen["first"], "Where is it?")
        self.assertEqual(seen["changed"], [int(self.ticket)])
        lines = self.check_journal(self.simulator, self.ticket)
        self.assertEqual([line["status"] for line in lines if "status" in line], ["pending"])
        self.assertEqual([(line["method"], line["tags"]) for line in lines if line["op"] == "tags"], [("PUT", ["fl_clients"])])

    def test_node_zendesk(self):
        self.check(drive("drive_node_zendesk.js", self.simulator.url, self.ticket, self.token))

    def test_zenpy(self):
        seen = drive("drive_zenpy.py", self.simulator.port, self.ticket, self.token)
        self.assertEqual(seen["tags"], ["fl_clients"])
        self.check(seen)


class IntercomTest(ClientTest):
    def setUp(self):
        self.simulator = self.start("intercom", {"secret-file": "cs", "token-file": "tok"})
        self.ticket = self.simulator.open_ticket(requester={
            "name": "Ana Example", "email": "ana@example.com", "external_id": "user-42", "attributes": {"plan": "plus", "vip": True},
            "company": {"id": "k1", "name": "Acme", "attributes": {"plan": "Enterprise"}}})
        self.simulator.control("articles", {"title": "Returns", "body": "<p>30 days</p>"})
        self.simulator.control("articles", {"title": "Draft", "body": "<p>x</p>", "state": "draft"})
        self.simulator.control("articles", {"title": "Staff", "body": "<p>y</p>", "internal": True})

    def test_intercom_client(self):
        seen = drive("drive_intercom_client.js", self.simulator.url, self.ticket, "tok")
        self.assertEqual(seen["me"], "8000")
        self.assertEqual(seen["first"], "Where is it?")
        self.assertEqual(seen["parts"], ["comment", "note", "assignment", "close"])
        self.assertEqual(seen["state"], "closed")
        self.assertEqual(seen["changed"], [self.ticket])
        self.assertEqual(seen["articles"], 2)
        lines = self.check_journal(self.simulator, self.ticket)
        self.assertEqual([line["tags"] for line in lines if line["op"] == "tags"], [["fl_clients"]])
        self.assertEqual([line["group_id"] for line in lines if "group_id" in line], [601])
        self.assertEqual([line["status"] for line in lines if "status" in line], ["closed"])
        self.assertEqual([line["custom_fields"] for line in lines if "custom_fields" in line], [{"fl_intent": "billing"}])

    def test_answers_are_what_the_vendors_description_says(self):
        answers = []

        def call(method, path, body=None, version="2.14", token="tok", **ids):
            headers = {"Authorization": f"Bearer {token}", "Intercom-Version": version}
            status, answer = self.simulator.send(method, path.format(**ids), body, headers)
            answers.append({"method": method, "path": path.split("?")[0], "status": status, "body": answer})
            return answer

        one = {"conversation_id": self.ticket}
        admin = {"type": "admin", "admin_id": "8000"}
        conversation = call("GET", "/conversations/{conversation_id}", **one)
        contact = call("GET", "/contacts/{contact_id}", contact_id=conversation["contacts"]["contacts"][0]["id"])
        call("GET", "/companies/{company_id}", company_id=contact["companies"]["data"][0]["id"])
        for path in ("/me", "/admins", "/teams", "/tags", "/articles", "/internal_articles", "/conversations?per_page=1"):
            call("GET", path)
        call("GET", "/admins/{admin_id}", admin_id="8001")
        call("GET", "/teams/{team_id}", team_id="601")
        call("GET", "/articles/{article_id}", article_id="39001")
        call("POST", "/conversations/{conversation_id}/reply", {**admin, "message_type": "comment", "body": "<p>x</p>"}, **one)
        call("POST", "/conversations/{conversation_id}/reply", {**admin, "message_type": "note", "body": "<p>x</p>"}, **one)
        assignment = {"message_type": "assignment", "admin_id": "8000"}
        call("POST", "/conversations/{conversation_id}/parts", {**assignment, "type": "team", "assignee_id": "601"}, **one)
        call("POST", "/conversations/{conversation_id}/parts",
             {**assignment, "type": "admin", "assignee_id": "9007199254740993"}, **one)
        call("POST", "/conversations/{conversation_id}/parts",
             {"message_type": "snoozed", "admin_id": "8000", "snoozed_until": 4000000000}, **one)
        call("POST", "/conversations/{conversation_id}/parts", {**admin, "message_type": "close"}, **one)
        call("PUT", "/conversations/{conversation_id}", {"custom_attributes": {"fl_intent": "billing"}, "title": "t"}, **one)
        tag = call("POST", "/tags", {"name": "vip"})
        call("POST", "/conversations/{conversation_id}/tags", {"id": tag["id"], "admin_id": "8000"}, **one)
        self.simulator.control(f"tickets/{self.ticket}/messages", {"text": "again"})
        self.simulator.control(f"tickets/{self.ticket}/rating", {"score": 2, "comment": "slow"})
        query = {"query": {"operator": "AND", "value": [{"field": "updated_at", "operator": ">", "value": "1"}]}}
        found = call("POST", "/conversations/search", query)
        self.assertEqual(found["conversations"][0]["conversation_rating"]["rating"], 2)
        call("POST", "/contacts/search", {"query": {"field": "email", "operator": "=", "value": "ana@example.com"}})
        call("GET", "/conversations/{conversation_id}", **one)
        call("DELETE", "/conversations/{conversation_id}/tags/{tag_id}", {"admin_id": "8000"}, tag_id=tag["id"], **one)
        call("GET", "/conversations/{conversation_id}", conversation_id="1")
        call("GET", "/admins/{admin_id}", admin_id="1")
        call("POST", "/tags", {"name": ""})
        call("GET", "/tags", token="wrong")

        self.assertEqual({answer["status"] for answer in answers}, {200, 400, 401, 404})
        lines = "".join(json.dumps(answer) + "\n" for answer in answers)
        done = subprocess.run([f"{PACKAGES}/venv/bin/python", str(HERE / "validate.py"), str(DESCRIPTION)], input=lines,
                              timeout=240, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr[-2000:])


class FreshdeskTest(ClientTest):
    def test_freshdesk_api(self):
        simulator = self.start("freshdesk", {"secret-file": "hook", "api-key-file": "FD_API_KEY_0001"})
        ticket = simulator.open_ticket(tags=["shop"])
        seen = drive("drive_freshdesk_api.js", simulator.url, ticket, "FD_API_KEY_0001")
        self.assertEqual(seen["first"], "Where is it?")
        self.assertEqual(seen["reply"], "Hello")
        self.assertEqual(seen["tags"], ["shop", "fl_clients"])
        self.assertEqual(seen["conversations"], [False, True])
        self.assertEqual(seen["changed"], [int(ticket)])
        # The client takes 404 for an empty answer; the simulator must have given none of its own.
        lines = self.check_journal(simulator, ticket, refused=[("/api/v2/tickets/1", 404)])
        self.assertEqual([line["tags_replaced"] for line in lines if "tags_replaced" in line], [["shop", "fl_clients"]])
        self.assertEqual([line["status"] for line in lines if "status" in line], [3])


if __name__ == "__main__":
    unittest.main()
