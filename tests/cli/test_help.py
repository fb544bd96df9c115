"""Help, version, and words that are off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg import __version__
from tests.cli.conftest import Ran

COMMANDS = ("build", "facts", "explain", "validate", "verify", "query", "export", "show", "push", "serve", "doctor")


def test_the_version_is_that_of_the_package(kg: Callable[..., Ran]) -> None:
    """`kg --version` prints one line and needs no command."""
    assert kg("--version") == Ran(0, f"kg {__version__}\n", "")


def test_the_help_names_every_command_and_the_exit_codes(kg: Callable[..., Ran]) -> None:
    """A newcomer sees what there is."""
    out = " ".join(kg("--help").out.split())
    assert [name for name in COMMANDS if f" {name} " not in out] == []
    assert "0 ok · 1 a check failed · 2 usage or settings · 3 bad input · 4 input or output · 5 a limit" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_each_command_has_an_example(kg: Callable[..., Ran], command: str) -> None:
    """Each help text shows at least one whole command line."""
    ran = kg(command, "--help")
    lines = [line.strip() for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [line for line in lines if f"kg {command}" in line and not line.startswith("Usage")]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["bild"], "kg: No such command 'bild'. Did you mean 'build'? – see `kg --help`\n"),
        (["facts"], "kg: Missing argument 'SOURCES…'. – see `kg facts --help`\n"),
        (["build", "--nonsense", "x"], "kg: No such option: --nonsense – see `kg build --help`\n"),
        (["query"], "kg: which question? – name one of `kg query --list`, a file, or -\n"),
    ],
)
def test_words_that_are_off_give_one_line_and_exit_code_2(kg: Callable[..., Ran], words: list[str], message: str) -> None:
    """The line says what is wrong and where to look."""
    assert kg(*words) == Ran(2, "", message)


def test_a_bad_setting_stops_any_command(kg: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings are checked before anything is done."""
    monkeypatch.setenv("KG_PORT", "x")
    assert kg("doctor") == Ran(2, "", "kg: KG_PORT: port is 'x' – give a whole number\n")
