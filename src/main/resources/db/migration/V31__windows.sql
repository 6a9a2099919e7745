-- Times in which a system is expected to be away, laid down by people; and what was said of their starts and ends.
create table incident.maintenance_window (
    id         bigint generated always as identity primary key,
    source     text,
    reason     text        not null,
    document   text,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null check (ends_at > starts_at),
    repeats    text        not null,
    until      date,
    created_by text        not null,
    created_at timestamptz not null,
    ended_by   text,
    ended_at   timestamptz,
    -- The end of the last occurrence, so that those that are over need not be looked at.
    over_at    timestamptz not null
);

comment on column incident.maintenance_window.source is 'null for all systems';
comment on column incident.maintenance_window.until is 'the last day on which an occurrence may start; only of repeated ones';

create index maintenance_window_over on incident.maintenance_window (over_at);

create table incident.window_notice (
    window_id bigint      not null references incident.maintenance_window on delete cascade,
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    begun_at  timestamptz not null,
    ended_at  timestamptz,
    primary key (window_id, starts_at)
);

create index window_notice_open on incident.window_notice (ends_at) where ended_at is null;

-- The stage of its life that was last told of every system.
create table incident.lifecycle_notice (
    source  text        primary key,
    state   text        not null,
    told_at timestamptz not null
);
