package no.samtykke.fhirserver.representation;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.samtykke.fhirserver.representation.Related.Guardianship;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/**
 * Reads the register's RelatedPerson: parental responsibility and guardianship, by the codes of no-basis and Grunndata.
 *
 * <p>A code that is not known here gives nothing. Kinship gives nothing.
 */
@Component
class RelatedReader {

    private static final String PARENTAL = "http://hl7.no/fhir/CodeSystem/no-basis-parental-responsibility";
    private static final Set<String> PARENTAL_CODES = Set.of("felles", "mor", "far", "medmor", "andre");
    private static final String GUARDIANSHIP = "http://ehelse.no/fhir/CodeSystem/gd-guardianship-type";
    private static final Set<String> GUARDIANSHIP_CODES = Set.of(
            "voksen",
            "midlertidigForVoksen",
            "mindreaarig",
            "midlertidigForMindreaarig",
            "ensligMindreaarigAsylsoeker",
            "ensligMindreaarigFlyktning",
            "stadfestetFremtidsfullmakt");
    private static final String EXTENSION = "http://ehelse.no/fhir/StructureDefinition/gd-guardianship";
    private static final Set<String> PERSONAL_INTERESTS =
            Set.of("personligeInteresser", "personligeOgOekonomiskeInteresser");

    private final Identifiers identifiers;
    private final Periods periods;

    RelatedReader(Identifiers identifiers, Periods periods) {
        this.identifiers = identifiers;
        this.periods = periods;
    }

    /** Those that hold today and are more than kinship. */
    List<Related> readAll(List<RelatedPerson> all) {
        return all.stream()
                .filter(one -> !one.hasActive() || one.getActive())
                .filter(one -> periods.holdToday(one.getPeriod()))
                .map(this::read)
                .filter(Related::representsOnAnyGround)
                .toList();
    }

    private Related read(RelatedPerson one) {
        return new Related(
                identifiers.taken(one.getIdentifier()),
                codings(one).anyMatch(coding -> isOneOf(coding, PARENTAL, PARENTAL_CODES)),
                guardianship(one),
                Addresses.home(one.getAddress()),
                Addresses.isProtected(one.getMeta()));
    }

    private static Guardianship guardianship(RelatedPerson one) {
        if (codings(one).noneMatch(coding -> isOneOf(coding, GUARDIANSHIP, GUARDIANSHIP_CODES))) {
            return Guardianship.NONE;
        }
        boolean personal = one.getExtensionsByUrl(EXTENSION).stream()
                .flatMap(guardianship -> guardianship.getExtensionsByUrl("scope").stream())
                .map(Extension::getValue)
                .anyMatch(scope -> scope instanceof Coding coding && PERSONAL_INTERESTS.contains(coding.getCode()));
        return personal ? Guardianship.PERSONAL_INTERESTS : Guardianship.OTHER_INTERESTS;
    }

    private static Stream<Coding> codings(RelatedPerson one) {
        return one.getRelationship().stream().flatMap(concept -> concept.getCoding().stream());
    }

    private static boolean isOneOf(Coding coding, String system, Set<String> codes) {
        return system.equals(coding.getSystem()) && coding.hasCode() && codes.contains(coding.getCode());
    }
}
