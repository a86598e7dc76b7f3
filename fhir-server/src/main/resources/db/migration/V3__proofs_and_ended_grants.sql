-- What every node must know of tokens: proofs that were used, the key of nonces, and approvals that have ended.

-- A DPoP proof that was accepted, as a digest of its key and its jti. A second one like it is a replay.
create table samtykke.dpop_proof (
    digest     bytea primary key,
    expires_at timestamptz not null
);
create index dpop_proof_expires on samtykke.dpop_proof (expires_at);

-- One key for the nonces of all nodes. It opens nothing: who reads it can foretell nonces, not sign proofs.
create table samtykke.dpop_nonce_key (
    only_one boolean primary key default true check (only_one),
    key      bytea not null
);

-- An app's access that auth-server has ended. No token of it opens anything, however long it would live.
create table samtykke.ended_grant (
    grant_id uuid primary key,
    ended_at timestamptz not null
);
create index ended_grant_ended on samtykke.ended_grant (ended_at);

-- All apps that one person has given access to.
create index consent_fact_by on samtykke.consent_fact (performer) where category = 'app-access';
