"""One input to rows: read, recognised, parsed, masked. What a worker does."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.search.indexing import searched_texts
from ingest.sources import Input
from parsers import PARSER_VERSION, Unrecognised, parse
from parsers.draft import Parsed
from parsers.personal_data import masked
from parsers.readers import Unreadable, document_id_of, read
from parsers.readers.heartbeat import page_begins
from parsers.readers.pdf_header import HEADER_WITHIN, has_pdf_header
from schema.document import Document
from schema.records import DocumentPage, DocumentRow, SearchText
from schema.records.operations import Finding, Reason

Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class ReadDocument:
    """A document's rows by table, and what to tell of it."""

    document_id: str
    status: str
    rows: Rows
    complaints: tuple[tuple[str, str], ...]
    """What makes it partial: the rule, and a sentence that names the line."""


@dataclass(frozen=True)
class Rejected:
    """An input for the quarantine. `document_id` is None where its bytes could not be read."""

    document_id: str | None
    reason: Reason
    message: str


@dataclass(frozen=True)
class SameBytes:
    """An input that was touched, but holds the document that was last seen at its path."""

    document_id: str


@dataclass(frozen=True)
class ReadThrough:
    """An archive whose members have all been read; itself it is no document."""


Outcome = ReadDocument | Rejected | SameBytes | ReadThrough


@dataclass(frozen=True)
class Task:
    """An input to read, and the document that was last loaded from its path, if it still holds.

    `outcome` is what is known of it without reading: such a task keeps its place among others.
    """

    input: Input
    loaded_id: str | None = None
    outcome: Rejected | ReadThrough | None = None


def read_tasks(tasks: Sequence[Task], run_id: str) -> list[Outcome]:
    """The outcome of every task, in their order. No input can fail the others."""
    return [read_task(task, run_id) for task in tasks]


def read_task(task: Task, run_id: str) -> Outcome:
    """Read one input; whatever goes wrong with it becomes a `Rejected`."""
    if task.outcome is not None:
        return task.outcome
    document_id = None
    page_begins()
    try:
        raw = _bytes_of(task.input)
        document_id = document_id_of(raw)
        if document_id == task.loaded_id:
            return SameBytes(document_id)
        document = read(raw, task.input.origin)
        page_begins()
        parsed = parse(document)
        return ReadDocument(
            document_id,
            parsed.status,
            document_rows(document, parsed, run_id),
            tuple(_complaints(parsed.findings)),
        )
    except (Unreadable, Unrecognised) as error:
        return Rejected(document_id, error.reason, error.message)
    except OSError as error:
        return Rejected(None, "failed", f"cannot be opened: {error.strerror}")
    except MemoryError:
        message = "needs more memory than it may take; if you trust it, raise --memory-limit"
        return Rejected(document_id, "limit_memory", message)
    except Exception as error:  # noqa: BLE001 - one document must not take the batch with it
        message = f"a fault of the program: {type(error).__name__}: {error}; please report it"
        return Rejected(document_id, "failed", message)


def has_pdf_header_at(path: str) -> bool:
    """Whether the file begins as a PDF; False where it cannot be opened."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - the hot path
            return has_pdf_header(file.read(HEADER_WITHIN))
    except OSError:
        return False


def is_pdf(task: Task) -> bool:
    """Whether the task is to read a PDF; False where its file cannot be opened."""
    if task.outcome is not None:
        return False
    content = task.input.content
    return has_pdf_header_at(task.input.place.path) if content is None else has_pdf_header(content)


def id_of(item: Input) -> str | None:
    """The document_id of an input that is not to be read; None where it cannot be opened."""
    try:
        return document_id_of(_bytes_of(item))
    except OSError:
        return None


def _bytes_of(item: Input) -> bytes:
    if item.content is not None:
        return item.content
    with open(item.place.path, "rb") as file:  # noqa: PTH123 - the hot path
        return file.read()


def _complaints(findings: Iterable[Finding]) -> Iterable[tuple[str, str]]:
    """What makes a document partial: the rule, and a sentence that names the line."""
    for finding in findings:
        if finding.severity == "error":
            yield finding.rule, f"line {finding.line_start}: {finding.message}"


def document_row(document: Document, parsed: Parsed, run_id: str | None) -> DocumentRow:
    """The row of the table `document`."""
    return DocumentRow.model_validate(
        {
            "document_id": document.document_id,
            "kind": parsed.kind,
            "source": document.origin.source,
            "url": document.url,
            "title": parsed.title,
            "media_type": document.media_type,
            "encoding": document.encoding,
            "bytes": document.size,
            "pages": None if document.pages[0].number is None else len(document.pages),
            "observed_at": document.origin.observed_at,
            "parser_version": PARSER_VERSION,
            "status": parsed.status,
            "run_id": run_id,
            "first_run_id": run_id,
            "first_observed_at": None if run_id is None else document.origin.observed_at,
        }
    )


def document_rows(document: Document, parsed: Parsed, run_id: str | None) -> Rows:
    """All rows of a document by table, in the order of the tables' columns."""
    rows: Rows = {
        DocumentRow.table: [document_row(document, parsed, run_id).as_row()],
        DocumentPage.table: [page.as_row() for page in masked_pages(document, parsed.private)],
    }
    for table, records in parsed.records.items():
        rows[table] = [record.as_row() for record in records]
    rows[Finding.table] = [
        finding.model_copy(update={"run_id": run_id}).as_row() for finding in parsed.findings
    ]
    # Here, in the process that reads: words cost as much as reading does.
    rows[SearchText.table] = searched_texts(rows)
    return rows


def masked_pages(document: Document, private: Sequence[str]) -> list[DocumentPage]:
    """The pages' texts with contacts masked: names and phones are kept in `contact` alone."""
    return [
        DocumentPage.model_construct(
            document_id=document.document_id,
            page=page.number,
            text=masked(page.text, private),
            ocr_confidence=page.ocr_confidence,
        )
        for page in document.pages
    ]
