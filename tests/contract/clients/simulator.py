"""A helpdesk simulator as a process of its own, with its control side."""

import json
import pathlib
import subprocess
import tempfile
import time
import urllib.error
import urllib.request


class Simulator:
    """Starts `firstline-sim-VENDOR` on a free port with a state folder that goes when it ends."""

    def __init__(self, bin_dir, vendor, secrets, flags=()):
        self._folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(self._folder.name)
        command = [f"{bin_dir}/firstline-sim-{vendor}", "--port=0", f"--port-file={folder}/port", f"--state={folder}/state"]
        for flag, secret in secrets.items():
            (folder / flag).write_text(secret, encoding="utf-8")
            (folder / flag).chmod(0o600)
            command.append(f"--{flag}={folder / flag}")
        self._process = subprocess.Popen([*command, *flags], stdout=subprocess.DEVNULL)
        port_file = folder / "port"
        deadline = time.monotonic() + 20
        while not port_file.exists() or not port_file.read_text().strip():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.close()
                raise RuntimeError(f"the simulator of {vendor} did not start")
            time.sleep(0.01)
        self.port = int(port_file.read_text())
        self.url = f"http://127.0.0.1:{self.port}"

    def close(self):
        self._process.terminate()
        self._process.wait()
        self._folder.cleanup()

    def send(self, method, path, body=None, headers=()):
        """(status, JSON or None) of one call."""
        request = urllib.request.Request(
            self.url + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json", **dict(headers)})
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                status, text = answer.status, answer.read()
        except urllib.error.HTTPError as error:
            status, text = error.code, error.read()
        return status, json.loads(text) if text else None

    def control(self, path, body):
        status, answer = self.send("POST", f"/_sim/{path}", body)
        if status >= 300:
            raise RuntimeError(f"/_sim/{path}: {status} {answer}")
        return answer

    def open_ticket(self, **more):
        """A customer's ticket; its id."""
        return self.control("tickets", {
            "external_id": "e1", "requester": {"name": "Ana Example", "email": "ana@example.com"},
            "subject": "Parcel", "text": "Where is it?", **more})["ticket_id"]

    def journal(self):
        with urllib.request.urlopen(f"{self.url}/_sim/journal", timeout=20) as answer:
            return [json.loads(line) for line in answer.read().decode().splitlines()]
