-- Room process: what specialists decided, in their own words. The engine's variables hold words and ids only.
CREATE SCHEMA process;
GRANT USAGE ON SCHEMA process TO ${app_role};

CREATE TABLE process.decisions (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket     text NOT NULL,
    slot       text NOT NULL,
    district   text NOT NULL,
    word       text NOT NULL CHECK (word IN ('accepted', 'ask-for-new-file', 'withdrawn', 'nothing-to-report')),
    decided_by text NOT NULL,
    text       text NOT NULL,
    decided_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON process.decisions (ticket, id DESC);
ALTER TABLE process.decisions ENABLE ROW LEVEL SECURITY;
ALTER TABLE process.decisions FORCE ROW LEVEL SECURITY;
CREATE POLICY own_district ON process.decisions USING (access.sees(district));
GRANT SELECT, INSERT ON process.decisions TO ${app_role};
