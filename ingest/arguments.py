"""The arguments of the commands for analysts: search, trace, findings, export, diff, report."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

DEFAULT_WAREHOUSE = "tidtam.duckdb"
_MOST_HITS = 1000

_TRACE_EXAMPLES = """\
Documents come newest first, their records in the order of their lines. A line that begins
with ! is a finding about the line above it. Contacts are masked unless --with-contacts; in
the lines of a document they always are. A row of plan_project is a plan's project that may
be this one: linked_by and name_score say how sure that is.

JSON is {"project_code", "documents": [{"document_id", "source", ..., "records": [{"table",
"page", "line_start", "page_end", "line_end", "values": {...}, "lines": [{"page", "line",
"text"}]}], "findings": [...]}]}

examples:
  tidtam trace 50010000-3418
  tidtam trace 50010000-3418 --table progress_report | less
  tidtam trace 50010000-3418 --format json | jq '.documents[0].records'
"""
_SEARCH_EXAMPLES = """\
Texts with all words come first, then those with some; rarer words and names count more. What
several documents say of one project is one hit, with its place in the one saved last. Thai and
Arabic digits are one, damaged text finds what it was before (นํ้าทวม finds น้ำท่วม), and a part
of a compound finds the compound (เท้า finds ทางเท้า), but กา does not find การ. Where a word is
rare or not there, words near to it are searched too, and named behind "also:".

fields: {fields}

JSON is {{"words", "also", "hits": [{{"rank", "project_code", "plan_project", ..., "snippet",
"source", "page", "line_start", ..., "text", "spans": [[start, end], ...]}}]}}; a snippet has
the words that are met in [ ]. SQL asks the view search_word.

SQL joins the view search_word: SELECT DISTINCT document_id FROM search_word WHERE word = 'ทางเท้า'

examples:
  tidtam search ปรับปรุงทางเท้า
  tidtam search ฝนตกหนัก ล่าช้า --in problem --limit 50
  tidtam search กล้องวงจรปิด --format json | jq -r '.hits[].project_code'
"""
_FINDINGS_EXAMPLES = """\
Sorted by severity (errors first), rule and agency; a line for every rule counts them at the
end, of csv and json on standard error. The agency, project and year are those of the document, and
empty where it tells of several. Text cells of csv that a spreadsheet could run begin with '.

examples:
  tidtam findings --severity error
  tidtam findings --rule weights_not_100 --agency 50010000
  tidtam findings --agency เขตคลองเตย --year 2564 --format csv > findings.csv
"""
_EXPORT_EXAMPLES = """\
Every table and view but those of tidtam search becomes a file of its name in DIR, in place of
the one of an earlier export; other files stay. manifest.json tells what each file is, from which
warehouse and run, its rows, and whether its contacts are masked.

  parquet  for programs: types as in the warehouse.
  csv      UTF-8 with a byte order mark (without it Excel on Windows shows Thai wrong), CRLF,
           NULL is empty. A text that a spreadsheet would run as a formula begins with '.
  xlsx     a workbook a table, with further sheets beyond 1,048,576 rows. A text longer than
           the 32,767 characters of a cell goes on in columns "NAME (part 2)" and so on.
           Numbers that Excel would round, and days before March 1900, stand as text.

Contacts keep their rows; name, phone and raw are masked. A person whom a document names in
running text may still stand there.

examples:
  tidtam export shared/ --format parquet
  tidtam export shared/ --format xlsx --tables project,progress_timeline,agency_year
  tidtam export internal/ --format csv --with-contacts --warehouse bangkok.duckdb
"""
_DIFF_EXAMPLES = """\
Without options: the newest document that tells of PROJECT_CODE against the one before it,
by the time it was saved. --from and --to choose others: by a day (Gregorian, in Bangkok; the
newest document saved on it or before) or by the first digits of a document_id.

--runs compares what was known of each project after two runs: documents loaded up to RUN_A
against those loaded up to RUN_B. RUN is a run_id, its beginning, or latest or previous. It
cannot show what is stored no more: of a document that a newer version of the program has read
again the newer reading alone is told. --warehouses shows that too. Where a page went back to
what it had shown before, that is told of the run that saw it so last.

Reports are paired by day and percent, else by what they say: their numbers shift when a report
is added. Of contacts it is only told that they changed. Projects without a code are left
out. A project that only one side knows is one row. The exit code is 0 with differences
and without.

examples:
  tidtam diff 50010000-3418
  tidtam diff 50010000-3418 --from 2021-03-31 --to 2021-09-30
  tidtam diff --runs previous latest --format csv > changes.csv
  tidtam diff --warehouses yesterday.duckdb today.duckdb --format json
"""
_REPORT_EXAMPLES = """\
Open DIR/index.html in a browser, from the disk or from any web server: the pages ask nobody
else for anything. They tell of years, agencies, projects, findings and the data dictionary,
in Thai and in English, with each value's lines in its document. Contacts are left out.

The site is put in its place when it is whole, and replaces one of an earlier build there. A
DIR that holds anything else is refused.

examples:
  tidtam report site/
  tidtam report /srv/www/tidtam --warehouse published
"""


def add_analysts_commands(commands: "Commands") -> None:
    """Add the commands with their options and help texts."""
    _add_search(commands)
    _add_trace(commands)
    _add_findings(commands)
    _add_export(commands)
    _add_diff(commands)
    _add_report(commands)


def _add_search(commands: "Commands") -> None:
    from ingest.search.fields import WEIGHTS

    summary = "find texts by their words, the best first"
    examples = _SEARCH_EXAMPLES.format(fields=", ".join(WEIGHTS))
    search = add_command(commands, "search", summary, examples)
    search.add_argument("words", metavar="WORDS", nargs="+", help="what to look for")
    search.add_argument(
        "--in", dest="field", metavar="FIELD", choices=tuple(WEIGHTS), help="only in this field"
    )
    search.add_argument(
        "--limit", type=_hits, metavar="N", default=10, help="most hits (default: 10)"
    )
    _add_format(search)
    add_warehouse(search)


def _hits(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _MOST_HITS:
        raise argparse.ArgumentTypeError(
            f"expected a whole number from 1 to {_MOST_HITS}, not {text!r}"
        )
    return int(text)


def _add_trace(commands: "Commands") -> None:
    summary = "show a project's records beside the lines they were read from"
    trace = add_command(commands, "trace", summary, _TRACE_EXAMPLES)
    trace.add_argument("code", metavar="PROJECT_CODE", help="such as 50010000-3418")
    trace.add_argument("--table", metavar="TABLE", help="only the records of this table")
    trace.add_argument(
        "--format", choices=("text", "json"), default="text", help="how it is printed"
    )
    _add_with_contacts(trace)
    add_warehouse(trace)


def _add_findings(commands: "Commands") -> None:
    summary = "list what does not add up, with its place"
    findings = add_command(commands, "findings", summary, _FINDINGS_EXAMPLES)
    findings.add_argument("--rule", metavar="RULE", help="only of this rule")
    findings.add_argument(
        "--agency", metavar="AGENCY", help="only of the agency with this code or part of a name"
    )
    findings.add_argument(
        "--severity", choices=("error", "warning", "info"), help="only of this severity"
    )
    findings.add_argument(
        "--year", type=_fiscal_year, metavar="YEAR", help="only of this fiscal year, such as 2564"
    )
    _add_format(findings)
    add_warehouse(findings)


def _add_export(commands: "Commands") -> None:
    summary = "write tables and views to files, with contacts masked"
    export = add_command(commands, "export", summary, _EXPORT_EXAMPLES)
    export.add_argument("folder", metavar="DIR", help="the folder; it is made if need be")
    export.add_argument(
        "--format", choices=("parquet", "csv", "xlsx"), required=True, help="the kind of files"
    )
    export.add_argument(
        "--tables", metavar="NAME,NAME", help="only these tables and views (default: all)"
    )
    _add_with_contacts(export)
    add_warehouse(export)


def _add_diff(commands: "Commands") -> None:
    summary = "show what changed, field by field"
    diff = add_command(commands, "diff", summary, _DIFF_EXAMPLES)
    diff.add_argument(
        "code", metavar="PROJECT_CODE", nargs="?", help="compare two documents of this project"
    )
    diff.add_argument("--from", dest="before", metavar="WHICH", help="the document before")
    diff.add_argument("--to", dest="after", metavar="WHICH", help="the document after")
    diff.add_argument(
        "--runs", nargs=2, metavar=("RUN_A", "RUN_B"), help="compare the states after two runs"
    )
    diff.add_argument(
        "--warehouses", nargs=2, metavar=("OLD", "NEW"), help="compare two warehouse files"
    )
    _add_format(diff)
    add_warehouse(diff)


def _add_report(commands: "Commands") -> None:
    summary = "write a static site about what the warehouse holds"
    report = add_command(commands, "report", summary, _REPORT_EXAMPLES)
    report.add_argument("folder", metavar="DIR", help="the folder; it is made if need be")
    add_warehouse(report)


def add_command(
    commands: "Commands", name: str, summary: str, examples: str
) -> argparse.ArgumentParser:
    """A command with a one-line summary, and with examples below its help."""
    return commands.add_parser(
        name,
        help=summary,
        description=summary[0].upper() + summary[1:] + ".",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_warehouse(command: argparse.ArgumentParser) -> None:
    """The option that names the warehouse file."""
    command.add_argument(
        "--warehouse",
        metavar="FILE",
        default=DEFAULT_WAREHOUSE,
        help=f"the DuckDB file (default: {DEFAULT_WAREHOUSE})",
    )


def _add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--format",
        choices=("table", "csv", "json"),
        default="table",
        help="how it is printed (default: table)",
    )


def _add_with_contacts(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--with-contacts", action="store_true", help="do not mask names and phones of officials"
    )


def _fiscal_year(text: str) -> int:
    if not text.isdigit() or len(text) != 4:
        raise argparse.ArgumentTypeError(f"expected a year such as 2564, not {text!r}")
    year = int(text)
    if year < 2400:
        raise argparse.ArgumentTypeError(
            f"fiscal years are of the Buddhist era: {year} is {year + 543}"
        )
    return year
