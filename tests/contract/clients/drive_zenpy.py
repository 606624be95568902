"""What a program does with a ticket, through zenpy (GPL-3.0: a process of its own, never shipped).

usage: PORT TICKET TOKEN; prints what it saw as JSON.
"""

import json
import os
import sys

os.environ["ZENPY_FORCE_SCHEME"] = "http"

from zenpy import Zenpy  # noqa: E402
from zenpy.lib.api_objects import Comment, Ticket  # noqa: E402

port, number, token = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
client = Zenpy(subdomain="127", domain=f"0.0.1:{port}", oauth_token=token)

ticket = client.tickets(id=number)
first = next(iter(client.tickets.comments(ticket=number)))
client.tickets.update(Ticket(
    id=number, comment=Comment(html_body="<p>Hello</p>", public=True), status="pending", safe_update=True,
    updated_stamp=ticket.to_dict()["updated_at"]))
client.tickets.update(Ticket(id=number, comment=Comment(body="a note", public=False)))
tags = client.tickets.add_tags(number, ["fl_clients"])
changed = [each.id for each in client.tickets.incremental(start_time=1)]
print(json.dumps({"subject": ticket.subject, "first": first.plain_body, "tags": list(tags), "changed": changed}))
