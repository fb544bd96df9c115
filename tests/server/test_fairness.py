"""Shares of query time: a client that has used its share waits, others do not."""

from __future__ import annotations

import pytest

from server.fairness import Ledger, client_name
from server.problems import Problem


def test_client_over_its_share_waits_until_the_window_has_passed() -> None:
    """At the share the client is told how long to wait; after that it may ask again."""
    now = [0.0]
    ledger = Ledger(share_s=10, window_s=60, clock=lambda: now[0])
    ledger.note("192.0.2.1", 6)
    now[0] = 20
    ledger.check("192.0.2.1")
    ledger.note("192.0.2.1", 5)
    with pytest.raises(Problem) as caught:
        ledger.check("192.0.2.1")
    assert (caught.value.status, caught.value.headers["Retry-After"]) == (429, "40")
    ledger.check("192.0.2.2")
    now[0] = 61
    ledger.check("192.0.2.1")


def test_this_machine_and_a_share_of_zero_are_exempt() -> None:
    """Loopback never waits, nor does anyone where the rule is off."""
    ledger = Ledger(share_s=1, window_s=60)
    for name in ("127.0.0.1", "::1", "::ffff:127.0.0.1", None, "nonsense"):
        ledger.note(name, 100)
        ledger.check(name)
    off = Ledger(share_s=0, window_s=60)
    off.note("192.0.2.1", 100)
    off.check("192.0.2.1")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::9", "2001:db8:1:2::"),
        ("127.0.0.9", None),
    ],
)
def test_client_is_an_address_or_half_of_one(address: str, name: str | None) -> None:
    """An IPv6 client is its network, since it may choose the rest at will."""
    assert client_name(address) == name
