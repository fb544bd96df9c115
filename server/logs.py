"""Messages as JSON, one object a line, for whoever collects them; a request is told with its parts, never with who asked."""

from __future__ import annotations

import datetime as dt
import json
import logging


class JsonLines(logging.Formatter):
    """Formats a message as `time`, `level`, `logger`, `message`, with the parts of a request, and the traceback of a fault."""

    def format(self, record: logging.LogRecord) -> str:
        """The message as one line of JSON."""
        moment = dt.datetime.fromtimestamp(record.created, tz=dt.UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"time": moment, "level": record.levelname.lower(), "logger": record.name}
        line["message"] = record.getMessage()
        line |= getattr(record, "parts", {})
        if record.exc_info:
            line["fault"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
