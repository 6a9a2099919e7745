-- What comes in from chats.

-- Chats in which our bots were written to, so that nobody has to guess the id of a group.
CREATE TABLE alert.seen_chat (
    channel  text        NOT NULL,
    chat     text        NOT NULL,
    name     text,
    of_group boolean     NOT NULL,
    writer   text,
    seen_at  timestamptz NOT NULL,
    PRIMARY KEY (channel, chat)
);

-- Events that were taken already: providers send again what they think was lost.
CREATE TABLE alert.inbound_event (
    channel text        NOT NULL,
    event   text        NOT NULL,
    at      timestamptz NOT NULL,
    PRIMARY KEY (channel, event)
);
CREATE INDEX inbound_event_age ON alert.inbound_event (at);

-- Which node asks a bot for news.
CREATE TABLE alert.inbox_lease (
    channel text PRIMARY KEY,
    node    uuid        NOT NULL,
    until   timestamptz NOT NULL
);
