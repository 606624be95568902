"""Receives callbacks of the API channel and checks them as Standard Webhooks prescribes. Standard library only."""

import base64
import hashlib
import hmac
import http.server
import json
import threading
import time

SECRET = "whsec_" + base64.b64encode(b"thirty-two bytes of a test secret").decode()
TOLERANCE_S = 300


class Receiver:
    """A loopback server; `posts` holds (id, body) of every post whose signature fits, `bad` the reasons of the others."""

    def __init__(self):
        self.posts = []
        self.bad = []
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                problem = verify(self.headers, body)
                if problem:
                    receiver.bad.append(problem)
                else:
                    receiver.posts.append((self.headers["webhook-id"], json.loads(body)))
                self.send_response(400 if problem else 204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"
        self._thread = threading.Thread(target=self._server.serve_forever)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def of(self, ticket_id):
        """Posts about a ticket: the webhook ids, and for each the body."""
        return {webhook_id: body for webhook_id, body in self.posts if body["data"]["id"] == ticket_id}


def verify(headers, body):
    webhook_id, timestamp = headers["webhook-id"], headers["webhook-timestamp"]
    if abs(time.time() - int(timestamp)) > TOLERANCE_S:
        return "stale timestamp"
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, f"{webhook_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()).decode()
    if f"v1,{expected}" not in headers["webhook-signature"].split(" "):
        return "signature does not fit"
    return ""
