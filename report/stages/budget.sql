-- One row is the budget of an agency in a year, or of a year.
SELECT * FROM budget_use WHERE level <> 'project'
