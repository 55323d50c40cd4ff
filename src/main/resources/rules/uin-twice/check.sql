SELECT line, first_line, times
FROM (SELECT line,
             count(*) OVER same_row AS times,
             min(line) OVER same_row AS first_line
      FROM scores
      WHERE uin IS NOT NULL
      WINDOW same_row AS (PARTITION BY uin)) AS counted
WHERE times > 1 AND line > first_line
ORDER BY line
