-- What systems send of their own accord: who is logged in, and the newest that was sent of every dossier.

-- A session itself is nowhere: only its hash, and a hash of it with the password, so that a changed password ends it.
CREATE TABLE connector.push_session (
    hash       bytea PRIMARY KEY,
    connector  text        NOT NULL,
    username   text        NOT NULL,
    proof      bytea       NOT NULL,
    opened_at  timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX push_session_expiry ON connector.push_session (expires_at);
CREATE INDEX push_session_account ON connector.push_session (connector, username, opened_at);

-- One row a dossier, locked by whoever brings news of it. Steps may come before their dossier; then they wait.
CREATE TABLE connector.pushed (
    connector  text COLLATE "C" NOT NULL,
    code       text COLLATE "C" NOT NULL,
    record     text,
    changed_at timestamptz,
    closed_at  timestamptz,
    moment_at  timestamptz,
    arrived_at timestamptz,
    steps      text,
    sent_on_at timestamptz NOT NULL,
    PRIMARY KEY (connector, code)
) WITH (fillfactor = 80);

COMMENT ON COLUMN connector.pushed.changed_at IS 'The record''s own time of last change, where it has one';
COMMENT ON COLUMN connector.pushed.moment_at IS 'The latest of all times the record names';
COMMENT ON COLUMN connector.pushed.sent_on_at IS
    'Time of the last page with it: later pages have later times, whatever clocks say, so that storing keeps their order';

CREATE INDEX pushed_age ON connector.pushed (connector, sent_on_at);
