-- Subscriptions as FHIR has them: seen and changed by the system that made them, greeted before anything is sent.
alter table samtykke.setting_subscription
    add column by_topic     boolean not null default false,
    add column content      text not null default 'id-only' check (content in ('empty', 'id-only', 'full-resource')),
    add column status       text not null default 'requested'
        check (status in ('requested', 'active', 'error', 'off')),
    add column version      bigint not null default 1,
    add column changed_at   timestamptz,
    add column started_at   timestamptz,
    add column events       bigint not null default 0,
    add column lease        uuid,
    add column leased_until timestamptz;
update samtykke.setting_subscription s
   set content = case when whole then 'full-resource' else 'id-only' end, status = 'active', changed_at = created_at,
       started_at = created_at,
       events = (select count(*) from samtykke.setting_delivery d where d.subscription_id = s.id);
alter table samtykke.setting_subscription
    drop column whole,
    alter column changed_at set not null,
    alter column started_at set not null;
comment on column samtykke.setting_subscription.by_topic is 'Whether it was asked for by the topic, as in the backport of R5.';
comment on column samtykke.setting_subscription.status is 'Error: the greeting was given up. What is given up later is counted.';
comment on column samtykke.setting_subscription.started_at is 'From then on changes are sent; anew after it was off.';
comment on column samtykke.setting_subscription.events is 'How many changes have been numbered for it.';
comment on column samtykke.setting_subscription.lease is 'Of the one node that sends to it. Who does not hold it starts no sending.';
comment on column samtykke.setting_subscription.leased_until is 'By the clock of the database; after that another node takes over.';

alter table samtykke.setting_delivery
    add column number  bigint,
    add column told_at timestamptz;
update samtykke.setting_delivery d
   set number = n.number, told_at = case when d.attempts > 0 then d.created_at end
  from (select id, row_number() over (partition by subscription_id order by position) as number
          from samtykke.setting_delivery) n
 where n.id = d.id;
alter table samtykke.setting_delivery
    alter column number set not null;
create unique index setting_delivery_number on samtykke.setting_delivery (subscription_id, number);
comment on column samtykke.setting_delivery.number is 'Event number of FHIR: counted for each subscription. Those of one who was erased are missing.';
comment on column samtykke.setting_delivery.told_at is 'When it was written into her log that it is sent.';

drop index samtykke.setting_subscription_once;
create unique index setting_subscription_once on samtykke.setting_subscription
    (client_id, coalesce(organisation, ''), category, coalesce(controller, ''), endpoint);
