"""The settings of a run: from defaults, `kg.toml`, the environment and flags, each later one over the earlier.

Where a value came from is kept beside it, so that `kg doctor` can show it and an error can name the line to mend.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal, get_args

from kg.errors import SettingError, StorageError

Rights = Literal["full", "quotes", "link"]
LogLevel = Literal["debug", "info", "warning", "error"]
LogFormat = Literal["text", "json"]

CONFIG_NAME = "kg.toml"
_PREFIX = "KG_"
_KIB, _MIB = 1024, 1024 * 1024
_TRUE, _FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def _setting(
    default: object,
    help: str,
    *,
    least: float | None = None,
    most: float | None = None,
    among: tuple[str, ...] = (),
    secret: bool = False,
) -> Any:
    """A field with what `parse_value` and `kg doctor` need to know about it; a text with an empty default may be empty."""
    return field(default=default, metadata={"help": help, "least": least, "most": most, "among": among, "secret": secret})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told. Sizes are in bytes, times in seconds, as the names say."""

    base: str = _setting("https://w3id.org/parley/data/", "base IRI below which articles and claims are named")
    rights: Rights = _setting("quotes", "how much of an article's text a release may carry", among=get_args(Rights))
    full_text: tuple[str, ...] = _setting(
        ("https://example.org/parley-dispatches/", "https://example.org/own-words/"),
        "beginnings of addresses whose articles a release carries in full",
    )
    article_bytes: int = _setting(5 * _MIB, "largest input read as one article", least=1024, most=1024 * _MIB)
    processes: int = _setting(1, "processes that parse; 0 is one for each core", least=0, most=256)
    keep: int = _setting(3, "releases that stay in their folder, the latest ones; 0 keeps all", least=0, most=10_000)
    host: str = _setting("127.0.0.1", "address that `kg serve` listens on")
    port: int = _setting(8000, "port that `kg serve` listens on; 0 takes a free one", least=0, most=65535)
    public_url: str = _setting("", "address under which the service is known, where it differs from the one it is asked at")
    title: str = _setting("Parley", "name of the service on its pages")
    query_time_s: float = _setting(10.0, "how long one query may take", least=0.01, most=60)
    workers: int = _setting(0, "processes that answer queries; 0 is one for each core, four at most", least=0, most=64)
    waiting_each: int = _setting(8, "requests that may wait for each worker", least=0, most=1000)
    query_bytes: int = _setting(32 * _KIB, "longest query", least=1024, most=16 * _MIB)
    body_bytes: int = _setting(64 * _KIB, "largest body of a request that is no write", least=1024, most=64 * _MIB)
    nesting_depth: int = _setting(400, "how deep brackets may be nested in a query", least=8, most=1000)
    result_bytes: int = _setting(64 * _MIB, "largest result of a query", least=1024, most=1024 * _MIB)
    memory_bytes: int = _setting(2048 * _MIB, "memory that one query may take", least=64 * _MIB, most=65536 * _MIB)
    client_time_s: float = _setting(60.0, "query time of one client within client_window_s; 0 sets no limit", least=0, most=86400)
    client_window_s: float = _setting(60.0, "window that client_time_s counts in", least=1, most=86400)
    token: str = _setting("", "bearer token that opens writes, 16 characters at least; without one there are none", secret=True)
    writes_from_anywhere: bool = _setting(False, "take writes from other machines than this one")
    write_bytes: int = _setting(16 * _MIB, "largest graph that is taken from a request", least=1024, most=1024 * _MIB)
    write_time_s: float = _setting(60.0, "how long one write may take", least=0.1, most=3600)
    store_token: str = _setting("", "bearer token for a store elsewhere (`kg serve URL`, `kg push`)", secret=True)
    reasoner_time_s: float = _setting(300.0, "how long the consistency check may take", least=1, most=86400)
    log_level: LogLevel = _setting(
        "warning", "least severe message shown; the service tells each request at info", among=get_args(LogLevel)
    )
    log_format: LogFormat = _setting("text", "how `kg serve` writes messages", among=get_args(LogFormat))
    log_queries: bool = _setting(False, "whether messages about requests carry the query")


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings with the origin of each: `default`, `kg.toml`'s path, `KG_PORT` or `--port`."""

    settings: Settings
    origins: Mapping[str, str]


def load_settings(
    config: Path | None = None, *, environ: Mapping[str, str] = os.environ, flags: Mapping[str, object] | None = None
) -> LoadedSettings:
    """The settings in force. `config` is a file that must exist; without it `KG_CONFIG`, then `kg.toml` in this folder, if there.

    `flags` maps a setting's name to a value; None stands for "not given". Raises SettingError for an unknown key or a
    value that is not allowed, StorageError for a file that cannot be read.
    """
    values: dict[str, object] = {}
    origins = {item.name: "default" for item in fields(Settings)}
    for name, raw, origin in _given(config, environ, flags or {}):
        values[name] = parse_value(name, raw, origin)
        origins[name] = origin
    return LoadedSettings(Settings(**values), origins)  # type: ignore[arg-type]


def parse_value(name: str, raw: object, origin: str) -> object:
    """`raw` as the setting `name` wants it, checked. Raises SettingError that names key, origin, value and what is allowed."""
    item = next(item for item in fields(Settings) if item.name == name)
    try:
        value = _convert(raw, item.default)
    except (TypeError, ValueError):
        raise _refused(name, "hidden" if item.metadata["secret"] else raw, origin, f"give {_kind(item.default)}") from None
    among, least, most = item.metadata["among"], item.metadata["least"], item.metadata["most"]
    if among and value not in among:
        raise _refused(name, raw, origin, f"choose one of {', '.join(among)}")
    if least is not None and not least <= value <= most:  # type: ignore[operator]
        raise _refused(name, raw, origin, f"choose {least:g} to {most:g}")
    if name == "base" and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`?#]+/", str(value)):
        raise _refused(name, raw, origin, "give an http or https address that ends with /")
    if name == "public_url" and value and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`?#]+", str(value)):
        raise _refused(name, raw, origin, "give an http or https address")
    if name == "token" and 0 < len(str(value)) < 16:
        raise _refused(name, "too short", origin, "use at least 16 characters")
    return value


def describe_settings(loaded: LoadedSettings) -> list[tuple[str, object, str, str]]:
    """One row a setting, in their order: name, value (of a secret only whether it is set), origin, what it is for."""
    rows = []
    for item in fields(Settings):
        value = getattr(loaded.settings, item.name)
        shown = ("set" if value else "") if item.metadata["secret"] else value
        rows.append((item.name, shown, loaded.origins[item.name], str(item.metadata["help"])))
    return rows


def _given(config: Path | None, environ: Mapping[str, str], flags: Mapping[str, object]) -> Iterator[tuple[str, object, str]]:
    """Name, raw value and origin of each setting that somebody gave, the strongest last."""
    named = config or (Path(environ["KG_CONFIG"]) if environ.get("KG_CONFIG") else None)
    found = named or (Path(CONFIG_NAME) if Path(CONFIG_NAME).is_file() else None)
    names = [item.name for item in fields(Settings)]
    for key, raw in (_read_toml(found) if found else {}).items():
        if key not in names:
            raise SettingError(f"unknown setting {key!r}", place=str(found), remedy=f"known are {', '.join(names)}")
        yield key, raw, str(found)
    yield from ((name, environ[_PREFIX + name.upper()], _PREFIX + name.upper()) for name in names if _PREFIX + name.upper() in environ)
    yield from ((name, flags[name], "--" + name.replace("_", "-")) for name in names if flags.get(name) is not None)


def _read_toml(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"not valid TOML: {error}", place=str(path), remedy="mend the line, for example: port = 8000") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise StorageError(f"the settings file cannot be read: {reason}", place=str(path), remedy="check the path") from None


def _refused(name: str, raw: object, origin: str, remedy: str) -> SettingError:
    return SettingError(f"{name} is {raw!r}", place=origin, remedy=remedy)


def _kind(default: object) -> str:
    return {bool: "true or false", int: "a whole number", float: "a number", tuple: "a list of addresses"}.get(type(default), "a text")


def _convert(raw: object, default: object) -> object:
    """`raw` in the type of `default`; numbers may come as text, lists as text with commas."""
    if isinstance(default, bool):
        return _truth(raw)
    if isinstance(raw, bool):
        raise TypeError
    if isinstance(default, tuple):
        items = raw.split(",") if isinstance(raw, str) else raw
        if not isinstance(items, list | tuple) or not all(isinstance(item, str) for item in items):
            raise TypeError
        return tuple(item.strip() for item in items if item.strip())
    if isinstance(default, str):
        if not isinstance(raw, str) or (default and not raw.strip()):
            raise TypeError
        return raw.strip()
    if isinstance(default, int):
        if isinstance(raw, float):
            raise TypeError
        return int(raw)  # type: ignore[call-overload]
    number = float(raw)  # type: ignore[arg-type]
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError
    return number


def _truth(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = raw.strip().lower() if isinstance(raw, str) else None
    if word not in (*_TRUE, *_FALSE):
        raise ValueError
    return word in _TRUE
