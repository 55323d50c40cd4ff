-- Room followup: tickets, their letters, and the outbox.
CREATE SCHEMA followup;
GRANT USAGE ON SCHEMA followup TO ${app_role};

-- Never set back, not even on New Year: a number that stood in a mail once is never given again.
CREATE SEQUENCE followup.ticket_numbers;

CREATE TABLE followup.tickets (
    number        text PRIMARY KEY CHECK (number ~ '^HG-[0-9]{4}-[0-9]{6,}$'),
    slot          text NOT NULL,                -- district:kind:side:year
    district      text NOT NULL REFERENCES reference.districts,
    snapshot      text NOT NULL,                -- the id of the snapshot it is about
    contact_email text NOT NULL,
    opened_at     timestamptz NOT NULL,
    due_on        date NOT NULL,
    resolution    text CHECK (resolution IN ('accepted', 'new-file', 'withdrawn', 'nothing-to-report')),
    resolved_by   text,                         -- email, or headgate when a new file did
    reason        text,
    resolved_at   timestamptz,
    CHECK (num_nonnulls(resolution, resolved_by, reason, resolved_at) IN (0, 4))
);
CREATE UNIQUE INDEX one_open_ticket_per_snapshot ON followup.tickets (snapshot) WHERE resolved_at IS NULL;
CREATE INDEX ON followup.tickets (slot, opened_at DESC);
CREATE INDEX ON followup.tickets (due_on, number) WHERE resolved_at IS NULL;

CREATE TABLE followup.letters (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ticket    text REFERENCES followup.tickets, -- none: a letter about the slot alone
    slot      text NOT NULL,
    district  text NOT NULL REFERENCES reference.districts,
    direction text NOT NULL CHECK (direction IN ('out', 'in')),
    author    text NOT NULL,                    -- email, or headgate
    subject   text NOT NULL,
    body      text NOT NULL,
    at        timestamptz NOT NULL
);
CREATE INDEX ON followup.letters (ticket, id);

CREATE TABLE followup.outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    message_id  text NOT NULL UNIQUE,           -- made with the row; a repeat carries the same
    letter      bigint NOT NULL REFERENCES followup.letters,
    district    text NOT NULL REFERENCES reference.districts,
    recipient   text NOT NULL CHECK (recipient !~ '[[:cntrl:]]'),
    subject     text NOT NULL CHECK (subject !~ '[[:cntrl:]]'),
    body        text NOT NULL,
    state       text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
    tries       int NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL,
    sent_at     timestamptz,
    last_error  text
);
COMMENT ON TABLE followup.outbox IS 'Written in the transaction that has something to say; the postman carries what was committed';
CREATE INDEX ON followup.outbox (next_try_at) WHERE state = 'waiting';
CREATE INDEX ON followup.outbox (id) WHERE state = 'dead';
CREATE INDEX ON followup.outbox (letter);

DO $$ DECLARE t text; BEGIN
    FOREACH t IN ARRAY ARRAY['tickets', 'letters', 'outbox'] LOOP
        EXECUTE format('ALTER TABLE followup.%I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE followup.%I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own_district ON followup.%I USING (access.sees(district))', t);
    END LOOP;
END $$;

GRANT USAGE ON SEQUENCE followup.ticket_numbers TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON followup.tickets TO ${app_role};
GRANT SELECT, INSERT ON followup.letters TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON followup.outbox TO ${app_role};
