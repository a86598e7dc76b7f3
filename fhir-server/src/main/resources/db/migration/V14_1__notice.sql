-- Notices on their way to a person. Neither her address nor what the news is stands here: she is told that there is some.
create table samtykke.notice (
    id          uuid primary key,
    patient_id  text not null,
    created_at  timestamptz not null,
    attempts    integer not null default 0,
    next_try_at timestamptz not null,
    ended_at    timestamptz,
    outcome     text check (outcome in ('sent', 'no-address', 'given-up'))
);
create index notice_due on samtykke.notice (next_try_at) where ended_at is null;
create index notice_of on samtykke.notice (patient_id) where ended_at is null;
create index notice_ended on samtykke.notice (ended_at) where ended_at is not null;

-- What a person said of the news she is told of. Of what she has said nothing, the default of the occasion holds.
create table samtykke.notice_choice (
    patient_id text not null,
    occasion   text not null check (occasion in ('privacy', 'correction', 'use')),
    wanted     boolean not null,
    since      timestamptz not null,
    primary key (patient_id, occasion)
);

-- Up to which transaction the usage log was looked through for uses by others; one for all nodes.
create table samtykke.notice_cursor (
    only_one boolean primary key default true check (only_one),
    tx       bigint  not null
);
insert into samtykke.notice_cursor (tx) values (pg_snapshot_xmin(pg_current_snapshot())::text::bigint);
