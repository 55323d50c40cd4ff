-- Room followup: tickets, their letters, and the outbox.
CREATE SCHEMA followup;
GRANT USAGE ON SCHEMA followup TO ${app_role};
