package no.samtykke.fhirserver.sources;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Whether a Bundle is what was asked for: of that type, and of that person and nobody else. One entry that is not makes
 * all of it unusable, for a source that mixes people up once may have done so everywhere.
 */
@Component
class AnswerCheck {

    private static final int MOST_ENTRIES = 1000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
    private static final Set<String> NATIONAL = Set.of(NationalId.FODSELSNUMMER, NationalId.D_NUMBER);
    private static final String GENERAL_PRACTITIONER = "PractitionerRole";

    /** Where a resource names its person; those of types that are not here name her at {@code subject}. */
    private static final Map<String, String> PERSON = Map.of(
            "Patient", "identifier",
            "RelatedPerson", "patient.identifier",
            "AllergyIntolerance", "patient.identifier",
            "Appointment", "participant.actor.identifier");

    private final FhirContext fhir;

    AnswerCheck(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** The resources of that type, in the order of the source. A general practitioner brings along who she is. */
    List<Resource> matches(Bundle answer, String resourceType, NationalId person) throws SourceSilent {
        demand(answer.getType() == Bundle.BundleType.SEARCHSET);
        demand(answer.getEntry().size() <= MOST_ENTRIES);
        var told = answer.getEntry().stream()
                .filter(entry -> entry.getSearch().getMode() != SearchEntryMode.OUTCOME)
                .toList();
        demand(told.stream().allMatch(BundleEntryComponent::hasResource));
        var matches = resources(told, Set.of(resourceType));
        var companions = resources(
                told, resourceType.equals(GENERAL_PRACTITIONER) ? Set.of("Practitioner", "Organization") : Set.of());
        demand(matches.size() + companions.size() == told.size());
        var ids = new HashSet<String>();
        for (var match : matches) {
            demand(match.hasId() && ID.matcher(match.getIdPart()).matches() && ids.add(match.getIdPart()));
            demand(resourceType.equals(GENERAL_PRACTITIONER) || isOf(person, match));
        }
        Companions.join(matches, companions);
        return matches;
    }

    boolean hasMore(Bundle answer) {
        return answer.getLink("next") != null;
    }

    /** Her numbers of earlier times may stand there too. */
    private boolean isOf(NationalId person, Resource resource) {
        var named = fhir
                .newTerser()
                .getValues(resource, PERSON.getOrDefault(resource.fhirType(), "subject.identifier"), Identifier.class)
                .stream()
                .filter(identifier -> NATIONAL.contains(identifier.getSystem()))
                .filter(identifier -> identifier.getUse() != Identifier.IdentifierUse.OLD)
                .toList();
        return !named.isEmpty()
                && named.stream()
                        .allMatch(identifier -> person.system().equals(identifier.getSystem())
                                && person.value().equals(identifier.getValue()));
    }

    private static List<Resource> resources(List<BundleEntryComponent> told, Set<String> types) {
        return told.stream()
                .map(BundleEntryComponent::getResource)
                .filter(resource -> types.contains(resource.fhirType()))
                .toList();
    }

    private static void demand(boolean met) throws SourceSilent {
        if (!met) {
            throw new SourceSilent(Why.NONSENSE);
        }
    }
}
