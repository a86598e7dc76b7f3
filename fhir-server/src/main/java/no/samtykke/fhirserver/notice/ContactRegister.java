package no.samtykke.fhirserver.notice;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.access.AccessDecision.Ground;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.sources.SourceConnection;
import no.samtykke.fhirserver.sources.SourceSilent;
import no.samtykke.fhirserver.sources.Sources;
import no.samtykke.fhirserver.sources.Statement;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** The e-mail address of a person today. Kept nowhere, and in no log. */
@Component
class ContactRegister {

    /** On the Patient of the register: she does not want digital post from public bodies. */
    static final String RESERVED = "https://samtykke.example/fhir/StructureDefinition/contact-reserved";

    /** eForvaltningsforskriften § 29: contact data older than that are not to be relied on. */
    private static final int MONTHS = 18;

    private static final String OURSELVES = "samtykke";

    private final NoticeProperties properties;
    private final Sources sources;
    private final SourceConnection connection;
    private final Clock clock;

    ContactRegister(NoticeProperties properties, Sources sources, SourceConnection connection, Clock clock) {
        if (properties.areOffered() && sources.of(properties.contactRegister()).isEmpty()) {
            throw new IllegalArgumentException("samtykke.notice.contact-register names no source of samtykke.sources");
        }
        this.properties = properties;
        this.sources = sources;
        this.connection = connection;
        this.clock = clock;
    }

    /**
     * Empty for one who is reserved, has none, or has not confirmed it for too long.
     *
     * @throws Undelivered when the register cannot be asked
     */
    Optional<String> emailOf(NationalId person) throws Undelivered {
        var register = sources.of(properties.contactRegister()).orElseThrow();
        var statement = new Statement(person, person, Ground.SYSTEM.code(), OURSELVES, OURSELVES, UUID.randomUUID());
        try {
            return connection.search(register, "Patient", Optional.empty(), statement).getEntry().stream()
                    .map(BundleEntryComponent::getResource)
                    .filter(Patient.class::isInstance)
                    .map(Patient.class::cast)
                    .filter(patient -> !isReserved(patient))
                    .flatMap(patient -> patient.getTelecom().stream())
                    .filter(this::isEmailOfToday)
                    .map(ContactPoint::getValue)
                    .findFirst();
        } catch (SourceSilent silent) {
            throw new Undelivered("The contact register is silent");
        }
    }

    private static boolean isReserved(Patient patient) {
        return patient.getExtensionByUrl(RESERVED) != null
                && patient.getExtensionByUrl(RESERVED).getValue() instanceof BooleanType reserved
                && reserved.booleanValue();
    }

    private boolean isEmailOfToday(ContactPoint contact) {
        var limit = clock.instant().atZone(clock.getZone()).minusMonths(MONTHS).toInstant();
        return contact.getSystem() == ContactPointSystem.EMAIL
                && contact.hasValue()
                && contact.getPeriod().hasStart()
                && !contact.getPeriod().getStart().toInstant().isBefore(limit);
    }
}
