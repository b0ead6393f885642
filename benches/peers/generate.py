#!/usr/bin/env python3
"""generate.py OUTDIR N [--seed S]: N claims of many sources on things in many countries, and the truth about them.

Writes claims.jsonl, truth.jsonl (as the peers' score.py reads it), properties.tsv (label, property, type, varies),
places.tsv (name, code) and units.tsv (unit, dimension, factor). The same arguments give the same bytes. Standard library only.

What is true: a *fact* is one thing, one property and, where the property varies, one year. Its members are claims, in groups that each give one
value. Two claims of different groups are a conflict when no reading of what is printed lets both stand, ambiguous when only a
generous one does (2 % on exact figures, 10 % on "about", no bound above "more than"), and else compatible."""
import json
import os
import random
import sys

sys.dont_write_bytecode = True   # the folder stays as it is in the repository

from names import key, things, typo
from values import say, stand, true_value, wrong_value
from words import *


def subject(rng, t, claimed):
    """-> (as written, whether a place is in it)"""
    r = rng.random()
    form = t["name"] if r < .34 or not t["ways"] else rng.choice(t["loose"]) if t["loose"] and r > .92 else rng.choice(t["ways"])
    if form.endswith(")") and t["loose"] and form.endswith(f"({t['loose'][0]})"):
        t["spelled_out"] = True
    elif form.isupper() and form in t["loose"] and not t.get("spelled_out"):
        form = t["name"]   # letters alone only where some claim spells them out
    if rng.random() < .07:
        slip = typo(rng, form)
        if slip and key(slip) not in claimed:
            form = slip
    if "(" not in form and not form.isupper() and rng.random() < .08:
        c = rng.choice(t["country"])
        return rng.choice([f"{form}, {c}", f"{form} ({c})"]), True
    return form, False


def place(rng, t):
    if rng.random() < .22:
        return None
    c = rng.choice(t["country"]) if rng.random() < .92 else t["code"]
    return f"{t['town']}, {c}" if rng.random() < .3 else c


QUOTES = ["{l} of {s}: {v}.", "For {s}, the {l} is given as {v}.", "{s} ({l}: {v})", "The {src} lists {v} under {l} for {s}.", "{s} – {l} {v}"]


def main():
    out, n = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[sys.argv.index("--seed") + 1]) if "--seed" in sys.argv else 1
    rng = random.Random(seed)
    os.makedirs(out, exist_ok=True)
    world, claimed, names = things(rng, max(20, n // 9))
    claims, truth = [], open(out + "/truth.jsonl", "w", encoding="utf-8")
    dump = lambda o: json.dumps(o, ensure_ascii=False, separators=(",", ":"))
    faults = facts = 0
    for e, t in enumerate(world):
        if len(claims) >= n:
            break
        truth.write(dump({"t": "entity", "id": f"e{e}", "kind": t["kind"], "name": t["name"], "state": t["country"][0], "hom": t["hom"], "near": t["near"]}) + "\n")
        props = KINDS[t["kind"]]
        fiscal = rng.random() < .4
        for prop in rng.sample(props, min(len(props), rng.randint(2, 4))):
            kind, varies, how, labels = PROPERTIES[prop]
            years = [None]
            if varies == "y":
                first = rng.randint(2011, 2022)
                years = list(range(first, first + rng.choice([1, 1, 2, 3])))
            v = true_value(rng, prop, t, names)
            for year in years:
                if year and year != years[0]:   # the years differ
                    v = float(round(v * rng.choice([rng.uniform(.8, .95), rng.uniform(1.05, 1.25)]) + 1)) if kind in ("count", "money") else true_value(rng, prop, t, names) if rng.random() < .4 else v
                size = min(14, 1 + int(rng.expovariate(1 / 2.6)))
                values = [(v, None)]
                if size > 1 and rng.random() < .38:
                    values.append(wrong_value(rng, prop, v, t, names))
                    if size > 4 and rng.random() < .2:
                        values.append(wrong_value(rng, prop, v, t, names))
                        if values[2][0] == values[1][0]:
                            values.pop()
                wrong = [i % (len(values) - 1) + 1 for i in range(max(len(values) - 1, size // 4))] if len(values) > 1 else []
                sources = rng.sample(SOURCES, size)
                members = []
                for i in range(size):
                    group = wrong[i] if i < len(wrong) else 0
                    text, value, unit, hedge, rs = say(rng, prop, values[group][0], t)
                    none = rng.random() < .012
                    if none:
                        text, value, unit, hedge, rs, group = rng.choice(MISSING), None, None, None, None, -1
                    name, placed = subject(rng, t, claimed)
                    where = None if placed else place(rng, t)
                    flags = 0 if placed or where else 2
                    as_of = None
                    plain_year = True
                    if year is not None:
                        r = rng.random()
                        if r < .07:
                            flags |= 1
                        elif kind == "money" and fiscal and r < .8:
                            plain_year = False
                            as_of = rng.choice([f"FY{year}", f"FY {year}", f"fiscal {year}", f"FY{year - 1}/{year % 100:02d}"])
                        else:
                            as_of = str(year) if r < .75 or kind == "money" else f"{year}-12-31" if r < .9 else f"{rng.choice(['June', 'December'])} {year}"
                    elif rng.random() < .35:
                        as_of = f"{rng.randint(2022, 2024)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
                    label = labels[0] if rng.random() < .4 else rng.choice(labels)
                    if rng.random() < .1:
                        label = label[0].upper() + label[1:]
                    if rng.random() < .01:
                        label = typo(rng, label) or label
                    src = sources[i]
                    cid = f"k{len(claims):07x}"
                    value = int(value) if isinstance(value, float) and value.is_integer() else value
                    shown = value if isinstance(value, (str, list, bool, int, float)) and rng.random() < .9 else None
                    claims.append(dump({"id": cid, "source": src, "subject": name, "property": label, "value_text": text, "value": shown, "unit": unit, "as_of": as_of, "place": where, "hedge": hedge,
                                        "quote": rng.choice(QUOTES).format(s=name, l=label, v=text, src=src)}))
                    month = year is not None and as_of and ("12" if as_of.startswith("Dec") or as_of.endswith("-12-31") else "06" if as_of.startswith("June") else None)
                    members.append((cid, group, rs, flags, plain_year, month))
                conflicts, unsure = [], []
                for i, a in enumerate(members):
                    for b in members[:i]:
                        if a[1] < 0 or b[1] < 0:
                            continue
                        s = stand(a[2], b[2])
                        if a[1] == b[1]:
                            faults += s != "compatible" and isinstance(a[2], list) and isinstance(b[2], list) and len(a[2]) == len(b[2]) == 1 and a[2][0][:2] != b[2][0][:2] and a[2][0][0] != "money"
                            continue
                        late = max(a[1], b[1])
                        if s == "conflict" and prop in ("alma_mater", "position"):
                            s = "ambiguous"   # one may have two of them
                        if s == "conflict" and a[5] and b[5] and a[5] != b[5]:
                            s = "ambiguous"   # June and December of one year
                        if s == "conflict" and (a[4] != b[4] or (a[3] | b[3]) & 1 and varies == "y"):
                            s = "ambiguous"   # one says no year, or one a fiscal and one a calendar year
                        if s == "conflict":
                            conflicts.append([b[0], a[0], values[late][1]])
                        elif s == "ambiguous":
                            unsure.append([b[0], a[0]])
                show = lambda m: [m[0], m[1], *([None, None] if not isinstance(m[2], list) else [m[2][0][-4], m[2][0][-3]]), m[3]]
                truth.write(dump({"t": "fact", "id": f"f{facts}", "entity": f"e{e}", "property": prop, "period": year and str(year), "type": kind, "varying": varies == "y", "members": [show(m) for m in members],
                                  "kinds": {str(i): k for i, (_, k) in enumerate(values) if i}, "conflicts": conflicts, "ambiguous": unsure}) + "\n")
                facts += 1
    truth.close()
    rng.shuffle(claims)
    with open(out + "/claims.jsonl", "w", encoding="utf-8") as f:
        f.writelines(c + "\n" for c in claims)
    with open(out + "/properties.tsv", "w", encoding="utf-8") as f:
        f.writelines(f"{l}\t{p}\t{k}\t{v}\n" for p, (k, v, _, labels) in PROPERTIES.items() for l in labels)
    with open(out + "/places.tsv", "w", encoding="utf-8") as f:
        f.writelines(f"{name}\t{c[2]}\n" for c in COUNTRIES for name in c[1].split(";") + [c[2]])
    with open(out + "/units.tsv", "w", encoding="utf-8") as f:
        for line, (_, _, units) in UNITS.items():
            dim, by = {"km": ("km", 1), "orbit": ("km", 1), "km2": ("km2", 1), "m2": ("km2", 1e-6), "mass": ("kg", 1000), "kg": ("kg", 1)}.get(line, ("km", .001) if line in ("m", "alt", "high", "crest", "tall") else (line, 1))
            f.writelines(f"{u}\t{dim}\t{factor * by:.9g}\n" for u, factor in units)
    print(len(claims), "claims,", len(world), "things,", facts, "facts;", faults, "faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
