SELECT now.rows, before.rows AS rows_before
FROM slot,
     (SELECT count(*) AS rows FROM scores) AS now,
     (SELECT count(*) AS rows FROM last_year) AS before
-- Until the summer results of the season still come in.
WHERE received_on >= make_date(slot.school_year, 8, 1)
  AND now.rows < 0.75 * before.rows
