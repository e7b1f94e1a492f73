"""What lies beside documents and is none: told by its name, passed over and counted."""

from posixpath import splitext

# What browsers and wget save beside a page, and what people keep beside documents.
_NOT_DOCUMENTS = frozenset(
    ".css .js .mjs .map .json .jsonl .png .jpg .jpeg .gif .webp .svg .ico .bmp .tif .tiff .woff "
    ".woff2 .ttf .otf .eot .csv .tsv .xlsx .xls .parquet .duckdb .wal .db .sqlite .py .sql .log "
    ".toml .yaml .yml .mp3 .mp4 .swf .lock".split()
)


def kind_of_no_document(name: str) -> str | None:
    """What a file of this name (no path) is counted as; None where it may be a document."""
    suffix = splitext(name)[1].lower()
    if suffix in _NOT_DOCUMENTS:
        return suffix
    return suffix or name if name.upper().startswith(("README", "LICENSE")) else None
