-- Logins of Zalo Official Accounts. Each refresh token serves once, so all nodes share this row and take turns by its lock.
CREATE TABLE alert.oa_login (
    -- Hash of application and first refresh token: whoever lays down a new one begins anew.
    account       text PRIMARY KEY,
    -- Encrypted with a key made of the application's secret, which is not in the database.
    access_token  bytea,
    refresh_token bytea,
    access_until  timestamptz,
    refreshed_at  timestamptz,
    created_at    timestamptz NOT NULL,
    dead_reason   text
);
