"""peer.py PEERS SCRIPT DATADIR PAIRS [nosyn]: run a peer's script, told first the places and the units of the data.

The peers know the United States alone, and drop or join what they cannot place. Whoever uses such a script on other data gives it
those two tables; where DATADIR has places.tsv and units.tsv they are added to the peers' own. Nothing else is changed."""
import os
import re
import runpy
import sys

peers, script, data = sys.argv[1:4]
sys.path.insert(0, peers)
import peerlib


def rows(name):
    path = os.path.join(data, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as f:
        return [l.rstrip("\n").split("\t") for l in f]


places = rows("places.tsv")
if places:
    for name, code in places:
        peerlib.ST[re.sub(r"[^a-z ]", "", name.lower())] = code
    before = "|".join(peerlib.FULL)
    peerlib.FULL[:] = sorted((k for k in peerlib.ST if len(k) > 3), key=len, reverse=True)
    for pattern in ("LEAD", "OF"):   # what was made of the names when the module was read
        setattr(peerlib, pattern, re.compile(getattr(peerlib, pattern).pattern.replace(before, "|".join(peerlib.FULL))))
for unit, dimension, factor in rows("units.tsv"):
    peerlib.UNIT[unit] = (dimension, float(factor))
sys.argv = [script] + sys.argv[3:]
runpy.run_path(os.path.join(peers, script), run_name="__main__")
