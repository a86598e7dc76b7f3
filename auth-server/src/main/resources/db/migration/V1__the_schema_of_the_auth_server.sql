-- Keys that sign tokens. The private part is here: whoever can read this table can issue tokens.
create table signing_key (
    kid        text primary key,
    jwk        text        not null,
    created_at timestamptz not null
);

-- How apps know a person: found by a keyed hash, so this lasting list holds no national ids.
create table person_subject_secret (
    only_row boolean primary key check (only_row),
    secret   text not null
);

create table person_subject (
    person_key bytea primary key,
    subject    uuid        not null unique,
    created_at timestamptz not null
);

-- One log-in in one browser. The national id is erased when it ends.
create table session (
    sid               uuid primary key,
    cookie_digest     bytea       not null unique,
    subject           uuid        not null,
    national_id       text,
    acr               text        not null,
    amr               text[]      not null,
    auth_time         timestamptz not null,
    upstream_sid      text,
    created_at        timestamptz not null,
    last_used         timestamptz not null,
    ended_at          timestamptz,
    check ((ended_at is null) = (national_id is not null))
);
create index session_living on session (last_used) where ended_at is null;
create index session_upstream on session (upstream_sid) where ended_at is null;

-- An app's request on its way through log-in, terms, choice of person and approval.
create table launch (
    handle     text primary key,
    browser    bytea,
    request    text        not null,
    progress   text        not null,
    created_at timestamptz not null
);
create index launch_age on launch (created_at);

-- A trip to ID-porten that has not come back yet.
create table upstream_login (
    state         text primary key,
    launch        text        not null,
    browser       bytea       not null,
    nonce         text        not null,
    code_verifier text        not null,
    redirect_uri  text        not null,
    created_at    timestamptz not null
);
create index upstream_login_age on upstream_login (created_at);

-- What a person gave an app: one code, and the family of refresh tokens that follows from it.
create table app_grant (
    id             uuid primary key,
    sid            uuid        not null references session,
    client_id      text        not null,
    subject        uuid        not null,
    acr            text        not null,
    auth_time      timestamptz not null,
    own_patient    text        not null,
    patient        text        not null,
    basis          text,
    scope          text        not null,
    nonce          text,
    redirect_uri   text        not null,
    code_challenge text        not null,
    code_digest    bytea       not null unique,
    code_ends_at   timestamptz not null,
    code_used_at   timestamptz,
    revoked_at     timestamptz,
    created_at     timestamptz not null
);
create index app_grant_session on app_grant (sid);

create table refresh_token (
    digest     bytea primary key,
    grant_id   uuid        not null references app_grant on delete cascade,
    created_at timestamptz not null,
    used_at    timestamptz
);
create index refresh_token_grant on refresh_token (grant_id);

-- Assertions of backend systems that were accepted: each works once.
create table accepted_assertion (
    client_id text        not null,
    jti       text        not null,
    ends_at   timestamptz not null,
    primary key (client_id, jti)
);

-- Log-outs the fhir-server has to hear about. Written with the end of the session, kept until it has answered.
create table logout_notice (
    sid          uuid primary key references session,
    created_at   timestamptz not null,
    attempts     integer     not null default 0,
    next_try_at  timestamptz not null,
    delivered_at timestamptz
);
create index logout_notice_open on logout_notice (next_try_at) where delivered_at is null;

-- A browser that has gone to ID-porten to log out there too, and where it goes afterwards.
create table logout_return (
    state      text primary key,
    sid        uuid        not null,
    target     text,
    created_at timestamptz not null
);
