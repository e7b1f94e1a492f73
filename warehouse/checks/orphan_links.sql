-- One row is a candidate link whose plan, whose project of the plan, or whose project is not stored.
SELECT
    link.document_id,     -- the plan's id
    link.part,            -- the part of the plan
    link.plan_project_no, -- the number within the part
    link.project_code,    -- the candidate's code
    CASE
        WHEN document.document_id IS NULL THEN 'document'
        WHEN work.document_id IS NULL THEN 'plan_project'
        ELSE 'project_snapshot'
    END AS missing        -- table that lacks its row
FROM project_link AS link
LEFT JOIN document ON document.document_id = link.document_id
LEFT JOIN (SELECT DISTINCT document_id, part, plan_project_no FROM plan_project) AS work
    ON work.document_id = link.document_id
    AND work.part = link.part
    AND work.plan_project_no = link.plan_project_no
LEFT JOIN (SELECT DISTINCT project_code FROM project_snapshot) AS project
    ON project.project_code = link.project_code
WHERE document.document_id IS NULL OR work.document_id IS NULL OR project.project_code IS NULL
ORDER BY ALL;
