-- Who was erased, who must not be yet, and what auth-server has still to forget.

-- That a person was erased, and when. She cannot be found from it without her Patient id, which nothing here has.
create table samtykke.erasure (
    number    bigint generated always as identity primary key,
    person    bytea not null,
    erased_at timestamptz not null,
    removed   jsonb not null,
    kept      jsonb not null
);
comment on column samtykke.erasure.person is 'HMAC-SHA256 of the Patient id, under erasure_key.';
comment on column samtykke.erasure.removed is 'How many resources of each type, and rows of each table, were removed.';
comment on column samtykke.erasure.kept is 'How many Consents of each category stay for their controllers.';
create index erasure_of on samtykke.erasure (person);

-- One key for all nodes.
create table samtykke.erasure_key (
    only_one boolean primary key default true check (only_one),
    key      bytea not null
);

-- What auth-server has not confirmed yet. Rows go when it has.
create table samtykke.erasure_untold (
    number     bigint primary key references samtykke.erasure,
    patient_id text not null
);

-- People who must not be erased, since the law or a case of theirs needs what is here.
create table samtykke.erasure_hold (
    patient_id text primary key,
    reason     text not null,
    until      date not null,
    placed_at  timestamptz not null
);

create index login_session_ended on samtykke.login_session (ended_at) where ended_at is not null;
