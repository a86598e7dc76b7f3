-- The usage log: who used which service, on whose behalf, by which app, on what ground, with what outcome.
-- It holds no query, no resource id, no name of a person and no network address.
--
-- Append-only. In production the role of the server has INSERT and SELECT on this table and EXECUTE on
-- ensure_usage_log_partitions, nothing more; the triggers below refuse the rest even to the owner.
create table samtykke.usage_log (
    id          uuid        not null,
    recorded    timestamptz not null,
    kind        text        not null check (kind in ('login', 'logout', 'use', 'consent')),
    service     text        not null,
    action      text        not null check (action in ('C', 'R', 'U', 'D', 'E')),
    patient_id  text,
    actor_id    text,
    client_id   text,
    client_name text,
    ground      text,
    outcome     smallint    not null check (outcome in (0, 4, 8)),
    reason      text,
    request_id  uuid        not null,
    sid         uuid,
    primary key (recorded, id)
) partition by range (recorded);

comment on column samtykke.usage_log.patient_id is 'Whose data. Null when there is no profile, as after a refused first log-in.';
comment on column samtykke.usage_log.actor_id is 'Patient id of the person who acted. Null for systems.';
comment on column samtykke.usage_log.ground is 'Code of the CodeSystem access-ground.';
comment on column samtykke.usage_log.reason is 'Code of the CodeSystem refusal-reason.';

create index usage_log_patient on samtykke.usage_log (patient_id, recorded desc, id desc);

create function samtykke.refuse_usage_log_change() returns trigger language plpgsql as $$
begin
    raise exception 'The usage log is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
end
$$;

create trigger usage_log_is_append_only
    before update or delete on samtykke.usage_log
    for each row execute function samtykke.refuse_usage_log_change();

create trigger usage_log_is_not_emptied
    before truncate on samtykke.usage_log
    for each statement execute function samtykke.refuse_usage_log_change();

-- Takes what no month takes, so that no entry is ever refused.
create table samtykke.usage_log_default partition of samtykke.usage_log default;

create trigger usage_log_is_not_emptied
    before truncate on samtykke.usage_log_default
    for each statement execute function samtykke.refuse_usage_log_change();

-- Creates the missing partitions of the months from first_day to last_day, in UTC, and says how many.
-- A month that the default partition already holds entries of is left to it: entries cannot be moved.
create function samtykke.ensure_usage_log_partitions(first_day date, last_day date) returns integer
    language plpgsql security definer set search_path = samtykke, pg_temp as $$
declare
    month   date    := date_trunc('month', first_day)::date;
    created integer := 0;
    part    text;
    lower   timestamptz;
    upper   timestamptz;
begin
    perform pg_advisory_xact_lock(hashtext('samtykke.usage_log'));
    while month <= last_day loop
        part := 'usage_log_' || to_char(month, 'YYYY_MM');
        lower := month::timestamp at time zone 'UTC';
        upper := (month + interval '1 month')::timestamp at time zone 'UTC';
        if to_regclass('samtykke.' || part) is null
                and not exists (select from samtykke.usage_log_default d where d.recorded >= lower and d.recorded < upper)
        then
            execute format('create table samtykke.%I partition of samtykke.usage_log for values from (%L) to (%L)',
                part, lower, upper);
            execute format('create trigger usage_log_is_not_emptied before truncate on samtykke.%I '
                'for each statement execute function samtykke.refuse_usage_log_change()', part);
            created := created + 1;
        end if;
        month := (month + interval '1 month')::date;
    end loop;
    return created;
end
$$;

revoke execute on function samtykke.ensure_usage_log_partitions(date, date) from public;

select samtykke.ensure_usage_log_partitions(current_date, (current_date + interval '3 months')::date);
