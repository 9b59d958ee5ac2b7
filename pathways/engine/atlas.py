"""The Atlas: all that is derived from the catalogue and shared, built beside the old one and swapped whole."""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from pathways.domain.catalog import Catalog
from pathways.domain.errors import NotReady
from pathways.engine.encoder import DIGEST, DIMENSIONS, Encoder, Vectors, digest_of, sha256_of
from pathways.engine.reading.credentials import credential_forms
from pathways.engine.reading.evidence import map_neighbourhood
from pathways.engine.reading.forms import FormMatcher
from pathways.engine.reading.jobs import profile_roles, role_texts
from pathways.engine.reading.likeness import assemble_space, prototype_texts
from pathways.engine.reading.mentions import skill_forms
from pathways.engine.reading.reader import Instruments
from pathways.engine.reading.spelling import Speller
from pathways.engine.reading.weigher import Weigher
from pathways.engine.titles import TitleEntry, TitleIndex, title_entries

POINTER = "current"
FILES = ("digests.npy", "vectors.npy", "titles.json")
CHUNK = 512
MEND = "Run `pathways prepare`."
Progress = Callable[[str, int, int], None]
"""Told (what, done, total) while long work goes on."""


@dataclass(frozen=True)
class Atlas:
    """One immutable whole. version names catalogue, encoder and imported titles together."""

    catalog: Catalog
    version: str
    onet_release: str
    instruments: Instruments

    @cached_property
    def titles(self) -> TitleIndex:
        """The title index."""
        return self.instruments.titles


@dataclass(frozen=True, slots=True)
class ImportedTitles:
    """Titles and occupation names of an O*NET release that the user imported; release '' means none."""

    release: str = ""
    titles: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()


def build_atlas(catalog: Catalog, encoder: Encoder, home: Path, imported: ImportedTitles, progress: Progress) -> str:
    """Encode all shared texts into a folder of its own under home, then point to it; returns the version.

    A failure leaves the old Atlas serving and nothing behind. Safe to repeat: an Atlas of the same version is kept.
    """
    entries = title_entries(catalog, imported.titles)
    version = _version(catalog, encoder, imported)
    target = home / version
    home.mkdir(parents=True, exist_ok=True)
    if not _holds(target):
        with tempfile.TemporaryDirectory(dir=home, prefix="building-") as scratch:
            built = Path(scratch) / "atlas"
            built.mkdir()
            known = _reusable(home, encoder)
            _write(built, catalog, encoder, entries, imported, version, known, progress)
            shutil.rmtree(target, ignore_errors=True)
            built.rename(target)
    _point(home, version)
    _sweep(home, keep=version)
    return version


def load_atlas(
    catalog: Catalog, encoder: Encoder, home: Path, weigher: Weigher, known_words: Mapping[str, int]
) -> Atlas:
    """The Atlas in force. Raises NotReady when it is missing, damaged, or made for another catalogue or encoder."""
    folder = home / _pointed(home)
    manifest = _manifest(folder)
    if manifest["catalogue"] != catalog.version or manifest["encoder"] != encoder.name:
        raise NotReady("atlas_outdated", "The Atlas was built for another catalogue or encoder.", fix=MEND)
    raw = json.loads((folder / "titles.json").read_text("utf-8"))
    entries = [TitleEntry(*item) for item in raw["entries"]]
    known = _known(folder)
    vectors = {
        kind: np.array([known[digest_of(text)] for text in texts], np.float32).reshape(-1, DIMENSIONS)
        for kind, texts in _texts(catalog, entries).items()
    }
    names = {**dict(raw["names"]), **{code: item.title for code, item in catalog.occupations.items()}}
    skills = skill_forms(catalog)
    speller = Speller(known_words, (word.lower() for form in skills for word in form.text.split()))
    instruments = Instruments(
        catalog=catalog,
        encoder=encoder,
        skills=FormMatcher(skills, speller),
        credentials=FormMatcher(credential_forms(catalog)),
        space=assemble_space(catalog, vectors),
        profiles=profile_roles(catalog, vectors["roles"]),
        titles=TitleIndex(entries, vectors["titles"], names),
        near=map_neighbourhood(catalog),
        elsewhere=vectors["elsewhere"],
        weigher=weigher,
        speller=speller,
    )
    return Atlas(catalog, str(manifest["version"]), str(manifest["onet"]), instruments)


def current_version(home: Path) -> str:
    """The version pointed to, or '' when there is none; cheap enough to ask on every request."""
    try:
        return (home / POINTER).read_text("utf-8").strip()
    except OSError:
        return ""


def _write(
    folder: Path, catalog: Catalog, encoder: Encoder, entries: Sequence[TitleEntry], imported: ImportedTitles,
    version: str, known: Mapping[bytes, Vectors], progress: Progress,
) -> None:  # fmt: skip
    texts = dict.fromkeys(text for items in _texts(catalog, entries).values() for text in items)
    fresh = [text for text in texts if digest_of(text) not in known]
    made = dict(known)
    for first in range(0, len(fresh), CHUNK):
        part = fresh[first : first + CHUNK]
        made.update(zip(map(digest_of, part), encoder.encode(part), strict=True))
        progress("Reading the catalogue into vectors", first + len(part), len(fresh))
    digests = [digest_of(text) for text in texts]
    np.save(folder / "digests.npy", np.frombuffer(b"".join(digests), np.uint8).reshape(-1, DIGEST))
    np.save(folder / "vectors.npy", np.stack([made[digest] for digest in digests]).astype(np.float16))
    rows = [(entry.text, entry.onet_soc, entry.role) for entry in entries]
    (folder / "titles.json").write_text(json.dumps({"entries": rows, "names": imported.names}), "utf-8")
    manifest = {
        "version": version, "catalogue": catalog.version, "encoder": encoder.name, "onet": imported.release,
        "sha256": {name: sha256_of(folder / name) for name in FILES},
    }  # fmt: skip
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")


def _texts(catalog: Catalog, entries: Sequence[TitleEntry]) -> dict[str, list[str]]:
    """All texts that are kept as vectors, kind by kind."""
    kinds = {kind: [text for _, text in pairs] for kind, pairs in prototype_texts(catalog).items()}
    return {
        **kinds,
        "roles": role_texts(catalog),
        "elsewhere": list(catalog.elsewhere),
        "titles": [entry.text for entry in entries],
    }


def _known(folder: Path) -> dict[bytes, Vectors]:
    """The vectors of an Atlas by digest of their texts; empty when there is none that is whole."""
    if not _holds(folder):
        return {}
    digests = np.load(folder / "digests.npy", allow_pickle=False)
    vectors = np.load(folder / "vectors.npy", allow_pickle=False).astype(np.float32)
    return {digest.tobytes(): vector for digest, vector in zip(digests, vectors, strict=True)}


def _version(catalog: Catalog, encoder: Encoder, imported: ImportedTitles) -> str:
    release = "".join(char for char in imported.release if char.isalnum()) or "none"
    return f"{catalog.version}-{encoder.name.split()[-1]}-{release}-{len(imported.titles)}"


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
        whole = all(sha256_of(folder / name) == value for name, value in manifest["sha256"].items())
    except (OSError, ValueError, KeyError) as error:
        raise NotReady("atlas_missing", "The Atlas has not been built.", fix=MEND) from error
    if not whole:
        raise NotReady("atlas_damaged", "The Atlas does not match its checksums.", fix=MEND)
    return manifest


def _reusable(home: Path, encoder: Encoder) -> dict[bytes, Vectors]:
    """Vectors of the Atlas in force that the same encoder made, so that a small change is a short wait."""
    folder = home / (current_version(home) or "none")
    return _known(folder) if _holds(folder) and _manifest(folder)["encoder"] == encoder.name else {}


def _holds(folder: Path) -> bool:
    try:
        _manifest(folder)
    except NotReady:
        return False
    return True


def _pointed(home: Path) -> str:
    version = current_version(home)
    if not version:
        raise NotReady("atlas_missing", "The Atlas has not been built.", fix=MEND)
    return version


def _point(home: Path, version: str) -> None:
    fresh = home / f"{POINTER}.new"
    fresh.write_text(version, "utf-8")
    os.replace(fresh, home / POINTER)


def _sweep(home: Path, keep: str) -> None:
    """Remove older Atlases but the newest other one, which a process may still be reading."""
    others: Iterable[Path] = (path for path in home.iterdir() if path.is_dir() and path.name not in (keep,))
    for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[1:]:
        shutil.rmtree(path, ignore_errors=True)
