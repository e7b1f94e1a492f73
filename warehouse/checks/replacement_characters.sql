-- One row is a text with U+FFFD, the sign of a character that was lost in decoding. Findings are
-- left out: they quote what could not be repaired.
WITH texts AS (
    FROM (
        UNPIVOT (
            SELECT
                'document' AS table_name,
                document_id,
                NULL::INTEGER AS page,
                NULL::INTEGER AS line_start,
                source,
                url,
                title
            FROM document
        )
        ON source, url, title
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'document_page' AS table_name, document_id, page, NULL::INTEGER AS line_start, text
            FROM document_page
        )
        ON text
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'project_snapshot' AS table_name, document_id, page, line_start,
                agency_name, responsible_unit, name, rationale, objectives, targets
            FROM project_snapshot
        )
        ON agency_name, responsible_unit, name, rationale, objectives, targets
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT 'contact' AS table_name, document_id, page, line_start, name, phone, raw
            FROM contact
        )
        ON name, phone, raw
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'progress_report' AS table_name, document_id, page, line_start,
                narrative, problem, obstacle, plan_status, target_status
            FROM progress_report
        )
        ON narrative, problem, obstacle, plan_status, target_status
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT 'plan_step' AS table_name, document_id, page, line_start, plan_project_no, name
            FROM plan_step
        )
        ON plan_project_no, name
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'strategy_link' AS table_name, document_id, page, line_start,
                plan_project_no, issue_no, label, code, name
            FROM strategy_link
        )
        ON plan_project_no, issue_no, label, code, name
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'indicator' AS table_name, document_id, page, line_start,
                printed_no, name, dimension_no, dimension_name, unit, target_text, category,
                definition, formula, data_source, summary
            FROM indicator
        )
        ON printed_no, name, dimension_no, dimension_name, unit, target_text, category,
        definition, formula, data_source, summary
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT 'indicator_quarter' AS table_name, document_id, page, line_start, narrative
            FROM indicator_quarter
        )
        ON narrative
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'plan' AS table_name, document_id, page, line_start,
                agency_name, title, vision
            FROM plan
        )
        ON agency_name, title, vision
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'plan_issue' AS table_name, document_id, page, line_start,
                issue_no, name, objective, key_indicator
            FROM plan_issue
        )
        ON issue_no, name, objective, key_indicator
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'plan_project' AS table_name, document_id, page, line_start,
                plan_project_no, issue_no, name, budget_text, unit_name, policy_code, output_name
            FROM plan_project
        )
        ON plan_project_no, issue_no, name, budget_text, unit_name, policy_code, output_name
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'plan_total' AS table_name, document_id, page, line_start,
                label
            FROM plan_total
        )
        ON label
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'plan_indicator' AS table_name, document_id, page, line_start,
                component, indicator_no, indicator_code, name, target_text, target_unit, definition,
                calculation, evidence
            FROM plan_indicator
        )
        ON component, indicator_no, indicator_code, name, target_text, target_unit, definition,
            calculation, evidence
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'plan_baseline' AS table_name, document_id, page, line_start,
                indicator_no, text
            FROM plan_baseline
        )
        ON indicator_no, text
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'scoring_level' AS table_name, document_id, page, line_start,
                indicator_no, criterion
            FROM scoring_level
        )
        ON indicator_no, criterion
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'slide' AS table_name, document_id, page, line_start,
                title, text
            FROM slide
        )
        ON title, text
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'calendar_event' AS table_name, document_id, page, line_start,
                date_text, description, note
            FROM calendar_event
        )
        ON date_text, description, note
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'framework_item' AS table_name, document_id, page, line_start,
                dimension_no, dimension_name, topic, item_no, parent_item_no, name
            FROM framework_item
        )
        ON dimension_no, dimension_name, topic, item_no, parent_item_no, name
        INTO NAME column_name VALUE text
    )
    UNION ALL
    FROM (
        UNPIVOT (
            SELECT
                'rating_level' AS table_name, document_id, page, line_start,
                label
            FROM rating_level
        )
        ON label
        INTO NAME column_name VALUE text
    )
)
SELECT
    table_name,  -- table that holds the row
    column_name, -- column that holds the text
    document_id, -- its document
    page,        -- its page; NULL where the medium has no pages, or the text is not of a page
    line_start,  -- its first line; NULL where the text is not of certain lines
    text         -- the text
FROM texts
WHERE contains(text, chr(65533))
ORDER BY ALL;
