-- What makes the usage log prove itself.

-- mac: over the entry, with a key that is not in the database. Null in entries from before there were seals.
-- tx: the transaction that wrote the entry; entries are sealed in its order, when none before it is under way.
-- In the entries that are there already it is the one of this migration, so that the first seal covers them all.
alter table samtykke.usage_log
    add column mac bytea,
    add column tx  bigint not null default pg_current_xact_id()::text::bigint;
create index usage_log_tx on samtykke.usage_log using brin (tx) with (pages_per_range = 16, autosummarize = on);

-- One for each stretch of transactions that wrote entries, each naming the one before it. Kept for ever: nothing in it
-- is about anybody.
create table samtykke.usage_log_seal (
    number        bigint primary key check (number > 0),
    from_tx       bigint not null,
    to_tx         bigint not null check (to_tx > from_tx),
    last_recorded timestamptz not null,
    checkpoint    text not null
);
create unique index usage_log_seal_to on samtykke.usage_log_seal (to_tx);
comment on column samtykke.usage_log_seal.from_tx is 'The first transaction of the stretch.';
comment on column samtykke.usage_log_seal.to_tx is 'The first transaction after the stretch.';
comment on column samtykke.usage_log_seal.checkpoint is 'A signed note, which holds the numbers of this row too.';

-- The leaves of each tree: ids of the entries, and hashes of 32 bytes in the same order. Kept as long as the entries.
create table samtykke.usage_log_leaves (
    seal   bigint primary key references samtykke.usage_log_seal,
    ids    uuid[] not null,
    hashes bytea  not null
);

create trigger usage_log_seal_is_append_only
    before update or delete on samtykke.usage_log_seal
    for each row execute function samtykke.refuse_usage_log_change();
create trigger usage_log_seal_is_not_emptied
    before truncate on samtykke.usage_log_seal
    for each statement execute function samtykke.refuse_usage_log_change();
create trigger usage_log_leaves_are_not_changed
    before update on samtykke.usage_log_leaves
    for each row execute function samtykke.refuse_usage_log_change();
create trigger usage_log_leaves_are_not_emptied
    before truncate on samtykke.usage_log_leaves
    for each statement execute function samtykke.refuse_usage_log_change();

-- Deletes the leaves of seals whose last entry is older than that, and says how many. The seals stay.
create function samtykke.forget_usage_log_leaves(older_than timestamptz) returns integer
    language plpgsql security definer set search_path = samtykke, pg_temp as $$
declare
    forgotten integer;
begin
    delete from samtykke.usage_log_leaves l using samtykke.usage_log_seal s
     where s.number = l.seal and s.last_recorded < older_than;
    get diagnostics forgotten = row_count;
    return forgotten;
end
$$;

revoke execute on function samtykke.forget_usage_log_leaves(timestamptz) from public;
