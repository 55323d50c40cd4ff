-- What number_in and day_in of a rule mean, in PostgreSQL's words.
CREATE FUNCTION pg_temp.number_in(cell text) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN cell ~ '^[0-9]{1,4}$' THEN cell::integer END
$$;

CREATE FUNCTION pg_temp.day_in(cell text) RETURNS date LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF cell !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T].*)?$' OR left(cell, 4)::integer NOT BETWEEN 1900 AND 2100 THEN
        RETURN NULL;
    END IF;
    RETURN make_date(left(cell, 4)::integer, substr(cell, 6, 2)::integer, substr(cell, 9, 2)::integer);
EXCEPTION WHEN datetime_field_overflow THEN
    RETURN NULL;
END
$$;
