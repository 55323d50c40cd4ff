-- Room submission: collections, slots, immutable snapshots, receipts.
CREATE SCHEMA submission;
GRANT USAGE ON SCHEMA submission TO ${app_role};

CREATE TABLE submission.collections (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name      text NOT NULL UNIQUE,
    due_on    date NOT NULL,
    opened_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE submission.slots (
    slot        text PRIMARY KEY,               -- district:kind:side:year, the business key of the flow
    district    text NOT NULL REFERENCES reference.districts,
    kind        text NOT NULL CHECK (kind IN ('caaspp', 'elpac-summative', 'elpac-initial')),
    side        text NOT NULL CHECK (side IN ('enrolled', 'tested')),
    school_year smallint NOT NULL,              -- the spring year: 2025 is 2024-25
    collection  bigint NOT NULL REFERENCES submission.collections,
    due_on      date NOT NULL,
    stage       text NOT NULL DEFAULT 'owed',   -- one of Stage.java's words
    stage_since timestamptz NOT NULL DEFAULT now(),
    note        text,                           -- why nothing is to report, who said so
    UNIQUE (district, kind, side, school_year)
);

CREATE TABLE submission.snapshots (
    number      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          text NOT NULL UNIQUE,           -- random, safe to show in a URL; also the receipt's number
    slot        text NOT NULL REFERENCES submission.slots,
    district    text NOT NULL,
    file_name   text NOT NULL,                  -- the CSV's own name
    arrived_as  text NOT NULL,                  -- the name of the ZIP it came in, or the same
    sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bytes       bigint NOT NULL,
    rows        bigint NOT NULL,                -- lines below the header
    layout      text NOT NULL,                  -- kind-year of the header's layout
    sent_by     text NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (slot, sha256)
);
CREATE INDEX ON submission.snapshots (slot, number DESC);

DO $$ DECLARE t text; BEGIN
    FOREACH t IN ARRAY ARRAY['slots', 'snapshots'] LOOP
        EXECUTE format('ALTER TABLE submission.%I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE submission.%I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own_district ON submission.%I USING (access.sees(district))', t);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON submission.collections TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON submission.slots TO ${app_role};
GRANT SELECT, INSERT ON submission.snapshots TO ${app_role};
