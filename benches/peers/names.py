"""The things of the made world, and the forms that name each of them and no other."""
import re

from words import *


def key(form):
    """Forms with one key cannot be told apart: case, marks, small words, and the order of words do not count."""
    return " ".join(sorted(set(re.sub(r"[^\w ]", "", form.lower().replace("-", " ")).split()) - {"the", "of", "at", "in", "de", "for"}))


def deletions(word):
    return {word} | {word[:i] + word[i + 1:] for i in range(len(word))}


def apart(words):
    """The words that are not one typo from an earlier one."""
    seen, out = set(), []
    for w in words:
        d = deletions(w.lower())
        if not d & seen:
            seen |= d
            out.append(w)
    return out


def typo(rng, form):
    """One slip in one long word."""
    words = form.split(" ")
    long = [i for i, w in enumerate(words) if len(w) > 5 and w.isalpha()]
    if not long:
        return None
    i = rng.choice(long)
    w = words[i]
    at = rng.randrange(1, len(w) - 1)
    words[i] = rng.choice([w[:at] + w[at + 1] + w[at] + w[at + 2:], w[:at] + w[at + 1:], w[:at] + w[at] + w[at:], w[:at] + rng.choice("aeionrst") + w[at + 1:]])
    return " ".join(words)


class Names:
    """Draws names for things of every kind and keeps them apart."""

    def __init__(self, rng):
        self.rng = rng
        self.places = {f: apart(s + e for s in v[0] for e in v[1]) for f, v in FLAVOUR.items()}
        self.family = {f: apart(s + e for s in v[0] for e in v[3]) for f, v in FLAVOUR.items()}
        self.number = 0

    def person(self, flavour):
        """-> (full name, ways of writing it, ways that leave something out)"""
        rng = self.rng
        given, family = rng.choice(FLAVOUR[flavour][2]), rng.choice(self.family[flavour])
        particles = FLAVOUR[flavour][4]
        if particles and rng.random() < .4:
            family = rng.choice(particles).replace("_", " ") + " " + family
        full = f"{given} {family}"
        return full, [full, full, f"{family}, {given}", f"Dr {full}", f"Dr. {full}", f"{given} {rng.choice('ABEHKLMRT')}. {family}"], [f"{given[0]}. {family}", f"{family}, {given[0]}."], family, given

    def draw(self, kind, flavour, code):
        """-> list of (full name, ways of writing it, ways that leave something out); several when names are near each other"""
        rng = self.rng
        p = rng.choice(self.places[flavour])
        side = rng.choice([("North", "South"), ("East", "West"), ("Upper", "Lower"), ("Old", "New")])
        near = rng.random() < .15
        if kind == "hospital":
            def one(a):
                t = rng.choice(["University Hospital", "General Hospital", "Children's Hospital", "District Hospital", "Cancer Centre", "Military Hospital"])
                if a == p and rng.random() < .25:
                    s = rng.choice(SAINTS)
                    return f"St. {s}'s Hospital {p}", [f"St {s}'s Hospital, {p}", f"Saint {s}'s Hospital {p}", f"{p} St. {s}'s Hospital"], []
                n = f"{a} {t}"
                return n, [n, "the " + n, n.replace("Hospital", "Hosp.").replace("University", "Univ.").replace("General", "Gen."), f"{t} of {a}", n.replace("Centre", "Center"), n.replace("Children's", "Childrens")], [self.letters(n)]
            return [one(f"{s} {p}") for s in side] if near else [one(p)]
        if kind == "river":
            def one(a):
                return f"River {a}", [f"{a} River", f"the River {a}", f"the {a} River", f"{a} R."], [f"the {a}"]
            return [one(f"{s} {p}") for s in side] if near else [one(p)]
        if kind == "dam":
            def one(a):
                return f"{a} Dam", [f"{a} dam", f"the {a} Dam", f"Dam of {a}"], []
            return [one(f"{s} {p}") for s in side] if near else [one(p)]
        if kind == "museum":
            def one(m):
                n = f"{p} {m}"
                return n, [n, "the " + n, f"{m}, {p}", f"{m} of {p}" if " of " not in m else f"{m} in {p}", n.replace("Museum", "Mus.")], [self.letters(n)]
            return [one(m) for m in rng.sample(MUSEUMS, 2)] if near else [one(rng.choice(MUSEUMS))]
        if kind == "ship":
            pre = rng.choice(["MV", "SS", "RV", "MS"])
            def one(a):
                return f"{pre} {a}", [f"{pre[0]}/{pre[1]} {a}", f"the {pre} {a}", f"{a} ({pre})", f"{pre} {a.upper()}"], []
            base = rng.choice([p, f"Princess {rng.choice(FLAVOUR[flavour][2])}", f"Star of {p}", f"{p} {rng.choice(['Trader', 'Spirit', 'Venture', 'Pioneer'])}"])
            return [one(base), one(base + " II")] if near else [one(base)]
        if kind == "university":
            def plain(a):
                return f"University of {a}", [f"{a} University", f"The University of {a}", f"Univ. of {a}", f"{a} Univ."], []
            def tech(a):
                return f"{a} University of Technology", [f"Technical University of {a}", f"{a} Technical University", f"Univ. of Technology {a}"], [self.letters(f"{a} University of Technology")]
            def arts(a):
                return f"{a} University of Applied Sciences", [f"University of Applied Sciences {a}", f"{a} Univ. of Applied Sciences"], [self.letters(f"{a} University of Applied Sciences")]
            some = rng.sample([plain, tech, arts], 2 if near else 1)
            return [f(p) for f in some]
        if kind == "company":
            fam = rng.choice(self.family[flavour])
            def one(s):
                base = rng.choice([f"{fam} {s}", f"{p} {s}", f"{fam} & {rng.choice(self.family[flavour])} {s}"])
                n, form = f"{base} {FORMS[code]}", FORMS[code]
                return n, [n, base, n.replace(" & ", " and "), base + ", " + form, base.upper(), f"{base} {form.replace('.', '')}", base + " Group" if rng.random() < .3 else base], []
            return [one(s) for s in rng.sample(SECTORS, 2)] if near else [one(rng.choice(SECTORS))]
        if kind == "person":
            a = self.person(flavour)
            out = [a[:3]]
            if near:
                g = rng.choice([x for x in FLAVOUR[flavour][2] if x[0] != a[4][0]])
                n = f"{g} {a[3]}"
                out.append((n, [n, f"{a[3]}, {g}", f"Dr {n}"], [f"{g[0]}. {a[3]}"]))
            return out
        if kind == "treaty":
            s = rng.choice(SUBJECTS)
            if near:
                return [(f"{o} Protocol to the {p} Convention on {s}", [f"the {o} Protocol to the {p} Convention on {s}", f"{d} Protocol to the {p} Convention on {s}", f"Protocol No. {i} to the {p} Convention on {s}"], []) for i, o, d in ((1, "First", "1st"), (2, "Second", "2nd"))]
            self.number += 1
            n = 100 + self.number
            c = rng.choice(["Convention", "Agreement", "Treaty"])
            return [(f"{p} {c} on {s} (No. {n})", [f"{c} No. {n}", f"{c} No. {n} on {s}", f"the {p} {c} on {s} (No. {n})", f"{c} on {s}, No. {n}", f"{c} {n}"], [f"{p} {c} on {s}"])]
        if kind == "club":
            def one(t):
                if t == "FC":
                    return f"{p} FC", [f"FC {p}", f"{p} F.C.", f"{p} Football Club", f"Football Club {p}"], []
                return f"{p} {t}", [f"{p} {t} FC", f"the {p} {t} club", f"{p} {t[:3]}."] if t in ("United", "Athletic") else [f"{p} {t} SC", f"{t} {p}"], []
            ts = ["FC", "United", "Athletic", "Rowing Club", "Rangers"]
            return [one(t) for t in rng.sample(ts, 2)] if near else [one(rng.choice(ts))]
        o = rng.choice(ORBITERS) + rng.choice(["", "sat", " Earth Observer", " Relay", " Polar"])
        self.number += 1
        first = self.number % 90 + 1 if rng.random() < .5 else self.number + 100
        return [(f"{o}-{i}", [f"{o} {i}", f"{o.upper()}-{i}", f"{o}-{i} satellite", f"the {o}-{i}"], []) for i in ((first, first + 1) if near else (first,))]

    @staticmethod
    def letters(name):
        return "".join(w[0] for w in name.split() if w[0].isupper())


def things(rng, count):
    """`count` things, with the forms that name each of them and no other."""
    names, out, owner, canon = Names(rng), [], {}, set()
    kinds = list(KINDS)
    near_id = 0
    while len(out) < count:
        kind, (flavour, spelled, code, currency) = rng.choice(kinds), rng.choice(COUNTRIES)
        group = names.draw(kind, flavour, code)
        near_id += 1
        homes = [(spelled, code, currency, flavour)]
        others = [c for c in COUNTRIES if c[2] != code and (kind != "company" or FORMS[c[2]] == FORMS[code])]
        if others and kind not in ("treaty", "satellite") and rng.random() < .08:   # a namesake abroad
            f, s, c, m = rng.choice(others)
            homes.append((s, c, m, f))
        for full, ways, loose in group:
            hom = kind + "|" + key(full)
            for spelled_, code_, money, flavour_ in homes:
                if (hom, code_) in canon or owner.get(key(full), hom) != hom:
                    continue
                canon.add((hom, code_))
                owner[key(full)] = hom
                out.append({"kind": kind, "name": full, "ways": ways, "loose": [l for l in loose if len(l) > 2], "hom": hom, "near": f"n{near_id}" if len(group) > 1 else None, "country": spelled_.split(";"),
                            "code": code_, "currency": money, "flavour": flavour_, "town": rng.choice(names.places[flavour_])})
    claimed = {}
    for t in out:
        for form in [t["name"]] + t["ways"] + t["loose"] + [t["name"].split(" (No.")[0]]:
            claimed.setdefault(key(form), set()).add(t["hom"])
    for t in out:
        sole = lambda forms: [f for f in forms if claimed[key(f)] == {t["hom"]}]
        t["ways"], t["loose"] = sole(t["ways"]), sole(t["loose"])
        if t["loose"] and t["loose"][0].isupper():
            t["ways"] += [f"{t['name']} ({t['loose'][0]})"] * 2
    return out[:count], claimed, names
