"""Fits the learned typer on training/sentences and writes src/foedus/extraction/en/data/typer.npz.

Run by hand where the sentences have changed, in an environment that has scikit-learn beside Foedus; scikit-learn is needed for
nothing else and stays out of the lock:  python tools/train.py [--check]. With --check it only prints how well a model fitted on
four fifths of the sentences reads the rest.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from spacy.tokens import Doc

from foedus.extraction.en.parse import pipeline, words
from foedus.extraction.en.typer import NONE, dense, may_name_an_act, named

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = ROOT / "training" / "sentences"
TARGET = ROOT / "src" / "foedus" / "extraction" / "en" / "data" / "typer.npz"
STRENGTH = 4.0
"""Inverse of the regularisation; chosen among .1, .3, 1, 3 by folds held out."""

DENSE_WEIGHT = 0.05
"""Of the dense features beside the named ones, which are 0 or 1; chosen likewise."""

FOLDS = 5
RAREST = 1
"""Named features of fewer words are left out."""


def main() -> int:
    """Fit, or check."""
    words = [word for path in sorted(SENTENCES.glob("*.jsonl")) for word in words_of(path)]
    if "--check" in sys.argv:
        check(words)
        return 0
    kinds, names, model, centre, scale = fit(words)
    rows = len(centre)
    np.savez_compressed(
        TARGET,
        kinds=np.array(kinds),
        names=np.array(names),
        weights=model.coef_.T.astype(np.float16),
        bias=model.intercept_.astype(np.float32),
        centre=centre,
        scale=scale,
        digest=np.array(digest()),
    )
    print(f"{TARGET.relative_to(ROOT)}: {len(words)} words, {rows} dense and {len(names)} named features")
    return 0


def digest() -> str:
    """Of all sentences, in order of file."""
    content = b"".join(path.read_bytes() for path in sorted(SENTENCES.glob("*.jsonl")))
    return hashlib.sha256(content).hexdigest()[:12]


def words_of(path: Path) -> Iterator[dict[str, Any]]:
    """Every noun and verb of a file's sentences with its class and features."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for number, (row, doc) in enumerate(
        zip(rows, pipeline().pipe([row["text"] for row in rows], batch_size=64), strict=True)
    ):
        heads = {head: act["type"] for act in row["acts"] if (head := head_of(doc, act)) is not None}
        tokens = [token for token in words().trees([doc])[0] if may_name_an_act(token)]
        for token, vectors in zip(tokens, dense(tokens) if tokens else (), strict=True):
            kind = heads.get(token.i, NONE)
            yield {"fold": number % FOLDS, "kind": kind, "dense": vectors, "named": set(named(token))}


def head_of(doc: Doc, act: dict[str, Any]) -> int | None:
    """The token that a trigger hangs on; of a light verb's phrase the verb."""
    at = -1
    for _ in range(act.get("nth", 1)):
        at = doc.text.index(act["trigger"], at + 1)
    span = doc.char_span(at, at + len(act["trigger"]), alignment_mode="expand")
    return None if span is None else span.root.i


def fit(words: list[dict[str, Any]]) -> tuple[list[str], list[str], LogisticRegression, Any, Any]:
    """Classes, named features, the model, and how dense features are scaled."""
    counts: dict[str, int] = {}
    for word in words:
        for name in word["named"]:
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    values = np.stack([word["dense"] for word in words])
    centre = values.mean(axis=0)
    scale = (DENSE_WEIGHT / (values.std(axis=0) + 1e-6)).astype(np.float32)
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(matrix(words, names, centre, scale), [word["kind"] for word in words])
    return [str(kind) for kind in model.classes_], names, model, centre.astype(np.float32), scale


def matrix(words: list[dict[str, Any]], names: list[str], centre: Any, scale: Any) -> csr_matrix:
    """Features of `words`, dense ones first."""
    at = {name: column for column, name in enumerate(names)}
    pairs = [(row, at[name]) for row, word in enumerate(words) for name in word["named"] if name in at]
    rows, columns = zip(*pairs, strict=True)
    sparse = csr_matrix((np.ones(len(pairs), np.float32), (rows, columns)), shape=(len(words), len(names)))
    values = (np.stack([word["dense"] for word in words]) - centre) * scale
    return hstack([csr_matrix(values), sparse]).tocsr()


def check(words: list[dict[str, Any]]) -> None:
    """Each fold of sentences read by a model fitted on the others: types given that a word names an act, and acts found."""
    for fold in range(FOLDS):
        kinds, names, model, centre, scale = fit([word for word in words if word["fold"] != fold])
        rest = [word for word in words if word["fold"] == fold]
        chances = model.predict_proba(matrix(rest, names, centre, scale))
        none = kinds.index(NONE)
        truth = np.array([word["kind"] for word in rest])
        acts = truth != NONE
        typed = np.array(kinds)[np.where(np.arange(len(kinds)) == none, -1.0, chances).argmax(axis=1)]
        found = 1 - chances[:, none]
        best = max((f1_score(acts, found > bar), bar) for bar in (0.2, 0.3, 0.4, 0.5, 0.6))
        right = (typed[acts] == truth[acts]).mean()
        print(f"fold {fold}: {acts.sum():5} acts  type right {right:.3f}  found F1 {best[0]:.3f} above {best[1]}")


if __name__ == "__main__":
    sys.exit(main())
