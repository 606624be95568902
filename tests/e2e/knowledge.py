"""Reads articles the way the tests need them: id to title, body and audience."""

import json
import pathlib
import re


def from_jsonl(path):
    articles = {}
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n"):
        if not line.strip():
            continue
        row = json.loads(line)
        articles[row["id"]] = {"title": row["title"], "body": row["body"], "internal": bool(row.get("internal"))}
    return articles


def from_folder(path):
    articles = {}
    for file in sorted(pathlib.Path(path).rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        match = re.match(r"---\n(.*?)\n---\n(.*)", text, re.S)
        if not match:
            continue
        front, body = match.groups()
        get = lambda key: (re.search(rf"^{key}:\s*(.+)$", front, re.M) or [None, ""])[1].strip().strip('"')
        articles[get("id") or file.stem] = {"title": get("title"), "body": body, "internal": get("audience") == "internal"}
    return articles
