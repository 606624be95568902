#!/usr/bin/env python3
"""Counts individual test cases in the JUnit files that ctest writes.

usage: tools/count_tests.py [FILE...]        prints `PASSED FAILED SKIPPED`

One ctest test is a whole program. What the program says of itself counts: the summary of GoogleTest or of Python's
unittest. A program that gives none counts as one test case. A program that ctest calls failed although it reports no
failed case (crash, time limit, leak found at exit) counts as one failed case more.
"""

import re
import sys
import xml.etree.ElementTree


def summary_of(output):
    """(passed, failed, skipped) by the program's own summary, or None where it has none."""
    if re.search(r"^\[==========\] \d+ tests? from \d+ test suites? ran\b", output, re.MULTILINE):
        def number(word):
            match = re.search(r"^\[ *" + word + r" *\] (\d+) tests?[.,]", output, re.MULTILINE)
            return int(match.group(1)) if match else 0
        disabled = re.search(r"^  YOU HAVE (\d+) DISABLED TEST", output, re.MULTILINE)
        return number("PASSED"), number("FAILED"), number("SKIPPED") + (int(disabled.group(1)) if disabled else 0)
    match = re.search(r"^Ran (\d+) tests? in .*\n\n(?:OK|FAILED|NO TESTS RAN)(?: \((.*)\))?$", output, re.MULTILINE)
    if match:
        details = dict(re.findall(r"([a-z ]+)=(\d+)", match.group(2) or ""))
        details = {key.strip(): int(value) for key, value in details.items()}
        failed = details.get("failures", 0) + details.get("errors", 0) + details.get("unexpected successes", 0)
        skipped = details.get("skipped", 0)
        # One case can have several failed subtests.
        return max(0, int(match.group(1)) - failed - skipped), failed, skipped
    return None


def skipped_itself(case):
    """True for SKIP_RETURN_CODE and the like; a missing program or a failed fixture is no skip, although ctest says so."""
    skipped = case.find("skipped")
    return skipped is not None and skipped.get("message", "").startswith("SKIP_")


def count(case):
    """(passed, failed, skipped) of one ctest test."""
    output = case.findtext("system-out") or ""
    status = case.get("status")
    if status == "disabled" or skipped_itself(case):
        return 0, 0, 1
    summary = summary_of(output)
    if status == "run" and case.find("failure") is None:
        return summary or (1, 0, 0)
    passed, failed, skipped = summary or (0, 0, 0)
    return passed, max(failed, 1), skipped


def main():
    total = [0, 0, 0]
    for path in sys.argv[1:]:
        for case in xml.etree.ElementTree.parse(path).getroot().iter("testcase"):
            total = [sum(pair) for pair in zip(total, count(case))]
    print(*total)


if __name__ == "__main__":
    main()
