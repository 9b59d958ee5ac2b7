"""The small trained model that joins the evidence for one skill into a calibrated probability.

Logistic regression with a hidden layer of tanh units, and directions of meaning, kept as JSON: no pickle, and every
feature has a name. Trained by `pathways train` on data/training, never on data/golden.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from pathways.domain.errors import NotReady
from pathways.engine.reading.directions import Directions, no_directions, unpack

Matrix = NDArray[np.float64]

FEATURES = (
    "alias", "acronym", "spanish", "weak_held", "weak_bare", "misspelt", "words_between", "form_words", "form_share",
    "distinct_forms", "contested", "example", "definition", "form_likeness", "spelling", "dense", "margin", "first",
    "trap_excess", "alias_x_dense", "weak_x_dense", "bare_x_dense", "title_prior", "role_prior", "neighbours",
    "in_skills", "in_nice", "is_ad", "piece_words", "is_list",
    "rivals_named", "told_again", "under_cue", "farness", "glossed", "in_education",
    "learned", "learned_margin", "learned_first", "idle",
)  # fmt: skip
LEARNED = 4
"""So many features, the last ones, come from the directions."""


@dataclass(frozen=True, slots=True)
class Weigher:
    """Standardise, one tanh layer, one logistic unit. hidden is (features, units); threshold is the floor for held.
    directions are what labelled texts taught of each skill."""

    mean: Matrix
    scale: Matrix
    hidden: Matrix
    hidden_bias: Matrix
    out: Matrix
    direct: Matrix
    bias: float
    threshold: float
    directions: Directions

    def probability(self, rows: Matrix) -> Matrix:
        """Probability that a careful reader would agree, for rows of features (n x len(FEATURES))."""
        scaled = np.clip((rows - self.mean) / self.scale, -6, 6)
        logit = np.tanh(scaled @ self.hidden + self.hidden_bias) @ self.out + scaled @ self.direct + self.bias
        return np.asarray(1 / (1 + np.exp(-logit)), np.float64)


def load_weigher(path: Path) -> Weigher:
    """Read the trained weights. Raises NotReady when they are missing or made for other features."""
    try:
        raw = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise NotReady("weigher_missing", "The trained reader is missing.", fix="Run `pathways train`.") from error
    if tuple(raw["features"]) != FEATURES:
        raise NotReady("weigher_outdated", "The trained reader knows other features.", fix="Run `pathways train`.")
    arrays = {
        key: np.array(raw[key], np.float64) for key in ("mean", "scale", "hidden", "hidden_bias", "out", "direct")
    }
    return Weigher(
        **arrays, bias=float(raw["bias"]), threshold=float(raw["threshold"]), directions=unpack(raw["directions"])
    )


def save_weigher(weigher: Weigher, path: Path, card: dict[str, object]) -> None:
    """Write the weights as JSON, five significant digits, with what they were trained on."""
    arrays = {key: np.vectorize(lambda x: float(f"{x:.5g}"))(getattr(weigher, key)).tolist()
              for key in ("mean", "scale", "hidden", "hidden_bias", "out", "direct")}  # fmt: skip
    raw = {"features": FEATURES, **card, **arrays, "bias": round(weigher.bias, 5), "threshold": weigher.threshold}
    raw["directions"] = weigher.directions.packed()
    path.write_text(json.dumps(raw, indent=1) + "\n", "utf-8")


def blank_weigher() -> Weigher:
    """A weigher that knows nothing: what training starts from, before there are weights."""
    count = len(FEATURES)
    flat = np.zeros(count)
    return Weigher(
        flat, np.ones(count), np.zeros((count, 1)), np.zeros(1), np.zeros(1), flat, 0.0, 0.5, no_directions()
    )
