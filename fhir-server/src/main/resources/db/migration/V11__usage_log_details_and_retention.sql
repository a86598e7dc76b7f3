-- Two more kinds of events: settings told to somebody outside, and devices that a person logs in with.
alter table samtykke.usage_log drop constraint usage_log_kind_check;
alter table samtykke.usage_log add constraint usage_log_kind_check
    check (kind in ('login', 'logout', 'use', 'consent', 'disclosure', 'device'));

-- What a system did, in more detail than the citizen's log tells. It has a retention of its own; the row of the log
-- keeps the SHA-256 of it, so that what is proven of the row is proven of its details.
alter table samtykke.usage_log add column details_digest bytea;
comment on column samtykke.usage_log.details_digest is 'SHA-256 of the details in their canonical form. Null for uses by people.';

create table samtykke.usage_log_detail (
    recorded     timestamptz not null,
    id           uuid        not null,
    interaction  text        not null,
    resources    text[]      not null,
    organisation text,
    personnel    text,
    primary key (recorded, id)
) partition by range (recorded);

comment on column samtykke.usage_log_detail.resources is 'Type/id of each resource that was stored, changed or deleted.';
comment on column samtykke.usage_log_detail.organisation is 'Number in Enhetsregisteret of the organisation that answers for the system.';
comment on column samtykke.usage_log_detail.personnel is 'Number in the register of health personnel (HPR) of who was at work.';

create trigger usage_log_is_append_only
    before update or delete on samtykke.usage_log_detail
    for each row execute function samtykke.refuse_usage_log_change();

create trigger usage_log_is_not_emptied
    before truncate on samtykke.usage_log_detail
    for each statement execute function samtykke.refuse_usage_log_change();

create table samtykke.usage_log_detail_default partition of samtykke.usage_log_detail default;

create trigger usage_log_is_not_emptied
    before truncate on samtykke.usage_log_detail_default
    for each statement execute function samtykke.refuse_usage_log_change();

-- As before, for both tables. Says how many partitions of the log were made.
create or replace function samtykke.ensure_usage_log_partitions(first_day date, last_day date) returns integer
    language plpgsql security definer set search_path = samtykke, pg_temp as $$
declare
    parent  text;
    month   date;
    created integer := 0;
    part    text;
    lower   timestamptz;
    upper   timestamptz;
    taken   boolean;
begin
    perform pg_advisory_xact_lock(hashtext('samtykke.usage_log'));
    foreach parent in array array['usage_log', 'usage_log_detail'] loop
        month := date_trunc('month', first_day)::date;
        while month <= last_day loop
            part := parent || '_' || to_char(month, 'YYYY_MM');
            lower := month::timestamp at time zone 'UTC';
            upper := (month + interval '1 month')::timestamp at time zone 'UTC';
            execute format('select exists (select from samtykke.%I where recorded >= %L and recorded < %L)',
                parent || '_default', lower, upper) into taken;
            if to_regclass('samtykke.' || part) is null and not taken then
                execute format('create table samtykke.%I partition of samtykke.%I for values from (%L) to (%L)',
                    part, parent, lower, upper);
                execute format('create trigger usage_log_is_not_emptied before truncate on samtykke.%I '
                    'for each statement execute function samtykke.refuse_usage_log_change()', part);
                created := created + (parent = 'usage_log')::integer;
            end if;
            month := (month + interval '1 month')::date;
        end loop;
    end loop;
    return created;
end
$$;

-- Drops the months, in UTC, that ended before log_before, and of the details those that ended before details_before.
-- Says how many tables went. What the default partition holds of those months goes with them. The last month is never
-- dropped, whoever asks. It waits no longer than some seconds for those who read or write: the next night will do.
create function samtykke.drop_usage_log_partitions(log_before date, details_before date) returns integer
    language plpgsql security definer set search_path = samtykke, pg_temp set lock_timeout = '5s' as $$
declare
    youngest date := (current_date - interval '1 month')::date;
    parent   text;
    until    date;
    part     record;
    dropped  integer := 0;
begin
    if log_before is null or details_before is null or log_before > youngest or details_before > youngest then
        raise exception 'The usage log is kept for a month at least' using errcode = 'insufficient_privilege';
    end if;
    perform pg_advisory_xact_lock(hashtext('samtykke.usage_log'));
    foreach parent in array array['usage_log', 'usage_log_detail'] loop
        until := date_trunc('month', case parent when 'usage_log' then log_before else details_before end)::date;
        for part in
            select c.relname
            from pg_inherits i
            join pg_class c on c.oid = i.inhrelid
            where i.inhparent = ('samtykke.' || parent)::regclass
                and c.relname ~ ('^' || parent || '_[0-9]{4}_[0-9]{2}$')
                and to_date(right(c.relname, 7), 'YYYY_MM') < until
            order by c.relname
        loop
            execute format('drop table samtykke.%I', part.relname);
            dropped := dropped + 1;
        end loop;
        execute format('alter table samtykke.%I disable trigger user', parent || '_default');
        execute format('delete from samtykke.%I where recorded < %L',
            parent || '_default', until::timestamp at time zone 'UTC');
        execute format('alter table samtykke.%I enable trigger user', parent || '_default');
    end loop;
    return dropped;
end
$$;

revoke execute on function samtykke.drop_usage_log_partitions(date, date) from public;

select samtykke.ensure_usage_log_partitions(current_date, (current_date + interval '3 months')::date);
