"""The command `tidtam`. Everything slow is imported by the command that needs it."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module

from ingest.arguments import add_analysts_commands, add_command, add_warehouse
from ingest.limits import LEAST_MEGABYTES, MEGABYTES, PAGES_OF_TIME, SECONDS_A_PAGE

OK, FAILED, USAGE, PARTIAL, LOCKED = 0, 1, 2, 3, 4
"""Exit codes; `tidtam --help` tells what they mean."""

DEFAULT_CONFIG = "tidtam.toml"

_COMMANDS = {
    "ingest": "load.run_ingest",
    "read": "inspect.run_read",
    "parse": "inspect.run_parse",
    "refresh": "refresh.run_refresh",
    "query": "ask.run_query",
    "schema": "data_dictionary.run_schema",
    "normalise": "normalise.run_normalise",
    "trace": "trace.run_trace",
    "findings": "findings.run_findings",
    "export": "export.run_export",
    "diff": "diff.run_diff",
    "report": "report.run_report",
}
"""The module in `ingest.commands` and the function of every command."""

_EPILOG = """\
exit codes:
  0  all well
  1  failed: nothing, or not everything, was done; the message says why
  2  wrong usage: an unknown option, or a path that is not there
  3  done, but some input is in quarantine or was read in part
  4  a refresh is under way already; the message says which

examples:
  tidtam ingest saved-pages/               load a folder into tidtam.duckdb
  tidtam parse page.html                   see what is read from one page
  tidtam refresh --config tidtam.toml      the nightly run: load into a copy, check, publish
  tidtam query "FROM project LIMIT 5"      ask the warehouse
  tidtam trace 50010000-3418               a project beside the lines that say so
  echo 'ภายใน 31 ต.ค. 52' | tidtam normalise
"""

_INGEST = """\
Reads every document under PATH and loads it into the warehouse. Files that have not
changed since the last run are not read again. What cannot be read goes to the table
quarantine, with the reason; what does not add up, to the table finding.

A folder may hold a manifest.csv with the columns path, url, observed_at.

Archives, named or in folders, are read as folders are, without unpacking them: .zip,
.tar, .tar.gz, .tgz, and web archives, .warc and .warc.gz.
"""
_INGEST_EXAMPLES = """\
examples:
  tidtam ingest saved-pages/
  tidtam ingest 2564/ 2565/ --warehouse bangkok.duckdb --workers 2
  tidtam ingest saved-pages/ --dry-run --json
"""
_REFRESH = """\
Brings a folder of published warehouses up to what the inputs hold: loads what is new or
changed into a copy of the current generation, runs the checks, and publishes the copy at
once, as current.duckdb. Whoever has the old one open keeps it. Where a gate does not
hold, nothing is published, and the message says why.
"""
_REFRESH_EXAMPLES = """\
tidtam.toml, with paths from its own folder:
  inputs = ["saved-pages", "archives/2565.warc.gz"]
  warehouse = "published"            # a folder: open published/current.duckdb
  reports = "reports"                # refresh.jsonl, and a report of every refresh
  site = "site"                      # a folder: serve site/current (default: no site)
  keep = 3                           # generations
  workers = 2                        # default: all cores
  [limits]
  seconds_a_page = 60                # of a PDF
  megabytes = 768                    # for a process that reads PDFs
  [gates]
  newly_failing_share = 0.1          # of the documents read ...
  newly_failing_least = 10           # ... where so many fail at least
  fewer_projects_share = 0.02

example:
  tidtam refresh --config tidtam.toml
"""
_READ_EXAMPLES = """\
prints {"pages": [{"page", "lines": [{"line", "text"}]}],
        "tables": [{"page_start", "page_end", "line_start", "line_end",
                    "rows": [[cell, ...]], "marks": [[row, column, mark], ...]}]}
A mark is that of a footnote, row and column count from 0. A line of a PDF has a box too:
left, top, right and bottom in points from the page's upper left corner; a page that is a
picture has ocr_confidence, in percent.

example:
  tidtam read 'myproject.php?pid=50010000-3418'
"""
_PARSE_EXAMPLES = """\
prints {"document": {...}, "records": {table: [row, ...]}, "findings": [...]}

example:
  tidtam parse 'myproject.php?pid=50010000-3418' | jq .records.progress_report
"""
_QUERY_EXAMPLES = """\
examples:
  tidtam query "SELECT fiscal_year, count(*) FROM project GROUP BY ALL ORDER BY ALL"
  tidtam query "FROM finding" --format csv > findings.csv
  tidtam query --file examples/progress_by_year.sql
  tidtam query "SHOW TABLES" --warehouse bangkok.duckdb
"""
_SCHEMA_EXAMPLES = """\
examples:
  tidtam schema project
  tidtam schema --format markdown > dictionary.md
"""
_NORMALISE_EXAMPLES = """\
prints, for TEXT or for every line of standard input,
{"text", "repaired", "values": [{"kind", "raw", "start", "end", "value", "unit",
                                 "precision", "qualifier", "span", "error"}]}
start and end are the first and last day (Gregorian) of a closed interval; span counts
characters of text. kind is one of date, date_range, month, month_range, year,
fiscal_year, quarter, percent, money, number, phone.

examples:
  tidtam normalise 'ภายในปีงบประมาณ พ.ศ. 2564'
  tidtam normalise < column.txt > column.jsonl
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit code."""
    try:
        try:
            options = build_parser().parse_args(arguments)
            with _ended_as_interrupted():
                return _command(options.command)(options)
        finally:
            # Here, where a reader that has gone can still be told from a fault.
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("tidtam: interrupted; what was stored before stays stored", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader of our output has gone (as `head` does): no error of ours. What is still
        # to be written at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


@contextmanager
def _ended_as_interrupted() -> Iterator[None]:
    """Let SIGTERM (of `systemctl stop`, of a shutdown) end the command as Ctrl-C does: tidily."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def build_parser() -> argparse.ArgumentParser:
    """All commands with their options and help texts."""
    parser = argparse.ArgumentParser(
        prog="tidtam",
        description="Reads Thai public bodies' progress pages into a DuckDB warehouse.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version",
        action="store_const",
        dest="command",
        const="version",
        help="print the version and exit",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=False)
    _add_ingest(commands)
    _add_refresh(commands)
    for name, summary, examples in (
        ("read", "print the lines and tables that the reader sees in FILE", _READ_EXAMPLES),
        ("parse", "print the records and findings of FILE, loading nothing", _PARSE_EXAMPLES),
    ):
        command = add_command(commands, name, summary, examples)
        command.add_argument("file", metavar="FILE", help="a PDF, HTML or text file")
        _add_limits(command)
    query = add_command(commands, "query", "answer one SQL query, reading only", _QUERY_EXAMPLES)
    query.add_argument("sql", metavar="SQL", nargs="?", help="one statement that reads")
    query.add_argument("--file", metavar="FILE", help="read the SQL from a file instead")
    add_warehouse(query)
    query.add_argument(
        "--format",
        choices=("table", "csv", "json"),
        default="table",
        help="how the answer is printed (default: table); text cells of csv that a spreadsheet"
        " could run begin with '",
    )
    _add_schema(commands)
    normalise = add_command(
        commands, "normalise", "find dates, amounts and phones in Thai text", _NORMALISE_EXAMPLES
    )
    normalise.add_argument(
        "text", metavar="TEXT", nargs="*", help="the text (default: lines of standard input)"
    )
    add_analysts_commands(commands)
    return parser


def _add_ingest(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    ingest = add_command(commands, "ingest", "load documents into the warehouse", _INGEST_EXAMPLES)
    ingest.description = _INGEST
    ingest.add_argument("paths", metavar="PATH", nargs="+", help="a folder, an archive or a file")
    add_warehouse(ingest)
    ingest.add_argument(
        "--workers", type=_positive, metavar="N", help="processes that read (default: all cores)"
    )
    _add_limits(ingest)
    ingest.add_argument("--dry-run", action="store_true", help="read everything, write nothing")
    ingest.add_argument("--json", action="store_true", help="print the summary as JSON")


def _add_schema(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    schema = add_command(
        commands, "schema", "say what tables, views and columns hold", _SCHEMA_EXAMPLES
    )
    schema.add_argument(
        "table", metavar="TABLE", nargs="?", help="one table or view (default: all)"
    )
    schema.add_argument(
        "--format",
        choices=("text", "markdown", "json"),
        default="text",
        help="how it is printed (default: text)",
    )


def _add_refresh(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    refresh = add_command(
        commands, "refresh", "load what changed and publish it", _REFRESH_EXAMPLES
    )
    refresh.description = _REFRESH
    refresh.add_argument(
        "--config",
        metavar="FILE",
        default=DEFAULT_CONFIG,
        help=f"inputs, warehouse and gates (default: {DEFAULT_CONFIG})",
    )
    refresh.add_argument(
        "--accept", action="store_true", help="publish this time though a gate does not hold"
    )
    refresh.add_argument("--json", action="store_true", help="print the report as JSON")


def _add_limits(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--time-limit",
        type=_positive,
        metavar="SECONDS",
        default=SECONDS_A_PAGE,
        help=f"longest time for one page of a PDF (default: {SECONDS_A_PAGE}); for all its pages"
        f" {PAGES_OF_TIME} times as long",
    )
    command.add_argument(
        "--memory-limit",
        type=_megabytes,
        metavar="MB",
        default=MEGABYTES,
        help=f"most memory for a process that reads PDFs (default: {MEGABYTES})",
    )


def _positive(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number, at least 1, not {text!r}")
    return int(text)


def _megabytes(text: str) -> int:
    if (number := _positive(text)) < LEAST_MEGABYTES:
        raise argparse.ArgumentTypeError(f"expected at least {LEAST_MEGABYTES}, not {text!r}")
    return number


def _command(name: str | None) -> Callable[[argparse.Namespace], int]:
    if name in _COMMANDS:
        module, function = _COMMANDS[name].split(".")
        run: Callable[[argparse.Namespace], int] = getattr(
            import_module(f"ingest.commands.{module}"), function
        )
        return run
    return _print_version if name == "version" else _print_help


def _print_version(_: argparse.Namespace) -> int:
    from importlib.metadata import version

    print(f"tidtam {version('tidtam')}")
    return OK


def _print_help(_: argparse.Namespace) -> int:
    build_parser().print_help(sys.stderr)
    return USAGE
