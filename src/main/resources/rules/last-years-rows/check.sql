SELECT rows, known
FROM (SELECT count(*) AS rows, count(before.uin) AS known
      FROM scores
      LEFT JOIN (SELECT DISTINCT uin FROM last_year) AS before USING (uin)) AS counted
WHERE rows >= 20
  AND known * 2 > rows
