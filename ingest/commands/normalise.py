"""`tidtam normalise`: the dates, amounts and phones of any Thai text, as JSON lines."""

import argparse
import json
import sys

from ingest.cli import OK
from ingest.commands.json_values import json_value
from schema.thai import Value, find_values
from schema.thai.text import repair


def run_normalise(options: argparse.Namespace) -> int:
    """Print one JSON object for the text, or for each line of standard input."""
    if options.text:
        # An argument may be no UTF-8; Python hands such bytes on as lone surrogates.
        raw = " ".join(options.text).encode("utf-8", "surrogateescape")
        print(normalised(raw.decode("utf-8", "replace")))
        return OK
    for raw in sys.stdin.buffer:
        print(normalised(raw.decode("utf-8", "replace").rstrip("\r\n")))
    return OK


def normalised(text: str) -> str:
    """The text, its repair and its values, as one line of JSON; spans count `text`'s characters."""
    repaired = repair(text)
    values = []
    for value in find_values(repaired.text):
        start, end = repaired.original_span(*value.span)
        values.append(_as_json(value, text[start:end], (start, end)))
    found = {"text": text, "repaired": repaired.text, "values": values}
    return json.dumps(found, ensure_ascii=False, default=json_value)


def _as_json(value: Value, raw: str, span: tuple[int, int]) -> dict[str, object]:
    fault = value.error
    return {
        "kind": value.kind,
        "raw": raw,
        "start": value.start,
        "end": value.end,
        "value": value.value,
        "unit": value.unit,
        "precision": value.precision,
        "qualifier": value.qualifier,
        "span": span,
        "error": {"code": fault.code, "message": fault.message} if fault else None,
    }
