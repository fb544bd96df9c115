"""What every command shares: the settings of this run, messages, and the types of arguments that several commands take."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from kg.config import LoadedSettings, load_settings


@dataclass(frozen=True, slots=True)
class Common:
    """The options that stand before the command's name."""

    config: Path | None = None
    log_level: str | None = None
    quiet: bool = False


ReleaseArgument = Annotated[Path, typer.Argument(metavar="RELEASE", help="Folder that `kg build` wrote.", show_default=True)]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]


def start(context: typer.Context, **flags: object) -> LoadedSettings:
    """The settings in force for the command that `context` runs; from here on messages are shown as they say."""
    common = common_of(context)
    loaded = load_settings(common.config, flags={"log_level": common.log_level, **flags})
    _show_messages(loaded.settings.log_level)
    return loaded


def common_of(context: typer.Context) -> Common:
    """The options that stood before the command's name."""
    return context.obj if isinstance(context.obj, Common) else Common()


def tell(line: str) -> None:
    """One line for the person at the terminal, on standard error."""
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


class _MessageHandler(logging.Handler):
    """Writes to whatever standard error is at the moment, so that lines do not break a progress bar."""

    def emit(self, record: logging.LogRecord) -> None:
        tell(self.format(record))


def _show_messages(level: str) -> None:
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, _MessageHandler)]:
        root.removeHandler(handler)
    handler = _MessageHandler()
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s" if level == "debug" else "%(levelname)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.WARNING)  # other people's libraries
    for name in ("kg", "server"):
        logging.getLogger(name).setLevel(level.upper())
