"""How values are made true or wrong, how they are printed, and what may be read from what is printed."""
import datetime
import math

from words import *

DAY = datetime.date.toordinal
MONTHS = "January February March April May June July August September October November December".split()


# A maker returns (text, number or None, unit or None, hedge or None, readings); readings: (least, greatest, least generous, greatest generous), and for a date a list of such readings

HEDGES = {"about": "near", "roughly": "near", "around": "near", "some": "near", "approximately": "near", "more than": "above", "over": "above", "at least": "above", "nearly": "below", "almost": "below", "up to": "below"}


def sig(x, n):
    d = n - 1 - math.floor(math.log10(abs(x)))
    return round(x, d), d


def figure(rng, true, exact=True):
    """-> (digits, value printed, step, hedge): a way to print a positive number"""
    r = rng.random()
    hedge = None
    if r < .18 and true >= 20:
        hedge = rng.choice(list(HEDGES))
        step = 10.0 ** (math.floor(math.log10(true)) - 1)
        n = {"near": round, "above": math.floor, "below": math.ceil}[HEDGES[hedge]](true / step)
        v = n * step
        if v == true and HEDGES[hedge] != "near":   # neither more nor less
            hedge = None
    elif r < .30 and true >= 1000:
        v, d = sig(true, 3)
        step = 10.0 ** -d
    else:
        v, step = (true, 1.0) if exact else (lambda s: (s[0], 10.0 ** -s[1]))(sig(true, 4))
    decimals = max(0, -round(math.log10(step)))
    scale = ""
    if v >= 1e6 and (step >= 1e4 or hedge):
        scale, by = (" billion", 1e9) if v >= 1e9 else (" million", 1e6)
        q = max(0, round(math.log10(by / step)))
        digits = f"{v / by:.{q}f}"
        step = by * 10.0 ** -q
    else:
        digits = f"{v:,.{decimals}f}"
        if rng.random() < .25:
            digits = digits.replace(",", "")
        elif rng.random() < .06:
            digits = digits.replace(",", "\u00a0")
        if not decimals and v >= 100:   # zeros at the end may be rounding
            while step < v and v % (step * 10) == 0:
                step *= 10
    return digits + scale, v, step, hedge


def readings(v, step, hedge, factor=1.0):
    h = HEDGES.get(hedge)
    lo, hi = v - step / 2, v + step / 2
    glo, ghi = min(lo, v * .98), max(hi, v * 1.02)
    if h == "near":
        lo, hi, glo, ghi = min(lo, v * .95), max(hi, v * 1.05), min(lo, v * .9), max(hi, v * 1.1)
    elif h == "above":
        lo, hi, glo, ghi = v, v * 1.5, v * .98, math.inf
    elif h == "below":
        lo, hi, glo, ghi = v * .85, v, (v * .8 if hedge != "up to" else -math.inf), v * 1.02
    return [tuple(x * factor for x in (lo, hi, glo, ghi))]


def say_count(rng, true, t, how):
    text, v, step, hedge = figure(rng, true)
    return (f"{hedge} {text}" if hedge else text), v, None, hedge, readings(v, step, hedge)


def say_unit(rng, true, t, how):
    units = UNITS[how][2]
    unit, factor = rng.choice(units) if rng.random() < .45 else units[0]
    x = true / factor
    if how == "tall":
        v = round(x, 2) if factor == 1 else round(x)
        step, hedge, text = (.01 if factor == 1 else 1.0), None, (f"{v:.2f}" if factor == 1 else f"{v}")
    elif how == "life":
        x = round(x, 1) if unit == "months" else x
        text, v, step, hedge = f"{x:g}", x, 1.0, None
    else:
        text, v, step, hedge = figure(rng, x, exact=False)
    return (f"{hedge} " if hedge else "") + f"{text} {unit}", v, unit, hedge, readings(v, step, hedge, factor)


def say_money(rng, true, t, how):
    cur = t["currency"] if rng.random() < .94 else rng.choice(["EUR", "USD"])
    sign, words, rate = CURRENCIES[cur]
    v0 = true / float(CURRENCIES[t["currency"]][2]) * float(rate)
    text, v, step, hedge = figure(rng, float(round(v0)))
    short = text.replace(" million", "m").replace(" billion", "bn")
    out = rng.choice([f"{sign}{text}" if sign else f"{cur} {text}", f"{cur} {text}", f"{text} {words}", f"{sign or cur + ' '}{short}"])
    return (f"{hedge} {out}" if hedge else out), v, cur, hedge, [("money", cur) + r for r in readings(v, step, hedge)]


def say_year(rng, true, t, how):
    y = int(true)
    a, b = DAY(datetime.date(y, 1, 1)), DAY(datetime.date(y, 12, 31))
    return str(y), y, None, None, [(a, b, a, b)]


def say_date(rng, true, t, how):
    d = datetime.date.fromordinal(int(true))
    m, n = MONTHS[d.month - 1], DAY(d)
    one = [(n, n, n, n)]
    r = rng.random()
    if r < .12:
        a, b = DAY(d.replace(day=1)), DAY((d.replace(day=28) + datetime.timedelta(4)).replace(day=1)) - 1
        return f"{m} {d.year}", None, None, None, [(a, b, a, b)]
    if r < .18:
        return say_year(rng, d.year, t, how)
    if r < .30:
        sep = rng.choice("/.")
        rs = list(one)
        if d.day <= 12 and d.day != d.month:
            o = DAY(datetime.date(d.year, d.day, d.month))
            rs.append((o, o, o, o))
        return f"{d.day:02d}{sep}{d.month:02d}{sep}{d.year}", None, None, None, rs
    th = "th" if 10 < d.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(d.day % 10, "th")
    text = rng.choice([d.isoformat(), f"{d.day} {m} {d.year}", f"{m} {d.day}, {d.year}", f"{d.day} {m[:3]} {d.year}", f"{m[:3]}. {d.day}, {d.year}" if m != "May" else f"May {d.day}, {d.year}", f"the {d.day}{th} of {m} {d.year}", f"{d.day} {m} {d.year}"])
    return text, d.isoformat(), None, None, one


def true_value(rng, prop, t, names):
    kind, varies, how, _ = PROPERTIES[prop]
    if kind in ("count", "money"):
        a, b = map(float, how.split())
        return float(round(math.exp(rng.uniform(math.log(a), math.log(b)))))
    if kind in ("length", "area", "land", "rate"):
        if prop == "length" and t["kind"] == "river":
            how = "km"
        a, b, _ = UNITS[how]
        x = math.exp(rng.uniform(math.log(a), math.log(b)))
        return round(x, 2) if how == "tall" else float(round(x)) if how == "life" else sig(x, 4)[0]
    if kind == "year":
        return rng.randint(*map(int, how.split()))
    if kind == "date":
        a, b = map(int, how.split())
        return rng.randint(DAY(datetime.date(a, 1, 1)), DAY(datetime.date(b, 12, 31)))
    if kind == "bool":
        return rng.random() < .6
    if kind == "list":
        pool = FACULTIES if how == "faculty" else [c[1].split(";")[0] for c in COUNTRIES]
        return tuple(rng.sample(pool, rng.randint(3, 6)))
    if how == "person":
        return names.person(t["flavour"])
    pool = {"city": CITIES, "yard": YARDS, "school": SCHOOLS, "post": POSTS, "depositary": DEPOSITARIES, "agency": AGENCIES}[how]
    c = rng.choice(pool)
    return tuple(c if isinstance(c, list) else c.split("/"))


def wrong_value(rng, prop, true, t, names):
    """-> (another value, kind of the conflict)"""
    kind, _, how, _ = PROPERTIES[prop]
    if kind in ("count", "money", "length", "area", "land", "rate"):
        r = rng.random()
        if how in ("tall", "life"):
            return (round(true + rng.choice([-.11, .09, .14]), 2) if how == "tall" else true + rng.choice([3.0, 5.0])), "figure_differs"
        if r < .15:
            return true * 10 if kind != "length" or true < 1e4 else true / 10, "factor_ten"
        if r < .40 and true >= 100:
            s = str(int(true))
            i = rng.randrange(len(s) - 1)
            w = s[:i] + s[i + 1] + s[i] + s[i + 2:]
            if w != s and w[0] != "0":
                return float(w), "digits_swapped"
        if r < .50 and kind in ("length", "area", "land", "rate") and how not in ("volume", "power", "mass"):
            return sig(true * next(f for _, f in UNITS["km" if prop == "length" and t["kind"] == "river" else how][2] if f != 1), 4)[0], "unit_confused"
        w = true * rng.choice([rng.uniform(.5, .85), rng.uniform(1.15, 1.9)])
        w = float(round(w)) if kind in ("count", "money") else sig(w, 4)[0]
        return (w if w != true else w + 3), "figure_differs"
    if kind == "year":
        return true + rng.choice([-30, -10, -3, -1, 1, 2, 10]), "year_differs"
    if kind == "date":
        d = datetime.date.fromordinal(int(true))
        r = rng.random()
        if r < .4:
            return true + rng.choice([-9, -3, 4, 11]), "day_differs"
        if r < .7:
            return DAY(d.replace(day=min(d.day, 28), month=(d.month + rng.choice([1, 2, 6])) % 12 + 1)), "month_differs"
        return DAY(d.replace(day=min(d.day, 28), year=d.year + rng.choice([-10, -1, 1, 2]))), "year_differs"
    if kind == "bool":
        return not true, "yes_against_no"
    if kind == "list":
        pool = FACULTIES if how == "faculty" else [c[1].split(";")[0] for c in COUNTRIES]
        other = rng.choice([x for x in pool if x not in true])
        i = rng.randrange(len(true))
        return rng.choice([(true[:i] + (other,) + true[i + 1:], "list_item_differs"), (true[:i] + true[i + 1:], "list_item_missing"), (true + (other,), "list_item_added")])
    if how == "person":
        while True:
            o = names.person(t["flavour"])
            if rng.random() < .3:   # a relative: the family name is the same
                g = rng.choice([x for x in FLAVOUR[t["flavour"]][2] if x[0] != true[4][0]])
                f = true[3]
                return (f"{g} {f}", [f"{g} {f}", f"{f}, {g}", f"Dr {g} {f}"], [f"{g[0]}. {f}"], f, g), "other_given_name"
            if o[3] != true[3] and o[4][0] != true[4][0]:
                return o, "other_person"
    while True:
        o = true_value(rng, prop, t, names)
        if o != true:
            return o, "other_value"


SAY = {"count": say_count, "money": say_money, "year": say_year, "date": say_date, "length": say_unit, "area": say_unit, "land": say_unit, "rate": say_unit}


def say(rng, prop, v, t):
    kind, _, how, _ = PROPERTIES[prop]
    if prop == "length" and t["kind"] == "river":
        how = "km"
    if kind in SAY:
        return SAY[kind](rng, v, t, how)
    if kind == "bool":
        w = rng.choice(BOOLS[prop][0 if v else 1].split(";"))
        return w, (v if w in ("yes", "no") and rng.random() < .5 else None), None, None, None
    if kind == "list":
        xs = list(v)
        rng.shuffle(xs)
        text = rng.choice(["; ".join(xs), ", ".join(xs[:-1]) + " and " + xs[-1], ", ".join(xs)])
        return text, (xs if rng.random() < .4 else text), None, None, None
    if how == "person":
        if rng.random() < .15 and v[2]:
            return rng.choice(v[2]), None, None, None, "loose"
        return rng.choice(v[1]), None, None, None, None
    return rng.choice(v if rng.random() < .5 else v[:1]), None, None, None, None


def overlap(a, b, c, d):
    """Whether two readings share more than an end: "5" and "6" do not, one day and the same day do."""
    lo, hi = max(a, c), min(b, d)
    return hi == math.inf or lo < hi - 1e-9 * abs(hi) or lo == hi and (a == b or c == d)


def stand(rs, qs):
    """How readings of two claims stand: conflict, compatible, ambiguous."""
    if rs is None or qs is None:
        return "conflict"
    if rs == "loose" or qs == "loose":
        return "conflict"
    if rs[0][0] == "money":
        if rs[0][1] != qs[0][1]:
            return "ambiguous"
        rs, qs = [r[2:] for r in rs], [r[2:] for r in qs]
    meet = lambda i: [overlap(r[i], r[i + 1], q[i], q[i + 1]) for r in rs for q in qs]
    if not any(meet(2)):
        return "conflict"
    return "compatible" if all(meet(0)) else "ambiguous"
