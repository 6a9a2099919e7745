-- When another monitoring system last said that something is wrong, and when its silence means that nobody says so any more.
-- Only of incidents that are open.
create table incident.external_word (
    incident  bigint primary key references incident.incident (number) on delete cascade,
    heard_at  timestamptz not null,
    silent_at timestamptz not null
);

create index external_word_silent on incident.external_word (silent_at);

insert into incident.external_word (incident, heard_at, silent_at)
select number, now(), now() + interval '12 hours' from incident.incident
where kind in ('EXTERNAL', 'EXTERNAL_CRITICAL') and closed_at is null;
