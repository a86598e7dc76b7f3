-- The summary care record is another's. What it has to hear of, and when a new one began.

-- Opt-outs on their way to the source. The person is looked up by her Patient when it is told.
create table samtykke.kjernejournal_notice (
    id           uuid primary key,
    patient_id   text not null,
    created_at   timestamptz not null,
    attempts     integer not null default 0,
    next_try_at  timestamptz not null,
    delivered_at timestamptz
);
create index kjernejournal_notice_due on samtykke.kjernejournal_notice (next_try_at) where delivered_at is null;
create index kjernejournal_notice_of on samtykke.kjernejournal_notice (patient_id) where delivered_at is null;

-- The day on which the record of a person who had opted out began anew. Nothing from before comes into it.
create table samtykke.kjernejournal_start (
    patient_id text primary key,
    starts_on  date not null
);
