"""The command `kg` and `python -m kg`."""

from __future__ import annotations

import sys

from kg.cli.faults import Outcome


def main(arguments: list[str] | None = None) -> int:
    """Run the command line `arguments` (default: those of the process) and return the exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    with Outcome(debug="--debug" in words) as outcome:
        from kg.cli.app import run_command  # a fault while loading is reported like any other

        outcome.exit_code = run_command(words)
    return outcome.exit_code


def run() -> None:
    """Entry point of the installed command."""
    sys.exit(main())


if __name__ == "__main__":
    run()
