"""MinHash sketches of texts over folded word bigrams (Broder 1997)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from riwaya.arabic.fold import fold_key

BANDS = 21
ROWS = 3
SIZE = BANDS * ROWS
"""63 hash functions in 21 bands of 3: a pair of Jaccard index 0.6 shares a band with 0.99."""

MIN_WORDS = 8
"""A passage of fewer words is no ground for calling it copied."""

_PASSAGE = re.compile(r"[^\n.!?؟…]*[^\n.!?؟…\s][^\n.!?؟…]*")
_WORD = re.compile(r"[\w\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200b-\u200f]+")
"""Letters and digits with the vowel marks and joiners that stand between them."""
_MIX = np.uint64(0x9E3779B97F4A7C15)

_generator = np.random.Generator(np.random.PCG64(20161029))
_FACTORS = _generator.integers(1, 1 << 62, SIZE, dtype=np.uint64) | np.uint64(1)
_OFFSETS = _generator.integers(0, 1 << 62, SIZE, dtype=np.uint64)

U64 = NDArray[np.uint64]
U32 = NDArray[np.uint32]


@lru_cache(maxsize=1 << 18)
def word_hash(word: str) -> int:
    """Return a 32-bit hash of a word's folded spelling, the same in every run."""
    return crc32(fold_key(word).encode("utf-8", "surrogatepass"))


def bigrams(text: str) -> U64:
    """Return the distinct hashed word bigrams of a text, sorted."""
    return np.unique(_bigrams(np.fromiter(map(word_hash, _WORD.findall(text)), np.uint64)))


def _bigrams(words: U64) -> U64:
    if len(words) == 0:
        return words
    following = np.append(words[1:], np.uint64(0))
    mixed = words * _MIX + following * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed ^= mixed >> np.uint64(29)
    return mixed[:-1] if len(words) > 1 else mixed


def overlap(left: U64, right: U64) -> tuple[float, float]:
    """Return the share of the union and of the smaller of two sorted sets that is common."""
    shared = len(np.intersect1d(left, right, assume_unique=True))
    union = len(left) + len(right) - shared
    return (shared / union, shared / min(len(left), len(right))) if shared else (0.0, 0.0)


def passages(text: str) -> list[tuple[int, int]]:
    """Return the spans of the stretches of a text that are long enough to be told as copied."""
    spans = []
    for match in _PASSAGE.finditer(text):
        stretch = match.group()
        if stretch.count(" ") >= MIN_WORDS - 1:
            left = len(stretch) - len(stretch.lstrip())
            spans.append((match.start() + left, match.start() + len(stretch.rstrip())))
    return spans


@dataclass(frozen=True, slots=True)
class Sketches:
    """Sketches of many texts, one row each: band keys for finding, nothing for proving."""

    bands: U64

    def __len__(self) -> int:
        return len(self.bands)


def sketch(texts: Sequence[str]) -> Sketches:
    """Return the band keys of texts; a text without words gets keys that match nothing else."""
    if not texts:
        return Sketches(np.empty((0, BANDS), np.uint64))
    return Sketches(
        np.concatenate([_sketch(texts[i : i + 512]) for i in range(0, len(texts), 512)])
    )


def _sketch(texts: Sequence[str]) -> U64:
    parts = [
        _bigrams(np.fromiter(map(word_hash, _WORD.findall(text)), np.uint64)) for text in texts
    ]
    lengths = np.array([len(part) for part in parts])
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.intp)
    filled = lengths > 0
    minima = np.empty((SIZE, len(texts)), np.uint32)
    minima[:] = np.iinfo(np.uint32).max
    if filled.any():
        grams = np.concatenate(parts)
        for row in range(SIZE):
            hashed = (grams * _FACTORS[row] + _OFFSETS[row]) >> np.uint64(32)
            minima[row, filled] = np.minimum.reduceat(hashed.astype(np.uint32), starts[filled])
    return _band_keys(minima, filled)


def _band_keys(minima: U32, filled: NDArray[np.bool_]) -> U64:
    keys = np.empty((minima.shape[1], BANDS), np.uint64)
    for band in range(BANDS):
        key = np.full(minima.shape[1], band + 1, np.uint64)
        for row in range(band * ROWS, (band + 1) * ROWS):
            key = (key ^ minima[row].astype(np.uint64)) * _MIX
            key ^= key >> np.uint64(31)
        keys[:, band] = key
    keys[~filled] = 0
    return keys
