package no.samtykke.fhirserver.changefeed;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Objects;
import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentFact;
import no.samtykke.fhirserver.consent.ConsentReader;
import no.samtykke.fhirserver.grants.SettingKind;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.springframework.stereotype.Component;

/**
 * Notes what becomes of settings that somebody may be granted, in the transaction that stores them. Registered on
 * HAPI's storage, so that no way of storing a Consent passes it by.
 */
@Component
@Interceptor
public class ChangeRecording {

    private final ChangeStore store;

    ChangeRecording(ChangeStore store) {
        this.store = store;
    }

    /** A setting that counts: whose, of which kind, and what it says. */
    record Setting(String patientId, SettingKind kind, ConsentFact fact) {

        private static Optional<Setting> of(Consent consent) {
            return ConsentReader.read(consent)
                    .filter(ConsentFact::readable)
                    .flatMap(fact -> ConsentCategory.of(fact.category())
                            .map(category -> new SettingKind(category, controller(category, fact)))
                            .filter(SettingKind::exists)
                            .map(kind -> new Setting(fact.patientId(), kind, fact)));
        }

        private static Optional<String> controller(ConsentCategory category, ConsentFact fact) {
            return category.isOfAnotherController() ? Optional.ofNullable(fact.organization()) : Optional.empty();
        }

        private boolean isOfTheSame(Setting other) {
            return patientId.equals(other.patientId) && kind.equals(other.kind);
        }

        private boolean saysTheSame(Setting other) {
            return fact.permits() == other.fact.permits()
                    && fact.level() == other.fact.level()
                    && Objects.equals(fact.policy(), other.fact.policy())
                    && Objects.equals(fact.startsOn(), other.fact.startsOn())
                    && Objects.equals(fact.endsOn(), other.fact.endsOn());
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
    public void onCreated(IBaseResource created) {
        if (created instanceof Consent consent) {
            Setting.of(consent).ifPresent(setting -> store.write(What.GIVEN, setting, consent));
        }
    }

    /** HAPI hands over the state before and the state after, in that order. */
    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
    public void onUpdated(IBaseResource before, IBaseResource after) {
        if (before instanceof Consent old && after instanceof Consent consent) {
            var was = Setting.of(old);
            var is = Setting.of(consent);
            if (was.isPresent() && is.isPresent() && was.get().isOfTheSame(is.get())) {
                if (!was.get().saysTheSame(is.get())) {
                    store.write(What.CHANGED, is.get(), consent);
                }
                return;
            }
            was.ifPresent(setting -> store.write(What.WITHDRAWN, setting, consent));
            is.ifPresent(setting -> store.write(What.GIVEN, setting, consent));
        }
    }

    @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED)
    public void onDeleted(IBaseResource deleted) {
        if (deleted instanceof Consent consent) {
            Setting.of(consent).ifPresent(setting -> store.write(What.WITHDRAWN, setting, consent));
        }
    }
}
