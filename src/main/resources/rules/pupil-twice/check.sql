SELECT line, right(ssid, 4) AS ssid_end, record_type, times, first_line
FROM (SELECT line, ssid, record_type,
             count(*) OVER pupil AS times,
             min(line) OVER pupil AS first_line
      FROM scores
      WHERE ssid IS NOT NULL
        -- A grade 12 pupil may bring science rows of earlier years along.
        AND NOT (grade = 12 AND record_type IN (5, 6))
      WINDOW pupil AS (PARTITION BY ssid, record_type)) AS counted
WHERE times > 1 AND line > first_line
ORDER BY line
