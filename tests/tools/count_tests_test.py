#!/usr/bin/env python3
"""tools/count_tests.py on what ctest 3.25 writes."""

import importlib.util
import pathlib
import unittest
import xml.etree.ElementTree

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "count_tests.py"
spec = importlib.util.spec_from_file_location("count_tests", TOOL)
count_tests = importlib.util.module_from_spec(spec)
spec.loader.exec_module(count_tests)

GTEST = """[==========] Running 6 tests from 2 test suites.
[  FAILED  ] A.b (0 ms)
[==========] 5 tests from 1 test suite ran. (6 ms total)
[  PASSED  ] 2 tests.
[  SKIPPED ] 2 tests, listed below:
[  SKIPPED ] A.s
[  FAILED  ] 1 test, listed below:
[  FAILED  ] A.b

 1 FAILED TEST
  YOU HAVE 3 DISABLED TESTS
"""


def case(status="run", output="", inner=""):
    element = xml.etree.ElementTree.fromstring(f'<testcase name="t" status="{status}">{inner}</testcase>')
    xml.etree.ElementTree.SubElement(element, "system-out").text = output
    return count_tests.count(element)


class CountTests(unittest.TestCase):
    def test_googletest_counts_its_cases_and_disabled_ones_are_skipped(self):
        self.assertEqual(case("fail", GTEST, "<failure/>"), (2, 1, 5))

    def test_googletest_with_one_test(self):
        output = "[==========] 1 test from 1 test suite ran. (0 ms total)\n[  PASSED  ] 1 test.\n"
        self.assertEqual(case("run", output), (1, 0, 0))

    def test_a_leak_after_passing_cases_is_one_failure(self):
        output = "[==========] 7 tests from 1 test suite ran. (0 ms total)\n[  PASSED  ] 7 tests.\nLeakSanitizer\n"
        self.assertEqual(case("fail", output, "<failure/>"), (7, 1, 0))

    def test_a_crash_before_the_summary_is_one_failure(self):
        self.assertEqual(case("fail", "[ RUN      ] A.a\n[       OK ] A.a (0 ms)\n[ RUN      ] A.b\n", "<failure/>"), (0, 1, 0))

    def test_a_program_without_a_summary_is_one_case(self):
        self.assertEqual(case("run", "fine"), (1, 0, 0))
        self.assertEqual(case("fail", "bad", "<failure/>"), (0, 1, 0))

    def test_unittest_counts_its_cases(self):
        self.assertEqual(case("run", "....\nRan 4 tests in 0.001s\n\nOK\n"), (4, 0, 0))
        self.assertEqual(case("run", "Ran 4 tests in 0.001s\n\nOK (skipped=1)\n"), (3, 0, 1))
        output = "Ran 5 tests in 0.001s\n\nFAILED (failures=1, errors=1, skipped=1)\n"
        self.assertEqual(case("fail", output, "<failure/>"), (2, 2, 1))

    def test_a_program_that_says_skip_is_skipped(self):
        self.assertEqual(case("notrun", "", '<skipped message="SKIP_RETURN_CODE=77"/>'), (0, 0, 1))
        self.assertEqual(case("disabled", "Disabled"), (0, 0, 1))

    def test_a_missing_program_is_a_failure(self):
        self.assertEqual(case("notrun", "", '<skipped message="Unable to find executable"/>'), (0, 1, 0))
        self.assertEqual(case("notrun", "", '<skipped message="Fixture dependency failed"/>'), (0, 1, 0))


if __name__ == "__main__":
    unittest.main()
