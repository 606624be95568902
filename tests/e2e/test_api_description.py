"""The running API does what docs/api/openapi.yaml says: schemathesis makes requests from it, good ones and bad ones."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

import installation
import pipeline
import test_api_channel

DESCRIPTION = pipeline.ROOT / "docs/api/openapi.yaml"
CACHE = pathlib.Path(os.environ.get("SETUP_CACHE", pipeline.ROOT / ".cache"))
SCHEMATHESIS = pathlib.Path(os.environ.get("E2E_SCHEMATHESIS", CACHE / "api_tools/bin/schemathesis"))
EXAMPLES = 60
CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
          "response_schema_conformance", "negative_data_rejection", "unsupported_method", "ignored_auth")


class ApiDescriptionTest(unittest.TestCase):
    def test_the_server_does_what_the_description_says(self):
        self.assertTrue(SCHEMATHESIS.exists(), "tools/setup.sh api installs it")
        with tempfile.TemporaryDirectory(prefix="firstline-api-") as work, \
                installation.Installation("Hello", tenant=test_api_channel.tenant("http://127.0.0.1:9/", "none", 1000000)) as running:
            report = pathlib.Path(work) / "report.json"
            done = subprocess.run(
                [SCHEMATHESIS, "run", str(DESCRIPTION), "--url", running.url("ingest", "http"),
                 "--header", f"Authorization: Bearer {test_api_channel.KEY}", "--checks", ",".join(CHECKS),
                 "--phases", "examples,coverage,fuzzing", "--max-examples", str(EXAMPLES), "--seed", "7",
                 "--continue-on-failure", "--report-json-path", str(report), "--no-color"],
                capture_output=True, text=True, timeout=900, cwd=work, check=False)
            self.assertEqual(done.returncode, 0, done.stdout[-8000:] + done.stderr[-2000:])
            self.assertTrue(json.loads(report.read_text()), "a report of what was run")
            accepted = running.metric("ingest", 'firstline_api_requests_total{call="post",result="accepted"}')
            refused = running.metric("ingest", 'firstline_api_requests_total{call="post",result="bad_request"}')
            self.assertGreater(accepted, 20, done.stdout[-3000:])
            self.assertGreater(refused, 20, done.stdout[-3000:])


if __name__ == "__main__":
    unittest.main()
