#!/usr/bin/env python3
"""run.py GAINSAY [--peers DIR] [--data DIR]... [--sizes 10000,100000] [--tools gainsay,duck,analyst] [--work DIR]

Measures `GAINSAY check --claims` against what a user would take instead, on data with known truth, and prints one table.

GAINSAY   the program to measure (a release build)
--peers   the folder of duck.py, analyst.py, score.py, to_gainsay.py [default: GAINSAY_SHARED/peers, or ../shared/peers beside the repository]
--data    a folder with claims.jsonl, truth.jsonl, properties.tsv (.gz is unpacked), or of claims_*.jsonl.gz [default: ../data/claims beside the peers]
--sizes   sizes to generate with generate.py, "" for none [default: 10000,100000]
--tools   which of the three to run [default: all]
--work    where data, pairs and reports go [default: a new folder of the system, removed at the end]

What cannot be had (the peers, their packages, a file) is said on a line and left out."""
import argparse
import gzip
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGES = {"duckdb": "duckdb==2.0.0", "pandas": "pandas==2.3.3", "rapidfuzz": "rapidfuzz==3.14.6"}
SETTINGS = {"duck": "0.98", "analyst": "96"}   # TH: the thresholds that the peers' README calls best
HEADS = ["data set", "claims", "tool", "synonyms", "precision", "recall", "F1", "CPU s", "of DuckDB", "peak MB", "µs/claim"]


def measured(command, **how):
    """-> (exit code, CPU seconds of user and system, peak MB) of a child and its children that have ended"""
    child = subprocess.Popen(command, **how)
    _, status, use = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024


def python_of_the_peers(work):
    """An interpreter that has the packages of the peers, or None."""
    if all(importlib.util.find_spec(p) for p in PACKAGES):
        return sys.executable
    home = os.path.join(tempfile.gettempdir(), "peers-venv-" + "-".join(PACKAGES.values()).replace("==", "-"))
    python = os.path.join(home, "bin", "python")
    check = [python, "-c", "import " + ", ".join(PACKAGES)]
    if os.path.exists(python) and subprocess.run(check, capture_output=True).returncode == 0:
        return python
    try:
        venv.create(home, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES.values()], check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as fault:
        why = (getattr(fault, "stderr", "") or str(fault)).strip().splitlines()[-1:]
        print("skipped: duck and analyst, as their packages cannot be had:", *why)
        return None
    return python


def unpacked(path, work):
    """The data folders that `path` stands for, with plain files in them."""
    if os.path.exists(os.path.join(path, "claims.jsonl")):
        return [(os.path.basename(os.path.normpath(path)), path)]
    sets = sorted(f[:-len(".jsonl.gz")] for f in os.listdir(path) if f.endswith(".jsonl.gz") and not f.endswith("_truth.jsonl.gz"))
    sets.sort(key=lambda s: os.path.getsize(os.path.join(path, s + ".jsonl.gz")))
    out = []
    for name in sets:
        truth = os.path.join(path, name + "_truth.jsonl.gz")
        if not os.path.exists(truth):
            print("skipped:", name, "as it has no truth")
            continue
        home = os.path.join(work, name)
        os.makedirs(home, exist_ok=True)
        for a, b in ((os.path.join(path, name + ".jsonl.gz"), "claims.jsonl"), (truth, "truth.jsonl")):
            with gzip.open(a, "rb") as f, open(os.path.join(home, b), "wb") as g:
                shutil.copyfileobj(f, g)
        shutil.copyfile(os.path.join(path, "properties.tsv"), os.path.join(home, "properties.tsv"))
        out.append((name, home))
    if not out:
        print("skipped:", path, "as it holds no claims")
    return out


def run_peer(tool, python, peers, data, synonyms, pairs):
    """A peer as it is, save that it is told the places and units of data that are not of the United States."""
    environment = dict(os.environ, TH=SETTINGS[tool], PYTHONDONTWRITEBYTECODE="1")
    return measured([python, os.path.join(HERE, "peer.py"), peers, tool + ".py", data, pairs] + ([] if synonyms else ["nosyn"]), stdout=subprocess.DEVNULL, env=environment)


def run_gainsay(binary, peers, data, synonyms, pairs, table):
    report = pairs + ".json"
    command = [binary, "check", "--claims", table + "/claims.jsonl", "--format", "json", "--no-reports"]
    with open(report, "wb") as out:
        used = measured(command + (["--properties", table + "/properties.toml"] if synonyms else []), stdout=out, stderr=subprocess.DEVNULL)
    if used[0] <= 2 and os.path.getsize(report):   # 0 and 1 are verdicts; 2 says that some rows could not be taken
        subprocess.run([sys.executable, "to_gainsay.py", "pairs", data, report, pairs], cwd=peers, check=True, stdout=subprocess.DEVNULL)
    return (0 if os.path.exists(pairs) else used[0] or 3,) + used[1:]


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("binary")
    ask.add_argument("--peers")
    ask.add_argument("--data", action="append")
    ask.add_argument("--sizes", default="10000,100000")
    ask.add_argument("--tools", default="duck,analyst,gainsay")
    ask.add_argument("--work")
    args = ask.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
    binary = os.path.abspath(args.binary)
    shared = os.environ.get("GAINSAY_SHARED") or os.path.join(HERE, "..", "..", "..", "shared")
    peers = os.path.abspath(args.peers or os.path.join(shared, "peers"))
    if not os.path.exists(binary):
        sys.exit(f"no program at {args.binary}")
    if not os.path.exists(os.path.join(peers, "score.py")):
        print("skipped: everything, as the peers are not at", peers, "(--peers, or GAINSAY_SHARED)")
        return
    work = os.path.abspath(args.work or tempfile.mkdtemp(prefix="peers-"))
    os.makedirs(work, exist_ok=True)
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    try:
        measure(args, binary, peers, work)
    finally:
        if not args.work:
            shutil.rmtree(work, ignore_errors=True)


def measure(args, binary, peers, work):
    tools = args.tools.split(",")
    python = python_of_the_peers(work) if {"duck", "analyst"} & set(tools) else None
    sets = []
    for path in args.data or [os.path.join(peers, "..", "data", "claims")]:
        if os.path.isdir(path):
            sets += [(name, home) for name, home in unpacked(os.path.abspath(path), work)]
        elif path:
            print("skipped:", path, "as there is no such folder")
    for size in [s for s in args.sizes.split(",") if s]:
        home = os.path.join(work, "generated_" + size)
        if not os.path.exists(os.path.join(home, "units.tsv")):   # the file that generate.py writes last
            subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), home, size], check=True, stdout=subprocess.DEVNULL)
        sets.append((f"generate.py {int(size):,}", home))
    rows = []
    for name, home in sets:
        with open(os.path.join(home, "claims.jsonl"), "rb") as f:
            claims = sum(1 for _ in f)
        results = os.path.join(work, "results", os.path.basename(home))
        os.makedirs(results, exist_ok=True)
        table = os.path.join(results, "table")
        if "gainsay" in tools:
            subprocess.run([sys.executable, "to_gainsay.py", "table", home, table], cwd=peers, check=True, stdout=subprocess.DEVNULL)
        for synonyms in (True, False):
            base = None
            for tool in ("duck", "analyst", "gainsay"):
                if tool not in tools or tool != "gainsay" and not python:
                    continue
                pairs = os.path.join(results, f"{tool}-{'with' if synonyms else 'without'}.tsv")
                if os.path.exists(pairs):
                    os.remove(pairs)
                code, cpu, peak = run_gainsay(binary, peers, home, synonyms, pairs, table) if tool == "gainsay" else run_peer(tool, python, peers, home, synonyms, pairs)
                if code or not os.path.exists(pairs):
                    print(f"skipped: {tool} on {name}, as it ended with {code}")
                    continue
                scored = subprocess.run([sys.executable, "score.py", os.path.join(home, "truth.jsonl"), pairs, "--json"], cwd=peers, check=True, capture_output=True, text=True)
                s = json.loads(scored.stdout)
                with open(pairs + ".score", "w", encoding="utf-8") as f:
                    f.write(scored.stdout)
                base = cpu if tool == "duck" else base
                rows.append([name, f"{claims:,}", tool, "with" if synonyms else "without", *(f"{s['pair'][k]:.3f}" for k in ("P", "R", "F1")), f"{cpu:.1f}", f"{cpu / base:.2f}" if base else "–", f"{peak:,.0f}", f"{cpu / claims * 1e6:.0f}"])
    if rows:
        show(rows)


def show(rows):
    wide = [max(len(r[i]) for r in [HEADS] + rows) for i in range(len(HEADS))]
    words = (0, 2, 3)
    line = lambda r: "| " + " | ".join(c.ljust(w) if i in words else c.rjust(w) for i, (c, w) in enumerate(zip(r, wide))) + " |"
    print(line(HEADS))
    print("|" + "|".join("-" * (w + 2) if i in words else "-" * (w + 1) + ":" for i, w in enumerate(wide)) + "|")
    for r in rows:
        print(line(r))


if __name__ == "__main__":
    main()
