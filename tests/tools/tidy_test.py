#!/usr/bin/env python3
"""Plants one violation of every rule of tools/tidy.py in a small tree and expects exactly that report."""

import importlib.util
import os
import pathlib
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "tidy.py"
spec = importlib.util.spec_from_file_location("tidy", TOOL)
tidy = importlib.util.module_from_spec(spec)
spec.loader.exec_module(tidy)

# A tree without a problem.
CLEAN = {
    "common/text/CMakeLists.txt": "firstline_library(text SRCS fold.cc)\n",
    "common/text/README.md": "# text\n",
    "common/text/fold.h": "#pragma once\n\n#include <string>\n",
    "common/text/fold.cc": '#include "common/text/fold.h"\n',
    "services/responder/CMakeLists.txt": "firstline_library(core SRCS core/decide.cc wire.cc TESTS core/decide_test.cc)\n",
    "services/responder/README.md": "# responder\n",
    "services/responder/core/decide.h": '#pragma once\n\n#include "common/text/fold.h"\n',
    "services/responder/core/decide.cc": '#include "services/responder/core/decide.h"\n',
    "services/responder/core/decide_test.cc": '#include <fstream>\n\n#include "services/responder/core/decide.h"\n',
    "services/responder/wire.h": "#pragma once\n",
    "services/responder/wire.cc": '#include "firstline/v1/ticket.pb.h"\n#include "services/responder/core/decide.h"\n',
}


class TidyTest(unittest.TestCase):
    def problems(self, changes):
        with tempfile.TemporaryDirectory() as root:
            for path, text in {**CLEAN, **changes}.items():
                whole = os.path.join(root, path)
                os.makedirs(os.path.dirname(whole), exist_ok=True)
                with open(whole, "wb") as file:
                    file.write(text if isinstance(text, bytes) else text.encode())
            return tidy.Tidy(root).run()

    def expect(self, rule, path, changes):
        found = self.problems(changes)
        self.assertEqual([(problem[0], problem[2]) for problem in found], [(path, rule)], found)

    def expect_clean(self, changes):
        self.assertEqual(self.problems(changes), [])

    def core(self, text):
        """decide.cc of the core with `text` in it."""
        return {"services/responder/core/decide.cc": text}

    def test_the_clean_tree_is_clean(self):
        self.expect_clean({})

    def test_a_core_includes_no_library_with_effects(self):
        for name in ("grpcpp/grpcpp.h", "google/protobuf/message.h", "firstline/v1/ticket.pb.h", "librdkafka/rdkafka.h",
                     "hiredis/hiredis.h", "curl/curl.h", "boost/asio.hpp", "spdlog/spdlog.h", "prometheus/counter.h",
                     "sys/socket.h", "absl/time/clock.h", "nlohmann/json.hpp"):
            with self.subTest(name):
                self.expect("core", "services/responder/core/decide.cc", self.core(f"#include <{name}>\n"))
                self.expect("core", "services/responder/core/decide.cc", self.core(f'#include "{name}"\n'))

    def test_the_contract_does_not_reach_a_core_through_a_header_of_ours(self):
        found = self.problems({"common/text/fold.h": '#pragma once\n#include "firstline/v1/ticket.pb.h"\n'})
        self.assertEqual({(problem[0], problem[2]) for problem in found},
                         {(f"services/responder/core/decide{end}", "core") for end in (".h", ".cc", "_test.cc")})

    def test_a_core_reads_no_clock_file_or_environment(self):
        for name in ("fstream", "iostream", "chrono", "thread"):
            with self.subTest(name):
                self.expect("core", "services/responder/core/decide.cc", self.core(f"#include <{name}>\n"))
        for call in ("absl::Now()", 'getenv("HOME")', "rand()", "std::random_device seed;", "std::time(nullptr)",
                     "std::uniform_int_distribution<int> d;"):
            with self.subTest(call):
                self.expect("core", "services/responder/core/decide.cc", self.core(f"auto x = {call};\n"))

    def test_names_in_comments_and_strings_are_no_calls(self):
        self.expect_clean(self.core('// absl::Now() is not called.\n/* rand()\n getenv() */\nauto x = "rand()";\n'))
        self.expect_clean(self.core("auto x = brand(1); auto y = strand(2);\n"))
        self.expect_clean(self.core('auto x = R"(rand()\n")";\n'))

    def test_code_after_a_string_or_a_digit_separator_is_still_read(self):
        self.expect("core", "services/responder/core/decide.cc", self.core('auto x = "a\\"//"; auto y = rand();\n'))
        self.expect("core", "services/responder/core/decide.cc", self.core("auto x = 1'000'000; auto y = rand();\n"))

    def test_a_core_includes_no_module_with_effects(self):
        changes = {"common/runtime/stage.h": "#pragma once\n", **self.core('#include "common/runtime/stage.h"\n')}
        self.expect("core", "services/responder/core/decide.cc", changes)

    def test_common_knows_nobody_above_it(self):
        changes = {"common/text/fold.cc": '#include "services/responder/core/decide.h"\n'}
        self.expect("layers", "common/text/fold.cc", changes)

    def test_a_service_knows_no_other_service(self):
        changes = {
            "services/ingest/CMakeLists.txt": "firstline_library(ingest SRCS turn.cc)\n",
            "services/ingest/README.md": "# ingest\n",
            "services/ingest/turn.cc": '#include "services/responder/core/decide.h"\n',
        }
        self.expect("layers", "services/ingest/turn.cc", changes)

    def test_a_simulator_knows_no_service(self):
        changes = {
            "simulators/CMakeLists.txt": "add_executable(sim sim.cc)\n",
            "simulators/sim.cc": '#include "services/responder/core/decide.h"\n',
        }
        self.expect("layers", "simulators/sim.cc", changes)

    def test_a_header_has_pragma_once(self):
        self.expect("header", "common/text/fold.h", {"common/text/fold.h": "#include <string>\n"})

    def test_a_heavy_library_is_not_handed_on(self):
        heavy = "#pragma once\n#include <spdlog/spdlog.h>\n"
        changes = {"common/text/log.h": heavy, "services/responder/wire.cc": '#include "common/text/log.h"\n'}
        self.expect("header", "common/text/log.h", changes)
        changes = {"common/text/log.h": heavy, "common/text/other.h": '#pragma once\n#include "common/text/log.h"\n'}
        self.expect("header", "common/text/log.h", changes)
        self.expect_clean({"common/text/log.h": heavy, "common/text/fold.cc": '#include "common/text/log.h"\n'})

    def test_std_string_view_stays_out_of_headers(self):
        self.expect("header", "common/text/fold.h", {"common/text/fold.h": "#pragma once\nvoid F(std::string_view);\n"})

    def test_main_is_short(self):
        lists = {"services/responder/CMakeLists.txt": CLEAN["services/responder/CMakeLists.txt"] + "add(main.cc)\n"}
        self.expect_clean({**lists, "services/responder/main.cc": "\n" * 60})
        self.expect("main", "services/responder/main.cc", {**lists, "services/responder/main.cc": "\n" * 61})

    def test_every_source_is_built(self):
        self.expect("built", "common/text/lost_test.cc", {"common/text/lost_test.cc": "\n"})
        # The name inside another name does not count.
        self.expect("built", "common/text/old.cc",
                    {"common/text/old.cc": "\n", "common/text/CMakeLists.txt": "lib(fold.cc fold_old.cc)\n"})

    def test_banned_calls(self):
        for text in ("std::regex r;\n", "#include <regex>\n", 'auto x = std::format("x");\n', "#include <absl/log/log.h>\n",
                     "void F() { try { G(); } catch (...) {} }\n"):
            with self.subTest(text):
                self.expect("banned", "common/text/fold.cc", {"common/text/fold.cc": text})

    def test_signatures_are_compared_in_constant_time(self):
        lists = {"common/text/CMakeLists.txt": "lib(fold.cc signature.cc)\n"}
        for line in ("if (memcmp(a, b, 32) == 0) {}\n", "if (sent == digest) {}\n", "return Digest(a) != request.signature;\n"):
            with self.subTest(line):
                self.expect("constant-time", "common/text/signature.cc", {**lists, "common/text/signature.cc": line})
        for line in ("if (sent.size() == digest.size()) {}\n", "if (done == nullptr) {}\n", "if (size != kDigestSize) {}\n",
                     "ok |= CRYPTO_memcmp(a, b, 32) == 0;\n", "// tidy(constant-time): both are public\nif (a == b) {}\n"):
            with self.subTest(line):
                self.expect_clean({**lists, "common/text/signature.cc": line})

    def test_an_exception_names_its_rule_and_a_reason(self):
        lists = {"common/text/CMakeLists.txt": "lib(fold.cc signature.cc)\n"}
        for comment in ("tidy(core): wrong rule", "tidy(constant-time):"):
            with self.subTest(comment):
                text = f"// {comment}\nif (a == b) {{}}\n"
                self.expect("constant-time", "common/text/signature.cc", {**lists, "common/text/signature.cc": text})

    def test_a_marker_names_its_issue(self):
        word = "TO" + "DO"
        self.expect("todo", "common/text/fold.cc", {"common/text/fold.cc": f"// {word}: later\n"})
        self.expect_clean({"common/text/fold.cc": f"// {word}(#12): later\n"})

    def test_includes_start_at_the_root_and_exist(self):
        self.expect("include", "common/text/fold.cc", {"common/text/fold.cc": '#include "fold.h"\n'})
        self.expect("include", "common/text/fold.cc", {"common/text/fold.cc": '#include "common/text/absent.h"\n'})

    def test_text_is_tidy(self):
        for text in ("int x; \n", "int x;\r\n", "\tint x;\n", "int x;"):
            with self.subTest(text):
                self.expect("text", "common/text/fold.cc", {"common/text/fold.cc": text})
        self.expect("encoding", "common/text/note.md", {"common/text/note.md": b"\xff\xfe"})

    def test_no_path_of_one_machine(self):
        self.expect("path", "common/text/README.md", {"common/text/README.md": "see /wo" + "rk/main/x\n"})
        self.expect_clean({"common/text/README.md": "see docs/work/main and https://example.com/work/main\n"})

    def test_nothing_is_named_util(self):
        for name in ("util.h", "utils.h", "text_util.h"):
            with self.subTest(name):
                self.expect("name", f"common/text/{name}", {f"common/text/{name}": "#pragma once\n"})
        self.expect_clean({"common/text/utility_bill.h": "#pragma once\n"})

    def test_scripts_run_and_stop_at_errors(self):
        found = self.problems({"tools/x.sh": "#!/bin/sh\n"})
        self.assertEqual([problem[2] for problem in found], ["script", "script"], found)

    def test_a_module_explains_itself(self):
        changes = {"common/queue/CMakeLists.txt": "\n"}
        self.expect("readme", "common/queue/CMakeLists.txt", changes)


if __name__ == "__main__":
    unittest.main()
