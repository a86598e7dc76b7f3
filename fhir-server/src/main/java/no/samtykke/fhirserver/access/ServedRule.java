package no.samtykke.fhirserver.access;

import java.util.Optional;

/** R4. What {@link ServedType} does not name does not exist. */
class ServedRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        boolean served = ServedType.of(request.resourceType())
                .filter(type -> type.offers(request.interaction()))
                .isPresent();
        return served ? Optional.empty() : Optional.of(Reason.NOT_SERVED);
    }
}
