"""Fifty texts that try to run, or to break a page, and rows that hold one in every text field."""

from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from schema.records import (
    DocumentPage,
    DocumentRow,
    Evaluation,
    Finding,
    Indicator,
    IndicatorQuarter,
    PlanStep,
    ProgressReport,
    ProjectSnapshot,
    Row,
)

AGENCY = "77770000"
"""No agency has it, so that the name is the documents' own."""
_RUN = "window.__pwned=1"
HOSTILE = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"</SCRIPT ><ScRiPt>{_RUN}</sCrIpT>",
    f"<!--<script>{_RUN}</script>",
    f"--><script>{_RUN}</script>",
    f"]]><script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f'"><img src=x onerror="{_RUN}">',
    f"'><img src=x onerror='{_RUN}'>",
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<svg><animate onbegin={_RUN} attributeName=x dur=1s>",
    f"<math><mtext></mtext><img src=x onerror={_RUN}></math>",
    f"<body onload={_RUN}>",
    f"<details open ontoggle={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    f'<iframe src="javascript:parent.{_RUN}"></iframe>',
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f'<a href="javascript:{_RUN}">x</a>',
    f'<form action="javascript:{_RUN}"><button>x</button></form>',
    f'<meta http-equiv=refresh content="0;url=javascript:{_RUN}">',
    f'<base href="javascript:{_RUN}//">',
    '<base href="https://example.com/">',
    f'<object data="javascript:{_RUN}"></object>',
    f'<embed src="javascript:{_RUN}">',
    "<link rel=stylesheet href=https://example.com/x.css>",
    f"<style>@import 'javascript:{_RUN}';</style>",
    "<style>body{display:none!important}</style>",
    "<plaintext>",
    "<textarea><title><noscript>",
    f"<template><script>{_RUN}</script></template>",
    f"javascript:{_RUN}",
    f"JaVaScRiPt:{_RUN}//",
    f" javascript:{_RUN}",
    f"java\tscript:{_RUN}",
    f"data:text/html,<script>{_RUN}</script>",
    f"vbscript:{_RUN}",
    f'");{_RUN};//',
    f"');{_RUN};//",
    f'\\");{_RUN};//',
    f"`${{{_RUN}}}`",
    f"{{{{constructor.constructor('{_RUN}')()}}}}",
    f"${{{_RUN}}} #{{7*7}} <%= 7*7 %> {{% raw %}}",
    "\u2028window.__pwned=1\u2029",
    "\u202egnp.elif\u202c\u2066 right to left \u2069",
    "\u200f\u202bกลับข้าง\u202c\u061c",
    "&lt;script&gt;&#60;script&#62;&quot;&apos;&amp;",
    "__proto__",
    "constructor",
    "ข้อความยาวไม่มีช่องว่าง" * 200,
)

# What documents do not say, but the program does.
_NOT_OF_DOCUMENTS = {
    "document_id",
    "kind",
    "media_type",
    "encoding",
    "parser_version",
    "run_id",
    "subject",
    "subject_key",
}


def hostile_row(kind: type[Row], values: dict[str, Any], text: str) -> Row:
    """A row whose text fields, where they are free, are all the text."""
    row = kind.model_validate(values)
    for name in kind.model_fields.keys() - values.keys() - _NOT_OF_DOCUMENTS:
        try:
            row = kind.model_validate({**row.model_dump(), name: text})
        except ValidationError:
            continue
    return row


def project_code(number: int) -> str:
    """The code of the project that holds hostile text `number`."""
    return f"77770000-{number}"


def hostile_rows(number: int) -> list[Row]:
    """All that a document of a project may hold, hostile text `number` in every text field."""
    text, code = HOSTILE[number], project_code(number)
    document_id = f"{number:064x}"
    place = {"document_id": document_id, "line_start": 1, "line_end": 3}
    project = {**place, "project_code": code}
    snapshot = {
        **project,
        "layout": "full",
        "fiscal_year": 2564,
        "agency_code": AGENCY,
        "progress_percent": 40,
    }
    document = {
        "document_id": document_id,
        "kind": "progress_page",
        "media_type": "text/html",
        "bytes": 1,
        "observed_at": datetime(2021, 10, 5, tzinfo=UTC),
        "parser_version": "1",
        "status": "ok",
        "source": text,
    }
    step = {**project, "step_no": 1, "weight_percent": 100}
    step |= {"start_date": "2020-10-01", "end_date": "2021-09-30"}
    report = {**project, "report_no": 1, "report_date": "2021-09-20", "progress_percent": 40}
    indicator = {**project, "indicator_no": 1, "indicator_code": "7777-1", "agency_code": AGENCY}
    quarter = {**place, "indicator_no": 1, "indicator_code": "7777-1", "quarter": 1}
    found = {"document_id": document_id, "rule": "unread_lines", "severity": "warning"}
    return [
        hostile_row(DocumentRow, document, text),
        DocumentPage(document_id=document_id, text=f"{text}\n{text}\n{text}\n{text}\n{text}"),
        hostile_row(ProjectSnapshot, snapshot, text),
        hostile_row(PlanStep, step, text),
        hostile_row(ProgressReport, report, text),
        hostile_row(Indicator, {**indicator, "fiscal_year": 2564}, text),
        hostile_row(IndicatorQuarter, quarter, text),
        hostile_row(Evaluation, {**project, "quarter": 1, "score": 5}, text),
        hostile_row(Finding, {**found, "line_start": 1, "message": text}, text),
    ]
