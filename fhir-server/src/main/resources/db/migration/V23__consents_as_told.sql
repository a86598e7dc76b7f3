-- What an organisation is told of a Consent that counts no more is in its last change.
create index consent_change_consent on samtykke.consent_change (consent_id, id);
