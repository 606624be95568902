"""An independent check that what was said in public stands in the article it names. Shares no code with the product."""

import re
import unicodedata


def words(text):
    """Letters and digits of a text as a list of folded words; everything else, and the scheme of an address, separates."""
    text = re.sub(r"https?://", " ", unicodedata.normalize("NFKC", text).casefold())
    return re.findall(r"[^\W_]+", text)


def strip_markdown(body):
    """Markdown without link targets, images, HTML tags and comments."""
    body = re.sub(r"<!--.*?-->", " ", body, flags=re.S)
    body = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", body)
    return re.sub(r"<[^>]+>", " ", body)


def contains(haystack, needle):
    """True when the words of `needle` occur in `haystack` in order and together."""
    if not needle:
        return False
    joined = " " + " ".join(haystack) + " "
    return " " + " ".join(needle) + " " in joined


def covered(haystack, needle):
    """Share of the words of `needle` that occur anywhere in `haystack`."""
    known = set(haystack)
    return sum(word in known for word in needle) / max(len(needle), 1)


def supported(sentence, article):
    """Is the sentence in the article? Table rows are said as "header: cell", so for them every word has to occur."""
    source = words(article["title"] + "\n" + strip_markdown(article["body"]))
    said = words(sentence)
    if contains(source, said):
        return True
    is_table = "|" in article["body"] and ":" in sentence
    return is_table and covered(source, said) == 1.0


def unsupported_sentences(record, articles):
    """Sentences of an answer that their article does not contain."""
    bad = []
    for sentence in record.get("answer", {}).get("sentences", []):
        article = articles.get(sentence["articleId"])
        if article is None or not supported(sentence["text"], article):
            bad.append((sentence["text"], sentence["articleId"]))
    return bad
