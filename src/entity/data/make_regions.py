"""Writes regions.tsv: the divisions of the countries of the world, each under its names.

The codes and the names in the languages of the countries are those of ISO 3166-2, as the package iso-3166 (MIT) carries
them; the names in English are of the Common Locale Data Repository (Unicode License V3), as the package
cldr-subdivisions-full carries them. To make the file again:

    npm pack iso-3166@4.4.0 cldr-subdivisions-full@48.2.0    # and unpack both, into iso and cldr
    python3 make_regions.py iso/package/2.js cldr/package/subdivisions/en/en.json > regions.tsv

One line a division, by its code: the code, the code of what it lies in, and its names, the English one first. Names that
neither has (short forms, other languages, former names) stand in `other_regions.tsv`, which a person writes.
"""

import json
import re
import sys

# What ISO 3166-2 leaves under the United Kingdom: the divisions of Scotland, Wales and Northern Ireland. All others are
# of England.
NATIONS = {
    "GB-SCT": "ABD ABE AGB ANS CLK DGY DND EAY EDH EDU ELN ELS ERW FAL FIF GLG HLD IVC MLN MRY NAY NLK ORK PKN RFW SAY SCB "
    "SLK STG WDU WLN ZET",
    "GB-WLS": "AGY BGE BGW CAY CGN CMN CRF CWY DEN FLN GWN MON MTY NTL NWP PEM POW RCT SWA TOF VGL WRX",
    "GB-NIR": "ABC AND ANN BFS CCG DRS FMO LBC MEA MUL NMD",
}
ABOVE = {"GB-" + code: nation for nation, codes in NATIONS.items() for code in codes.split()}


def names(text):
    """The names that one entry gives: "Graubünden (de)", "A [B]", "A; B"."""
    text = re.sub(r"\s*\([^)]*\)", "", text).replace("*", "")
    return [part.strip() for part in re.split(r"[\[\];]", text) if part.strip()]


def main(iso, english):
    rows = re.findall(
        r"code: '([^']+)',\s*name:\s*(?:'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"),\s*parent: '([^']+)'",
        open(iso, encoding="utf-8").read(),
    )
    english = json.load(open(english, encoding="utf-8"))["subdivisions"]["localeDisplayNames"]["subdivisions"]
    for code, single, double, parent in sorted(rows):
        above = ABOVE.get(code, "GB-ENG" if parent == "GB" and code[3:] not in ("ENG", "NIR", "SCT", "WLS", "GBN", "EAW", "UKM") else parent)
        said = [english.get(code.replace("-", "").lower(), "")] + names((single or double).replace("\\'", "'"))
        kept = list(dict.fromkeys(name for name in said if name))
        print("\t".join([code, above, *kept]))


main(*sys.argv[1:3])
