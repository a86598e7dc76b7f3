-- Clients that were registered while we run. What is declared in the settings is not here, and wins over what is.
create table client (
    client_id          text primary key,
    metadata           text        not null,
    secret_digest      text,
    registration_token bytea,
    created_at         timestamptz not null,
    changed_at         timestamptz not null
);
create index app_grant_client on app_grant (client_id) where revoked_at is null;
