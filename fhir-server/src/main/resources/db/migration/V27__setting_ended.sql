-- When the last Consent of one setting of another controller was taken back: a decision that arrives later but was made
-- earlier must not bring it to life again.

create table samtykke.setting_ended (
    patient_id text        not null,
    category   text        not null,
    controller text        not null,
    policy     text        not null,
    decided_at timestamptz not null,
    primary key (patient_id, category, controller, policy)
);
comment on column samtykke.setting_ended.controller is 'Number of the organisation.';
comment on column samtykke.setting_ended.decided_at is 'By the controller, or here; also of one that was never heard of.';

insert into samtykke.setting_ended (patient_id, category, controller, policy, decided_at)
select patient_id, category, controller, policy, max(recorded_at)
  from samtykke.consent_change
 where what = 'withdrawn' and patient_id is not null and controller is not null and policy is not null
 group by patient_id, category, controller, policy;
