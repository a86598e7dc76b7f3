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

-- What a person does not want to be told of. All else she is told of.
create table samtykke.notice_unwanted (
    patient_id text not null,
    occasion   text not null check (occasion in ('privacy', 'correction')),
    since      timestamptz not null,
    primary key (patient_id, occasion)
);
