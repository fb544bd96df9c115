"""Days of publication, as headers, metadata and datelines write them.

Only a complete date counts: a year or a month alone is no day, and nothing is guessed.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = "(?P<{}>(?i:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r"))\.?"
_DAY_FIRST = r"(?P<d1>\d{1,2}) " + _MONTH.format("m1") + r",? (?P<y1>\d{4})"
_MONTH_FIRST = _MONTH.format("m2") + r" (?P<d2>\d{1,2}),? (?P<y2>\d{4})"
_DOTTED = r"(?P<d3>\d{1,2})\.(?P<m3>\d{1,2})\.(?P<y3>\d{4})"
_ISO = r"(?P<y4>\d{4})-(?P<m4>\d{2})-(?P<d4>\d{2})"
_COMPACT = r"(?P<y5>\d{4})(?P<m5>\d{2})(?P<d5>\d{2})"
_WRITTEN = rf"(?:{_DAY_FIRST}|{_MONTH_FIRST}|{_DOTTED}|{_ISO})"
_CLOCK = r"(?:T|,? (?:at )?)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)? ?(?:[ap]\.?m\.?)? ?(?:Z|UTC|GMT|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?"

_DATE_FIELD = re.compile(rf"\s*(?:{_WRITTEN}(?!\d)|{_COMPACT}(?:T|\s*\Z)).{{0,40}}", re.IGNORECASE | re.DOTALL)
_STAMP = re.compile(
    rf"(?:(?:published|updated|posted|created|date|on)[: ]+)?(?:{_CLOCK},? )?(?:[A-Z][a-z]{{2,8}}day,? )?{_WRITTEN}(?:{_CLOCK})?",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"[A-Z][A-Z .,'’/-]{{2,40}}(?: ?\([\w .-]+\))?[, (]+(?:{_MONTH_FIRST}|{_DAY_FIRST})\)?(?: ?[(/][\w .-]+[)/])? ?[–—:-]",
)
_IN_ADDRESS = re.compile(
    r"/(?:(?P<y1>(?:19|20)\d{2})/(?P<m1>\d{1,2})/(?P<d1>\d{1,2})|(?P<y2>(?:19|20)\d{2})-?(?P<m2>\d{2})-?(?P<d2>\d{2}))/"
)


def read_date(value: str) -> dt.date | None:
    """The day that a metadata field gives, with or without a time of day; None when it gives no complete date.

    >>> read_date("2023-09-20T11:16+0000"), read_date("20 September 2023"), read_date("14")
    (datetime.date(2023, 9, 20), datetime.date(2023, 9, 20), None)
    """
    return _day(_DATE_FIELD.fullmatch(value))


def read_stamp(paragraph: str) -> dt.date | None:
    """The day of a paragraph that holds a time stamp and nothing else, or None.

    >>> read_stamp("Published: Wednesday, September 20, 2023 11:16 GMT")
    datetime.date(2023, 9, 20)
    """
    return _day(_STAMP.fullmatch(paragraph.strip())) if len(paragraph) <= 80 else None


def read_dateline(paragraph: str) -> dt.date | None:
    """The day in the dateline that opens a dispatch, if it has one.

    >>> read_dateline("DUBAI, June 9, 2023 – The warring sides met.")
    datetime.date(2023, 6, 9)
    """
    return _day(_DATELINE.match(paragraph[:120]))


def read_address_date(url: str) -> dt.date | None:
    """The day that an address carries in its path, as news sites write it.

    >>> read_address_date("https://example.org/2023/09/20/truce"), read_address_date("https://example.org/20230920/truce.html")
    (datetime.date(2023, 9, 20), datetime.date(2023, 9, 20))
    """
    return _day(_IN_ADDRESS.search(url))


def _day(found: re.Match[str] | None) -> dt.date | None:
    if found is None:
        return None
    groups = {name: value for name, value in found.groupdict().items() if value}
    number = next((name[1] for name in groups if name.startswith("y")), "")
    if not number:
        return None
    month = groups[f"m{number}"].lower()
    try:
        return dt.date(int(groups[f"y{number}"]), _MONTHS.get(month) or int(month), int(groups[f"d{number}"]))
    except ValueError:
        return None
