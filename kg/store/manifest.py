"""The manifest of a release: what it holds, from which versions, with a digest of every file.

No clock time, so that the same input gives the same bytes; `SOURCE_DATE_EPOCH` sets one where it is wanted.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from kg.errors import SettingError
from kg.store.release import MANIFEST

FORM = 1
"""Version of the layout of a release."""
_CHUNK = 1 << 20


def write_manifest(
    folder: Path,
    *,
    base: str,
    versions: Mapping[str, str],
    counts: Mapping[str, int],
    articles: Iterable[Mapping[str, Any]],
    epoch: str | None,
) -> str:
    """Write the manifest of the finished files in `folder`; returns the release's name, which their content decides.

    `epoch` is seconds since 1970 as `SOURCE_DATE_EPOCH` gives them. Raises SettingError when it is no number.
    """
    files = {str(path.relative_to(folder).as_posix()): _describe(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    digest = hashlib.sha256("".join(f"{name}\0{about['sha256']}\n" for name, about in files.items()).encode()).hexdigest()
    manifest: dict[str, Any] = {"form": FORM, "sha256": digest, "base": base, "versions": dict(versions), "counts": dict(counts)}
    if epoch is not None:
        manifest["created"] = _moment(epoch)
    manifest |= {"articles": list(articles), "files": files}
    text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
    (folder / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    return f"release-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def damaged_files(folder: Path, manifest: Mapping[str, Any]) -> list[str]:
    """Names of the files that are missing or differ from the manifest, sorted."""
    return sorted(name for name, about in manifest["files"].items() if not (folder / name).is_file() or _describe(folder / name) != about)


def _describe(path: Path) -> dict[str, Any]:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return {"bytes": path.stat().st_size, "sha256": digest.hexdigest()}


def _moment(epoch: str) -> str:
    try:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        raise SettingError(f"SOURCE_DATE_EPOCH is {epoch!r}", remedy="give seconds since 1970, or unset it") from None
