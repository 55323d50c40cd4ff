SELECT pupils, changed
FROM (SELECT count(*) AS pupils, count(*) FILTER (WHERE scores.gender <> last_year.gender) AS changed
      FROM scores
      JOIN last_year ON last_year.ssid = scores.ssid AND last_year.record_type = scores.record_type) AS both_years
WHERE pupils >= 50
  AND changed * 10 > pupils
