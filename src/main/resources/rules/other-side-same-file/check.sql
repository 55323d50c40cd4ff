SELECT rows
FROM (SELECT count(*) AS rows, sum(hashtext(uin)::bigint) AS fingerprint FROM scores) AS this_side,
     (SELECT count(*) AS other_rows, sum(hashtext(uin)::bigint) AS other_fingerprint FROM other_side) AS the_other
-- Fewer than 50 rows are the same by chance too often; many never are, and another rule says so.
WHERE rows BETWEEN 50 AND 1999 AND rows = other_rows AND fingerprint = other_fingerprint
