"""Train the reader's weights from labelled documents: the recipe behind models/reader.json."""

import zlib
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from pathways.engine.atlas import Progress, load_atlas
from pathways.engine.encoder import OnnxEncoder
from pathways.engine.reading.misspelling import misspell
from pathways.engine.reading.reader import Instruments, understand
from pathways.engine.reading.training import Labelled, Trained, train_weigher
from pathways.engine.reading.weigher import blank_weigher, save_weigher
from pathways.sources.catalog_files import load_catalog
from pathways.sources.cupboards import find_cupboard
from pathways.sources.labelled import LabelledText, load_labelled
from pathways.use_cases.tools import known_words

MISSPELT_SHARE = 0.5
"""What a misspelt double counts beside the text it was made from."""


def train_reader(*, home: Path, threads: int, target: Path, progress: Progress) -> Trained:
    """Read data/training, train, and write the weights to target; what they reached on held-out folds comes back.

    data/golden is never read here. Raises NotReady when encoder or Atlas were not prepared, BadFile for bad labels.
    """
    catalog = load_catalog(find_cupboard("data") / "catalog")
    encoder = OnnxEncoder(home / "encoder", threads)
    atlas = load_atlas(catalog, encoder, home / "atlas", blank_weigher(), known_words(home / "encoder"))
    texts = load_labelled(find_cupboard("data") / "training", catalog)
    documents = []
    for done, text in enumerate(texts, start=1):
        documents.append(_understood(atlas.instruments, text))
        if text.kind == "worker":
            documents.append(replace(_understood(atlas.instruments, _misspelt(text)), share=MISSPELT_SHARE))
        progress("Reading the training documents", done, len(texts))
    trained = train_weigher(documents, atlas.instruments.space, lambda done, total: progress("Training", done, total))
    names = ("precision", "recall", "f1", "calibration_error")
    card: dict[str, object] = {
        "trained_on": "data/training",
        "documents": trained.documents,
        "labels": trained.labels,
        "catalogue": catalog.version,
        "encoder": encoder.name,
        "cross_validated": {name: round(getattr(trained, name), 4) for name in names},
    }
    save_weigher(trained.weigher, target, card)
    return trained


def _misspelt(text: LabelledText) -> LabelledText:
    """The same text as a hurried hand writes it, with its labels."""
    seed = zlib.crc32(text.id.encode())  # of the text alone, so that other documents change nothing
    spoilt, become = misspell(text.text, [quote for _, _, quote in text.labels], seed)
    labels = tuple((skill, level, become[quote]) for skill, level, quote in text.labels)
    return replace(text, text=spoilt, labels=labels)


def _understood(tools: Instruments, text: LabelledText) -> Labelled:
    truth: dict[str, list[str]] = defaultdict(list)
    for skill, _, quote in text.labels:
        truth[skill].append(quote)
    quotes = {skill: tuple(told) for skill, told in truth.items()}
    return Labelled(understand(tools, text.text, text.kind), quotes, frozenset(text.traps), text.person or text.id)
