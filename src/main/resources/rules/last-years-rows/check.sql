SELECT rows, known
FROM (SELECT count(*) AS rows,
             count(*) FILTER (WHERE EXISTS (SELECT 1 FROM last_year WHERE last_year.uin = scores.uin)) AS known
      FROM scores) AS counted
WHERE rows >= 20
  AND known * 2 > rows
