-- Room check: verdicts and findings, and the staged rows, which live in schema stage, made per snapshot.
CREATE SCHEMA checks;
GRANT USAGE ON SCHEMA checks TO ${app_role};

-- A snapshot judged by one version of the rules.
CREATE TABLE checks.verdicts (
    snapshot  text NOT NULL,
    rule_set  text NOT NULL,                    -- hash over the rule folders
    district  text NOT NULL,
    number    bigint NOT NULL,                  -- the snapshot's number: stage.scores_<number>
    word      text NOT NULL CHECK (word IN ('clean', 'warnings', 'blocked')),
    rows      bigint NOT NULL,
    set_aside bigint NOT NULL,
    blocking  bigint NOT NULL,                  -- what was found that blocks, counted in rows and cells
    warnings  bigint NOT NULL,
    judged_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (snapshot, rule_set)
);

-- One cause a row: a rule, and the column where it was seen; never one row per cell.
CREATE TABLE checks.findings (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    snapshot    text NOT NULL,
    rule_set    text NOT NULL,
    district    text NOT NULL,
    rule        text NOT NULL,
    column_name text NOT NULL DEFAULT '',
    seen_in     text NOT NULL CHECK (seen_in IN ('reading', 'rows')),
    found       bigint NOT NULL CHECK (found > 0),
    weight      text NOT NULL CHECK (weight IN ('blocks', 'warns', 'notes')),
    fixer       text NOT NULL,
    first_line  integer,
    UNIQUE (snapshot, rule_set, rule, column_name)
);

-- Up to 100 places of a cause. args fill the rule's message: name, value, name, value.
CREATE TABLE checks.examples (
    finding  bigint NOT NULL REFERENCES checks.findings ON DELETE CASCADE,
    n        smallint NOT NULL,
    district text NOT NULL,
    line     integer,
    school   text NOT NULL DEFAULT '',          -- 14 digits; empty where there is none
    args     text[] NOT NULL,
    PRIMARY KEY (finding, n)
);

-- In which schools a cause was seen, and how often.
CREATE TABLE checks.schools (
    finding  bigint NOT NULL REFERENCES checks.findings ON DELETE CASCADE,
    school   text NOT NULL,                     -- 14 digits
    district text NOT NULL,
    found    integer NOT NULL,
    PRIMARY KEY (finding, school)
);

-- A warning that a specialist has looked at and lets stand. It is given for the rows of one snapshot; in later ones it
-- covers those of them that come again.
CREATE TABLE checks.waivers (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    slot        text NOT NULL,
    district    text NOT NULL,
    snapshot    text NOT NULL,
    rule        text NOT NULL,
    reason      text NOT NULL,
    author      text NOT NULL,                  -- email
    given_at    timestamptz NOT NULL,
    until       date NOT NULL,                  -- the last day
    ended_at    timestamptz,
    ended_by    text                            -- email, or headgate when its time was over
);
CREATE INDEX ON checks.waivers (slot);

-- Which places a waiver covers: hashes over the row and the column, from which nobody can read a pupil.
CREATE TABLE checks.waived_rows (
    waiver   bigint NOT NULL REFERENCES checks.waivers,
    place    bigint NOT NULL,
    district text NOT NULL,
    PRIMARY KEY (waiver, place)
);

-- How many places of a cause each waiver covers.
CREATE TABLE checks.waived (
    finding  bigint NOT NULL REFERENCES checks.findings ON DELETE CASCADE,
    waiver   bigint NOT NULL REFERENCES checks.waivers,
    district text NOT NULL,
    found    bigint NOT NULL,
    PRIMARY KEY (finding, waiver)
);

-- How far a check is, for people who watch. Written on a transaction of its own, so it can be seen at once.
CREATE TABLE checks.progress (
    snapshot  text PRIMARY KEY,
    district  text NOT NULL,
    step      text NOT NULL CHECK (step IN ('recognise-layout', 'stage-rows', 'apply-rules', 'write-verdict', 'done')),
    done      bigint NOT NULL DEFAULT 0,
    total     bigint NOT NULL DEFAULT 0,
    seen      text[] NOT NULL DEFAULT '{}',     -- what reading has found so far: rule, count, rule, count
    fault     text,                             -- message key of what stopped it; null while all is well
    moved_at  timestamptz NOT NULL DEFAULT now()
);

-- Lines that must not be loaded, and the rule that says so. A line whose shape is broken is only here.
CREATE TABLE stage.set_aside (
    load_id  bigint  NOT NULL,
    line     integer NOT NULL,
    district text    NOT NULL,
    rule     text    NOT NULL,
    PRIMARY KEY (load_id, line, rule)
);

DO $$ DECLARE t text; BEGIN
    FOREACH t IN ARRAY ARRAY['checks.verdicts', 'checks.findings', 'checks.examples', 'checks.progress',
        'checks.schools', 'checks.waivers', 'checks.waived_rows', 'checks.waived', 'stage.set_aside'] LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own_district ON %s USING (access.sees(district))', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ${app_role}', t);
    END LOOP;
END $$;

CREATE VIEW checks.causes WITH (security_invoker) AS
    SELECT f.*,
           coalesce((SELECT sum(w.found)
                     FROM checks.waived w JOIN checks.waivers v ON v.id = w.waiver
                     WHERE w.finding = f.id AND v.ended_at IS NULL), 0)::bigint AS waived,
           (SELECT count(*) FROM checks.schools s WHERE s.finding = f.id)::integer AS schools
    FROM checks.findings f;
COMMENT ON VIEW checks.causes IS 'What was found, with how much of it is waived today and in how many schools it is';
GRANT SELECT ON checks.causes TO ${app_role};

-- Tables for one snapshot's rows. While they are open the app can only add to them: COPY refuses row-level security.
CREATE FUNCTION stage.open(n bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    scores text := format('stage.scores_%s', n);
    pupils text := format('stage.pupils_%s', n);
BEGIN
    -- The check lets the load attach the table as a partition without reading it again.
    EXECUTE format('CREATE TABLE %s (LIKE analytics.score_facts, CHECK (load_id = %s))', scores, n);
    EXECUTE format('CREATE TABLE %s (
        load_id bigint NOT NULL, line integer NOT NULL, district text NOT NULL, ssid text,
        last_name text, first_name text, birth_date date, gender text,
        enrolled_district_name text, enrolled_school_name text,
        tested_district_name text, tested_school_name text)', pupils);
    EXECUTE format('GRANT INSERT ON %s, %s TO ${app_role}', scores, pupils);
END $$;

-- No more rows: indexes, row-level security, and the app may read.
CREATE FUNCTION stage.seal(n bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    t text;
BEGIN
    EXECUTE format('CREATE UNIQUE INDEX ON stage.scores_%s (line)', n);
    FOREACH t IN ARRAY ARRAY[format('stage.scores_%s', n), format('stage.pupils_%s', n)] LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own_district ON %s USING (access.sees(district))', t);
        EXECUTE format('REVOKE INSERT ON %s FROM ${app_role}', t);
        EXECUTE format('GRANT SELECT ON %s TO ${app_role}', t);
        EXECUTE format('ANALYZE %s (ssid)', t);
    END LOOP;
END $$;

-- A staged table that the load has attached is analytics' own by now, and stays.
CREATE FUNCTION stage.drop(n bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_catalog.pg_class
               WHERE oid = pg_catalog.to_regclass(format('stage.scores_%s', n)) AND relispartition) THEN
        RAISE EXCEPTION 'The rows of snapshot % are loaded: they are not staged again', n;
    END IF;
    EXECUTE format('DROP TABLE IF EXISTS stage.scores_%s, stage.pupils_%s', n, n);
END $$;

REVOKE ALL ON FUNCTION stage.open(bigint), stage.seal(bigint), stage.drop(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stage.open(bigint), stage.seal(bigint), stage.drop(bigint) TO ${app_role};
