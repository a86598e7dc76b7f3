-- Drops the months of the usage log that lie wholly before a day, and says how many. What the default partition holds
-- from before that day is deleted. Waits no longer than some seconds for those who read or write: the next night will do.
create function samtykke.drop_usage_log_partitions(before_day date) returns integer
    language plpgsql security definer set search_path = samtykke, pg_temp set lock_timeout = '5s' as $$
declare
    part    text;
    dropped integer := 0;
    limit_  timestamptz := date_trunc('month', before_day)::timestamp at time zone 'UTC';
begin
    perform pg_advisory_xact_lock(hashtext('samtykke.usage_log'));
    for part in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = 'samtykke.usage_log'::regclass and c.relname ~ '^usage_log_[0-9]{4}_[0-9]{2}$'
           and (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month')::timestamp at time zone 'UTC' <= limit_
    loop
        execute format('drop table samtykke.%I', part);
        dropped := dropped + 1;
    end loop;
    if exists (select from samtykke.usage_log_default where recorded < limit_) then
        alter table samtykke.usage_log_default disable trigger user;
        delete from samtykke.usage_log_default where recorded < limit_;
        alter table samtykke.usage_log_default enable trigger user;
    end if;
    return dropped;
end
$$;

revoke execute on function samtykke.drop_usage_log_partitions(date) from public;
