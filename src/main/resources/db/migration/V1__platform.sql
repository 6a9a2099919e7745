CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE SCHEMA platform;

CREATE TABLE platform.account (
    username text PRIMARY KEY CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
    display_name text NOT NULL,
    password_hash text NOT NULL,
    roles text[] NOT NULL,
    agency text,
    enabled boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL
);

CREATE TABLE platform.api_token (
    hash bytea PRIMARY KEY,
    username text NOT NULL REFERENCES platform.account ON DELETE CASCADE,
    label text NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL
);

-- No foreign key to the account: the line outlives it, and the system itself acts too.
CREATE TABLE platform.audit (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    object text NOT NULL,
    detail text NOT NULL
);

CREATE INDEX audit_at ON platform.audit (at);

-- Values the application makes for itself once, such as the hash of the first administrator's one-time token.
CREATE TABLE platform.setting (
    name text PRIMARY KEY,
    value text NOT NULL,
    changed_at timestamptz NOT NULL
);
