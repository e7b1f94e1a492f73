-- Whose pages and forms contradict themselves, by which rules, and do they get better?
-- เอกสารโครงการของหน่วยงานใดมีข้อมูลขัดแย้งกัน ตามกฎข้อใด และดีขึ้นจากปีก่อนหรือไม่
--
-- One row is one agency in one fiscal year, of agencies seen in several years. documents: its
-- project pages and forms. findings: their warnings and errors. per_document: findings a document.
-- change: per_document less that of the agency's year before; below 0, the pages got better.
-- rules: which rules found something, and how often.
--
-- What it cannot tell: a page without findings may still be wrong, and a short page has less to
-- contradict. Remarks on layout and damaged text (severity info) are not counted.
SELECT
    seen.agency_code,
    agency.name AS agency,
    seen.fiscal_year,
    seen.documents,
    coalesce(told.findings, 0) AS findings,
    round(coalesce(told.findings, 0) / seen.documents, 2) AS per_document,
    round(
        coalesce(told.findings, 0) / seen.documents
        - lag(coalesce(told.findings, 0) / seen.documents) OVER (
            PARTITION BY seen.agency_code ORDER BY seen.fiscal_year
        ),
        2
    ) AS change,
    told.rules
FROM (
    SELECT agency_code, fiscal_year, count(DISTINCT document_id) AS documents
    FROM project_snapshot
    WHERE agency_code IS NOT NULL AND fiscal_year IS NOT NULL
    GROUP BY agency_code, fiscal_year
) AS seen
LEFT JOIN (
    SELECT
        agency_code,
        fiscal_year,
        sum(times) AS findings,
        string_agg(rule || ' ' || times, ', ' ORDER BY rule) AS rules
    FROM (
        SELECT snapshot.agency_code, snapshot.fiscal_year, finding.rule, count(*) AS times
        FROM finding
        JOIN project_snapshot AS snapshot ON snapshot.document_id = finding.document_id
        WHERE finding.severity IN ('warning', 'error')
        GROUP BY snapshot.agency_code, snapshot.fiscal_year, finding.rule
    )
    GROUP BY agency_code, fiscal_year
) AS told ON told.agency_code = seen.agency_code AND told.fiscal_year = seen.fiscal_year
LEFT JOIN agency ON agency.code = seen.agency_code
QUALIFY count(*) OVER (PARTITION BY seen.agency_code) > 1
ORDER BY seen.agency_code, seen.fiscal_year
