-- An app on a device outlives the browser: a session without cookie and national id, whose end is set beforehand.
alter table session add column kind text not null default 'browser' check (kind in ('browser', 'offline'));
alter table session add column ends_at timestamptz;
alter table session add column client_id text;
alter table session add column label text;
alter table session alter column cookie_digest drop not null;
alter table session drop constraint session_check;
alter table session add constraint session_is_of_its_kind check (
    case kind
        when 'browser' then cookie_digest is not null and ends_at is null
            and (ended_at is null) = (national_id is not null)
        else cookie_digest is null and national_id is null and upstream_sid is null
            and ends_at is not null and client_id is not null and label is not null
    end);
create index session_person on session (subject) where ended_at is null;

-- How she showed who she is, where it was not a log-in at ID-porten.
alter table app_grant add column amr text[] not null default '{}';
create index app_grant_person on app_grant (subject, client_id) where revoked_at is null;

-- Who has passkeys. The handle is what an authenticator keeps of her: random, not her subject.
create table passkey_owner (
    subject      uuid primary key,
    handle       bytea       not null unique,
    patient      text        not null,
    logged_in_at timestamptz not null
);

-- Public keys only. The end counts from the owner's last log-in at ID-porten.
create table passkey (
    id                   uuid primary key,
    credential_id        bytea       not null unique,
    subject              uuid        not null references passkey_owner on delete cascade,
    public_key           bytea       not null,
    signature_count      bigint      not null,
    transports           text[]      not null,
    backup_eligible      boolean     not null,
    backup_state         boolean     not null,
    attestation_object   bytea       not null,
    label                text        not null,
    created_at           timestamptz not null,
    last_used            timestamptz not null
);
create index passkey_subject on passkey (subject);

-- What an authenticator has to sign: in one browser, for one purpose, once.
create table passkey_challenge (
    challenge  bytea primary key,
    browser    bytea       not null,
    purpose    text        not null,
    created_at timestamptz not null
);
create index passkey_challenge_age on passkey_challenge (created_at);
