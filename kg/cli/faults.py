"""How a run ends: the exit code, and one line on standard error instead of a traceback.

A fault that nobody foresaw gets an id; its traceback goes to a file that the line names, or to the screen with `--debug`.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from typer import Abort, Exit, TyperException

from kg.errors import ParleyError

EXIT_STORAGE = 4
EXIT_FAULT = 70
"""A fault of the program itself (EX_SOFTWARE)."""
EXIT_INTERRUPTED = 130


@dataclass(slots=True)
class Outcome:
    """A context that turns whatever ends the run into `exit_code`, with one line on standard error where it failed."""

    debug: bool = False
    exit_code: int = 0

    def __enter__(self) -> Outcome:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> bool:
        if error is None:
            return self._flush()
        # typer makes SystemExit(1) of a pipe whose reader has gone
        if isinstance(error.__context__ if isinstance(error, SystemExit) else error, BrokenPipeError):
            _silence_stdout()
            self.exit_code = 0
            return True
        if isinstance(error, SystemExit):
            return False
        self.exit_code, line = _explain(error, self.debug)
        if line:
            print(f"kg: {line}", file=sys.stderr)  # noqa: T201
        return self._flush()

    def _flush(self) -> bool:
        """Write out what is still buffered; a reader that has gone is no fault."""
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            _silence_stdout()
        return True


def _explain(error: BaseException, debug: bool) -> tuple[int, str]:
    """Exit code and line for `error`; the line is empty where nothing needs saying."""
    match error:
        case Exit():
            return error.exit_code, ""
        case Abort() | KeyboardInterrupt():
            return EXIT_INTERRUPTED, "interrupted"
        case ParleyError():
            if debug:
                _print_traceback(error)
            return error.exit_code, one_line(str(error))
        case TyperException():
            return error.exit_code, one_line(f"{error.format_message()} – see `{_help_of(error)} --help`")
        case OSError():
            if debug:
                _print_traceback(error)
            reason = error.strerror or type(error).__name__
            return EXIT_STORAGE, one_line(
                f"{error.filename or 'input or output'}: {reason} – check the path, the rights and the space left"
            )
    return EXIT_FAULT, _record(error, debug)


def _print_traceback(error: BaseException) -> None:
    import traceback

    traceback.print_exception(error)


def one_line(text: str) -> str:
    """`text` with runs of white space and line breaks made one space."""
    return " ".join(text.split())


def _help_of(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return context.command_path if context is not None else "kg"


def _record(error: BaseException, debug: bool) -> str:
    """Keep the traceback of an unforeseen fault and return the line that says where."""
    import secrets
    import tempfile
    import traceback

    mark = secrets.token_hex(4)
    text = "".join(traceback.format_exception(error))
    if debug:
        sys.stderr.write(text)
        return f"internal fault {mark}: {type(error).__name__} – please report it with the lines above"
    path = Path(tempfile.gettempdir()) / f"kg-fault-{mark}.log"
    try:
        path.write_text(text, encoding="utf-8")
    except OSError:
        return f"internal fault {mark}: {type(error).__name__} – run again with --debug and report what it shows"
    return f"internal fault {mark}: {type(error).__name__} – please report it with {path}"


def _silence_stdout() -> None:
    """Point standard output at nothing, so that the interpreter's last flush does not complain."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):  # a replaced stdout has no file descriptor
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
