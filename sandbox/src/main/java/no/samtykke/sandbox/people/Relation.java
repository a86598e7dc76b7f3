package no.samtykke.sandbox.people;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one person is to another, as the population register says it.
 *
 * @param from id of the one who may act: the parent, the relative, the guardian
 * @param to id of the child or ward
 * @param code parental responsibility: felles, mor, far, medmor, andre; kinship: mor, far, medmor; guardianship: the
 *     type, for example voksen
 * @param scope guardianship only: personligeInteresser, personligeOgOekonomiskeInteresser or oekonomiskeInteresser
 */
public record Relation(
        String from,
        String to,
        Kind kind,
        String code,
        @Nullable String scope) {

    /** Which list of the register the relation stands in. */
    public enum Kind {
        PARENTAL_RESPONSIBILITY("http://hl7.no/fhir/CodeSystem/no-basis-parental-responsibility", "parent", "child"),
        /** Blood or law without responsibility; gives no right to act. */
        KINSHIP(
                "http://hl7.no/fhir/CodeSystem/no-basis-family-relation",
                "parent-without-responsibility",
                "child-without-responsibility"),
        GUARDIANSHIP("http://ehelse.no/fhir/CodeSystem/gd-guardianship-type", "guardian", "ward");

        private final String system;
        private final String holder;
        private final String subject;

        Kind(String system, String holder, String subject) {
            this.system = system;
            this.holder = holder;
            this.subject = subject;
        }

        public String system() {
            return system;
        }

        /** What {@code from} is to {@code to}, in the words of {@code sandbox.json}. */
        public String holder() {
            return holder;
        }

        /** What {@code to} is to {@code from}, in the words of {@code sandbox.json}. */
        public String subject() {
            return subject;
        }
    }

    public Optional<String> guardianshipScope() {
        return Optional.ofNullable(scope);
    }
}
