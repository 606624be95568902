#!/usr/bin/env python3
"""Fits the relevance model of core/relevance.cc on the output of retriever_features.

  fit_relevance.py features.tsv [feature,feature,...]

Weighted logistic regression (Newton, L2). Each group of questions gets a fixed share of the weight, so that a big set
does not drown a small one; see docs/evidence/retrieval.md. Prints AUROC, calibration, the operating point at the gate
and the coefficients.
"""
import csv, math, sys

GROUP_WEIGHT = {"": 1.0, "-gone": 0.15, "-foreign": 0.1, "-marked": 0.2}
SET_WEIGHT = {"aws_kb": 1.5, "rag_multiturn": 1.0, "clapnq": 0.7, "demo": 1.5, "bank_kb": 0.2}
LEFT_OUT = {"clapnq-marked"}  # their passage is on the subject; whether it answers is the responder's question
RIDGE = 1.0
GATE = 0.75


def transform(row):
    x = {k: float(v) for k, v in row.items() if k not in ("source", "id", "label")}
    x["log_words"] = math.log(1 + min(x["words"], 30))
    x["log_passages"] = math.log(min(max(x["passages"], 100), 10_000))
    x["lead"] = min(x["gap"], 0.5) * x["passage"]  # a lead says little when little was found at all
    return x


def solve(a, b):
    n = len(b)
    m = [row[:] + [b[i]] for i, row in enumerate(a)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for r in range(n):
            if r != i:
                f = m[r][i] / m[i][i]
                if f:
                    m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    return [m[i][n] / m[i][i] for i in range(n)]


def sigmoid(z):
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def fit(rows, names, ridge=RIDGE):
    d = len(names) + 1
    w = [0.0] * d
    data = [([1.0] + [r["x"][n] for n in names], r["y"], r["w"]) for r in rows]
    for _ in range(25):
        g = [0.0] * d
        h = [[0.0] * d for _ in range(d)]
        for x, y, wt in data:
            p = sigmoid(sum(a * b for a, b in zip(w, x)))
            for i in range(d):
                g[i] += wt * (y - p) * x[i]
                s = wt * p * (1 - p) * x[i]
                for j in range(d):
                    h[i][j] += s * x[j]
        for i in range(1, d):
            g[i] -= ridge * w[i]
            h[i][i] += ridge
        for i in range(d):
            h[i][i] += 1e-9
        step = solve(h, g)
        w = [a + b for a, b in zip(w, step)]
        if max(abs(s) for s in step) < 1e-8:
            break
    return w


def auroc(rows):
    ordered = sorted(rows, key=lambda r: r["p"])
    pos = sum(r["w"] for r in rows if r["y"])
    neg = sum(r["w"] for r in rows if not r["y"])
    below = total = 0.0
    i = 0
    while i < len(ordered):
        j = i
        p = n = 0.0
        while j < len(ordered) and ordered[j]["p"] == ordered[i]["p"]:
            if ordered[j]["y"]:
                p += ordered[j]["w"]
            else:
                n += ordered[j]["w"]
            j += 1
        total += p * (below + n / 2)
        below += n
        i = j
    return total / max(pos * neg, 1e-9)


def report(title, rows):
    if not rows:
        return
    pos = [r for r in rows if r["y"]]
    neg = [r for r in rows if not r["y"]]
    total = sum(r["w"] for r in rows)
    ece = 0.0
    for b in range(10):
        bin_rows = [r for r in rows if b / 10 <= r["p"] < (b + 1) / 10 or (b == 9 and r["p"] >= 1)]
        bw = sum(r["w"] for r in bin_rows)
        if bw:
            ece += bw / total * abs(sum(r["w"] * (r["p"] - r["y"]) for r in bin_rows) / bw)
    over = lambda group: sum(r["p"] >= GATE for r in group) / max(len(group), 1)
    print(f"{title:24} n {len(rows):4} auroc {auroc(rows) if pos and neg else float('nan'):.3f} ece {ece:.3f} "
          f"over gate: right {over(pos):.2f} ({len(pos)}) wrong {over(neg):.2f} ({len(neg)})")


def main():
    names = sys.argv[2].split(",") if len(sys.argv) > 2 else ["passage", "clause", "article", "title_asked", "lead", "log_words", "log_passages"]
    rows = []
    for row in csv.DictReader(open(sys.argv[1]), delimiter="\t"):
        if row["source"] in LEFT_OUT:
            continue
        base, _, suffix = row["source"].partition("-")
        rows.append({"source": row["source"], "set": base, "group": "-" + suffix if suffix else "", "x": transform(row),
                     "y": int(row["label"]), "id": row["id"], "fold": sum(map(ord, row["id"])) % 5})
    for r in rows:
        size = sum(o["source"] == r["source"] for o in rows)
        r["w"] = 400 * SET_WEIGHT[r["set"]] * GROUP_WEIGHT[r["group"]] / size / sum(SET_WEIGHT.values())
    for fold in range(5):  # questions of one id share a fold, so that a removed article's question is never split
        w = fit([r for r in rows if r["fold"] != fold], names)
        for r in rows:
            if r["fold"] == fold:
                r["p"] = sigmoid(w[0] + sum(a * r["x"][n] for a, n in zip(w[1:], names)))
    print("cross-validated, 5 folds by question")
    report("all", rows)
    for base in SET_WEIGHT:
        report(base, [r for r in rows if r["set"] == base])
    for source in sorted({r["source"] for r in rows}):
        report("  " + source, [r for r in rows if r["source"] == source])
    w = fit(rows, names)
    print("intercept %.4f" % w[0])
    for n, a in zip(names, w[1:]):
        print("%s %.4f" % (n, a))


main()
