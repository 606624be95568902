"""The page of metrics finds every family the sources name."""

import importlib.util
import pathlib
import unittest

TOOL = pathlib.Path(__file__).resolve().parents[2] / "tools" / "operate_docs.py"
spec = importlib.util.spec_from_file_location("operate_docs", TOOL)
operate_docs = importlib.util.module_from_spec(spec)
spec.loader.exec_module(operate_docs)


class FamiliesTest(unittest.TestCase):
    def test_name_kind_help_and_labels_are_found(self):
        text = """
  metrics_.Count("firstline_a_total", "Things "
                 "counted.", {{"stage", name}, {"code", Code()}});
  metrics_.Set(
      "firstline_b", "A level.", 1);
  metrics_.Observe("firstline_c_seconds", "Time.", took, {{"vendor", vendor}});
"""
        self.assertEqual(
            operate_docs.families(text),
            [
                ("firstline_a_total", "counter", "Things counted.", ("stage", "code")),
                ("firstline_b", "gauge", "A level.", ()),
                ("firstline_c_seconds", "histogram", "Time.", ("vendor",)),
            ],
        )

    def test_a_family_without_literal_help_is_refused(self):
        with self.assertRaises(SystemExit):
            operate_docs.families('metrics_.Count("firstline_a_total", help);')

    def test_one_family_with_two_meanings_is_refused(self):
        one = 'metrics_.Count("firstline_a_total", "One.");'
        other = 'metrics_.Count("firstline_a_total", "Other.");'
        sources = [(pathlib.Path("common/a.cc"), one), (pathlib.Path("common/b.cc"), other)]
        with self.assertRaises(SystemExit):
            operate_docs.owned_families(sources)

    def test_every_family_named_in_the_sources_is_on_the_page(self):
        page = operate_docs.metrics()
        for path, text in operate_docs.metric_sources():
            for name in operate_docs.re.findall(r'"(firstline_[a-z0-9_]+)",\s*\n?\s*"', text):
                self.assertIn(f"`{name}`", page, path)


if __name__ == "__main__":
    unittest.main()
