-- Keys follow one another, one line for each algorithm. The private part goes first, when the next key has taken over.
alter table signing_key add column alg text not null default 'RS256';
alter table signing_key add column signs_from timestamptz;
update signing_key set signs_from = created_at;
alter table signing_key alter column signs_from set not null;
alter table signing_key alter column alg drop default;

-- Proofs of possession that were accepted: each works once, on all nodes (RFC 9449).
create table accepted_proof (
    digest  bytea primary key,
    ends_at timestamptz not null
);
create index accepted_proof_end on accepted_proof (ends_at);

-- What our nonces are made with, the same on all nodes.
create table nonce_secret (
    only_row boolean primary key check (only_row),
    secret   text not null
);

-- Authorization requests that a client pushed and nobody has come with yet (RFC 9126).
create table pushed_request (
    digest     bytea primary key,
    client_id  text        not null,
    parameters text        not null,
    ends_at    timestamptz not null
);
create index pushed_request_end on pushed_request (ends_at);

-- Tokens of systems that were revoked before their time.
create table revoked_token (
    id      uuid primary key,
    ends_at timestamptz not null
);
create index revoked_token_end on revoked_token (ends_at);

-- Revoked grants the fhir-server has to hear about. Written with the revocation, kept until it has answered.
create table grant_notice (
    id           uuid primary key,
    created_at   timestamptz not null,
    attempts     integer     not null default 0,
    next_try_at  timestamptz not null,
    delivered_at timestamptz
);
create index grant_notice_open on grant_notice (next_try_at) where delivered_at is null;
