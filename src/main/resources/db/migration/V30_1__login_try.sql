-- How often a login was tried since it was last taken: counted for all nodes, so that nobody makes a third try.
CREATE TABLE connector.login_try (
    connector  text        NOT NULL,
    proof      text        NOT NULL,
    tries      integer     NOT NULL DEFAULT 0,
    refusals   integer     NOT NULL DEFAULT 0,
    reason     text        NOT NULL DEFAULT '',
    changed_at timestamptz NOT NULL,
    PRIMARY KEY (connector, proof)
);
