package no.samtykke.fhirserver.access;

import java.util.Optional;

/** R7. Nothing is served before the terms are accepted, by the person who acts and for the patient whose data it is. */
class TermsRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        boolean accepted = request.facts().actor().level().isPresent()
                && (request.isAboutActorsProfile()
                        || request.facts().subject().level().isPresent());
        return accepted ? Optional.empty() : Optional.of(Reason.TERMS_NOT_ACCEPTED);
    }
}
