"""Logs: a JSON object a line on standard output."""

import json
import logging
import sys
from datetime import UTC, datetime

from opentelemetry import trace

# As the services in other languages call them.
LEVEL_NAMES = {"WARNING": "WARN", "CRITICAL": "ERROR"}
KNOWN = {*logging.makeLogRecord({}).__dict__, "message", "asctime", "taskName", "color_message"}


class JsonFormatter(logging.Formatter):
    """`time`, `level`, `msg`, `logger`, in a trace its ids, and whatever `extra` gave."""

    def format(self, record: logging.LogRecord) -> str:
        """Writes one line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": LEVEL_NAMES.get(record.levelname, record.levelname),
            "msg": record.getMessage(),
            "logger": record.name,
        }
        context = trace.get_current_span().get_span_context()
        if context.is_valid:
            line["trace_id"] = trace.format_trace_id(context.trace_id)
            line["span_id"] = trace.format_span_id(context.span_id)
        # What is passed as extra cannot pose as the fields above.
        extra = {k: v for k, v in record.__dict__.items() if k not in KNOWN and k not in line}
        line |= extra
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str, ensure_ascii=False)


def configure_logs(level: int) -> None:
    """Sends everything that is logged to standard output, that of libraries too."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    # They tell of every step they take; what goes wrong is worth a line.
    for name in ("uvicorn", "urllib3", "asyncio"):
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
