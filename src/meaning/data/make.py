"""Makes static64.bin and vocab.txt again from a copy of all-MiniLM-L6-v2.

Usage: python make.py MODEL_FOLDER OUT_FOLDER
MODEL_FOLDER holds config.json, model.safetensors and vocab.txt. Needs numpy, torch and transformers; no network.
The signs of principal components are free, so a new table may differ from the old one in them, and in no likeness.
"""

import shutil
import struct
import sys
from pathlib import Path

import numpy as np
import torch
from transformers import AutoModel

DIMENSIONS = 64
BATCH = 512


def states(model, rows, begin, end):
    """The mean state of each piece, alone between the marks of a sentence."""
    means = []
    with torch.no_grad():
        for first in range(0, rows, BATCH):
            pieces = torch.arange(first, min(rows, first + BATCH))
            marks = [torch.full_like(pieces, mark) for mark in (begin, end)]
            ids = torch.stack([marks[0], pieces, marks[1]], dim=1)
            means.append(model(input_ids=ids).last_hidden_state.mean(dim=1).numpy())
    return np.concatenate(means)


def table(means):
    """Centred, turned onto the principal components, weighted by rank."""
    centred = means - means.mean(axis=0)
    _, components = np.linalg.eigh(centred.T @ centred)
    turned = centred @ components[:, ::-1][:, :DIMENSIONS]
    return turned * np.log1p(np.arange(len(turned)))[:, None]


def main(source, target):
    vocabulary = (source / "vocab.txt").read_text(encoding="utf-8").splitlines()
    model = AutoModel.from_pretrained(source, local_files_only=True).eval()
    vectors = table(states(model, len(vocabulary), vocabulary.index("[CLS]"), vocabulary.index("[SEP]")))
    scales = np.abs(vectors).max(axis=1) + 1e-9
    numbers = np.rint(vectors / scales[:, None] * 127).astype(np.int8)
    with open(target / "static64.bin", "wb") as out:
        out.write(struct.pack("<II", *numbers.shape))
        out.write(scales.astype("<f4").tobytes())
        out.write(numbers.tobytes())
    shutil.copyfile(source / "vocab.txt", target / "vocab.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
