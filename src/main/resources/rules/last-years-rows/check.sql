SELECT rows, known
FROM (SELECT count(*) AS rows FROM scores) AS now,
     (SELECT count(*) AS known FROM scores WHERE EXISTS (SELECT FROM last_year WHERE last_year.uin = scores.uin)) AS before
WHERE rows >= 20
  AND known * 2 > rows
