SELECT lpad(now.record_type::text, 2, '0') AS record_type, now.share AS percent, before.share AS percent_before
FROM (SELECT record_type, round(100.0 * avg((level >= 3)::int))::bigint AS share
      FROM scores WHERE record_type IN (1, 2) AND level IS NOT NULL
      GROUP BY record_type HAVING count(*) >= 200) AS now
JOIN (SELECT record_type, round(100.0 * avg((level >= 3)::int))::bigint AS share
      FROM last_year WHERE record_type IN (1, 2) AND level IS NOT NULL
      GROUP BY record_type HAVING count(*) >= 200) AS before USING (record_type)
WHERE abs(now.share - before.share) > 20
ORDER BY record_type
