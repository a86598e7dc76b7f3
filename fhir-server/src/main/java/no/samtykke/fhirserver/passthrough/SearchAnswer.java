package no.samtykke.fhirserver.passthrough;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import no.samtykke.fhirserver.access.Languages;
import no.samtykke.fhirserver.access.PassedThrough;
import no.samtykke.fhirserver.access.SourceGate;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.PractitionerRole;

/**
 * The searchset Bundle of one page. What lay in memory is asked about once more: a label may have been reached, or a
 * right been taken away, since the list was made.
 */
final class SearchAnswer {

    private final RequestDetails request;
    private final Kept kept;
    private final Bundle bundle = new Bundle();
    private final Predicate<DomainResource> mayBeShown;

    SearchAnswer(RequestDetails request, CitizenApp app, Kept kept, SourceGate gate, SourceOutcomes outcomes) {
        this.request = request;
        this.kept = kept;
        this.mayBeShown = resource -> PassedThrough.of(resource)
                .map(passed -> passed.patient().equals(app.subject()) && gate.shows(request, resource))
                .orElse(true);
        bundle.setType(BundleType.SEARCHSET);
        bundle.addLink().setRelation(Bundle.LINK_SELF).setUrl(self());
        kept.inArchive().ifPresent(stored -> bundle.setTotal(stored + shown()));
        String language = Languages.of(request);
        for (var silence : kept.silent()) {
            bundle.addEntry()
                    .setFullUrl("urn:uuid:" + UUID.randomUUID())
                    .setResource(outcomes.outcome(silence, language))
                    .getSearch()
                    .setMode(SearchEntryMode.OUTCOME);
        }
    }

    void add(List<DomainResource> page) {
        var shown = page.stream().filter(mayBeShown).toList();
        int at = 0;
        for (var resource : shown) {
            bundle.getEntry().add(at++, entry(resource, SearchEntryMode.MATCH));
        }
        for (var person : kept.people()) {
            boolean isPointedTo = shown.stream()
                    .filter(PractitionerRole.class::isInstance)
                    .map(PractitionerRole.class::cast)
                    .anyMatch(role -> ("Practitioner/" + person.getIdElement().getIdPart())
                            .equals(role.getPractitioner().getReference()));
            if (isPointedTo && mayBeShown.test(person)) {
                bundle.getEntry().add(at++, entry(person, SearchEntryMode.INCLUDE));
            }
        }
    }

    /** Names the list and the place, and repeats nothing of what was asked for. */
    void next(String name, int offset, int count) {
        var parameters = parameters(SearchQuestion.OF_FORM::contains);
        parameters.add("_cursor=" + name);
        parameters.add("_offset=" + offset);
        parameters.add("_count=" + count);
        bundle.addLink().setRelation(Bundle.LINK_NEXT).setUrl(address(parameters));
    }

    Bundle bundle() {
        return bundle;
    }

    private int shown() {
        return (int) kept.passed().stream()
                .filter(sorted -> mayBeShown.test(sorted.resource()))
                .count();
    }

    private Bundle.BundleEntryComponent entry(DomainResource resource, SearchEntryMode mode) {
        var entry = new Bundle.BundleEntryComponent();
        entry.setFullUrl(request.getFhirServerBase() + "/" + resource.fhirType() + "/"
                + resource.getIdElement().getIdPart());
        entry.setResource(resource);
        entry.getSearch().setMode(mode);
        return entry;
    }

    /** A number never stands in an address, hers or another's. */
    private String self() {
        return address(parameters(name -> !name.equals("patient.identifier")));
    }

    private List<String> parameters(Predicate<String> names) {
        var parameters = new ArrayList<String>();
        new TreeMap<>(request.getParameters()).forEach((name, values) -> {
            if (names.test(name)) {
                for (String value : values) {
                    parameters.add(name + "=" + URLEncoder.encode(value, UTF_8));
                }
            }
        });
        return parameters;
    }

    private String address(List<String> parameters) {
        return request.getFhirServerBase() + "/" + kept.question().type().resourceType()
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }
}
