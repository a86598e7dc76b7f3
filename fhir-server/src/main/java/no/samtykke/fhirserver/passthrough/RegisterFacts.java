package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.sources.Asking.Silence;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * What public registers say of the patient in context today, laid over her profile in the answer, and never stored. Her
 * identifiers and her birth date are those that are kept here.
 */
@Component
class RegisterFacts {

    /** eForvaltningsforskriften § 29: contact data older than that are not to be relied on. */
    private static final int MONTHS_OF_CONTACT = 18;

    private final Gathering gathering;
    private final SourceOutcomes outcomes;
    private final Clock clock;

    RegisterFacts(Gathering gathering, SourceOutcomes outcomes, Clock clock) {
        this.gathering = gathering;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    void layOver(Patient profile, RequestDetails request, CitizenApp app) {
        var facts = gathering.all(request, app, "Patient");
        var doctors = gathering.all(request, app, "PractitionerRole");
        for (var resource : facts.resources()) {
            if (resource instanceof Patient registered) {
                layOver(profile, registered);
            }
        }
        doctors.resources().forEach(role -> profile.addGeneralPractitioner(reference(role)));
        var silent = new ArrayList<>(facts.silent());
        silent.addAll(doctors.silent());
        tellSilent(profile, silent, Languages.of(request));
    }

    private void layOver(Patient profile, Patient registered) {
        if (registered.hasName()) {
            profile.setName(registered.getName());
        }
        if (registered.hasAddress()) {
            profile.setAddress(registered.getAddress());
        }
        if (registered.hasMaritalStatus()) {
            profile.setMaritalStatus(registered.getMaritalStatus());
        }
        if (registered.hasTelecom()) {
            profile.setTelecom(
                    registered.getTelecom().stream().map(this::withAge).toList());
        }
        registered.getExtensionsByUrl(PassedUrls.SOURCE).forEach(profile::addExtension);
    }

    /** What does not say since when it holds counts as old. */
    private ContactPoint withAge(ContactPoint contact) {
        var limit = clock.instant()
                .atZone(clock.getZone())
                .minusMonths(MONTHS_OF_CONTACT)
                .toInstant();
        boolean isOld = !contact.getPeriod().hasStart()
                || contact.getPeriod().getStart().toInstant().isBefore(limit);
        if (isOld) {
            contact.addExtension(PassedUrls.CONTACT_OUTDATED, new BooleanType(true));
        }
        return contact;
    }

    private static Reference reference(DomainResource role) {
        return new Reference("PractitionerRole/" + role.getIdElement().getIdPart());
    }

    /** A source that the app may not ask is none of its business here. */
    private void tellSilent(Patient profile, List<Silence> silent, String language) {
        silent.stream()
                .filter(silence -> silence.why() != Why.CLOSED)
                .map(silence -> new Extension(PassedUrls.SOURCE_SILENT, outcomes.concept(silence, language)))
                .forEach(profile::addExtension);
    }
}
