package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.UUID;
import no.samtykke.fhirserver.consent.ServiceArea;
import no.samtykke.fhirserver.http.People.Citizen;
import no.samtykke.fhirserver.http.People.Known;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.hl7.fhir.r4.model.Resource;

/** Powers of attorney as apps give, accept and end them. */
final class Powers {

    static final String GIVING = "patient/RelatedPerson.crs patient/Consent.crus";

    private static final String POLICY = "https://samtykke.example/policy/proxy-mandate/2026-11-01";
    private static final RunningServer SERVER = RunningServer.ONE;

    private Powers() {}

    /** The logical ids of the two. */
    record Given(String relatedPerson, String consent) {}

    static Given given(Citizen giver, Known holder, String... areas) {
        return given(giver, transaction(giver, holder, areas));
    }

    static Given accepted(Citizen giver, Citizen holder, String... areas) {
        return accepted(giver, holder, transaction(giver, holder.known(), areas));
    }

    static Given accepted(Citizen giver, Citizen holder, Bundle transaction) {
        var given = given(giver, transaction);
        var answer = answer(holder, "$accept-mandate", given);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return given;
    }

    private static Given given(Citizen giver, Bundle transaction) {
        var answer = give(giver, transaction);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var entries = answer.as(Bundle.class).getEntry();
        return new Given(
                entries.get(0).getResponse().getLocation().split("/")[1],
                entries.get(1).getResponse().getLocation().split("/")[1]);
    }

    static Answer give(Citizen giver, Bundle transaction) {
        return SERVER.post("", People.approvedToken(giver, GIVING), transaction);
    }

    static Answer answer(Citizen who, String operation, Given power) {
        return SERVER.post(
                "/" + operation,
                People.approvedToken(who, "patient/Consent.u"),
                new Parameters().addParameter("mandate", new Reference("Consent/" + power.consent())));
    }

    static Bundle transaction(Citizen giver, Known holder, String... areas) {
        String fullUrl = "urn:uuid:" + UUID.randomUUID();
        var related = new RelatedPerson();
        related.setActive(true);
        related.setPatient(new Reference("Patient/" + giver.patient()));
        related.addIdentifier(People.identifier(holder.id()));
        related.addName(new HumanName().setText("My helper"));
        var consent = Cast.consent("proxy-mandate", giver.patient(), giver.patient());
        consent.setStatus(ConsentState.PROPOSED);
        consent.getPolicyFirstRep().setUri(POLICY);
        consent.getProvision()
                .addActor()
                .setReference(new Reference(fullUrl))
                .getRole()
                .addCoding()
                .setCode("IRCP");
        Arrays.stream(areas).forEach(area -> consent.getProvision().addPurpose(area(area)));
        var bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        add(bundle, fullUrl, related);
        add(bundle, "urn:uuid:" + UUID.randomUUID(), consent);
        return bundle;
    }

    static RelatedPerson related(Bundle transaction) {
        return (RelatedPerson) transaction.getEntryFirstRep().getResource();
    }

    static Consent consent(Bundle transaction) {
        return (Consent) transaction.getEntry().get(1).getResource();
    }

    static Coding area(String code) {
        return new Coding(ServiceArea.SYSTEM, code, null);
    }

    private static void add(Bundle bundle, String fullUrl, Resource resource) {
        bundle.addEntry()
                .setFullUrl(fullUrl)
                .setResource(resource)
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl(resource.fhirType());
    }
}
