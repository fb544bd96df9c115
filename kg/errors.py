"""The errors a caller can do something about.

Every message names the thing, what is wrong and what to do. `exit_code` is what the command line returns.

    ParleyError
    ├── UsageError        2  the call's words are off
    ├── InputError        3  an article cannot be read; the batch goes on
    ├── SettingError      2  a configuration value is off; the run stops
    ├── ResourceError     1  an ontology, lexicon, gazetteer or query file is broken
    ├── CheckFailed       1  quotes, shapes or consistency failed
    ├── StorageError      4  a release or file cannot be read or written
    └── LimitError        5  something is larger or slower than allowed
"""


class ParleyError(Exception):
    """What is wrong, with `place` (file and position) and `remedy` where they are known."""

    exit_code = 1

    def __init__(self, message: str, *, place: str | None = None, remedy: str | None = None) -> None:
        super().__init__(message)
        self.message, self.place, self.remedy = message, place, remedy

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        remedy = f" – {self.remedy}" if self.remedy else ""
        return f"{place}{self.message}{remedy}"


class UsageError(ParleyError):
    exit_code = 2


class SettingError(ParleyError):
    exit_code = 2


class InputError(ParleyError):
    exit_code = 3


class ResourceError(ParleyError):
    exit_code = 1


class CheckFailed(ParleyError):
    exit_code = 1


class StorageError(ParleyError):
    exit_code = 4


class LimitError(ParleyError):
    exit_code = 5
