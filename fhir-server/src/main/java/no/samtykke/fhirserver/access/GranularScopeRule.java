package no.samtykke.fhirserver.access;

import java.util.Optional;
import java.util.function.Predicate;
import no.samtykke.fhirserver.smart.Interaction;

/**
 * R11a. Where scopes are narrowed by a query, a resource that the query does not find is out of reach. The scopes of
 * the token and those that she approved must both reach it. What is stored beyond them is told as absent.
 *
 * <p>A search is answered only if each of the two can be put into it as one query: else its answer would hold too much
 * or too little.
 */
class GranularScopeRule implements AccessRule {

    @Override
    public Optional<Reason> objection(AccessRequest request) {
        if (request.isAboutActorsProfile()) {
            return Optional.empty();
        }
        return switch (request.content()) {
            case Content.Unseen()
            when request.interaction() == Interaction.SEARCH ->
                firstOutside(request, narrowing -> narrowing.asOneQuery().isPresent());
            case Content.Unseen() -> Optional.empty();
            case Content.AtSource _ -> Optional.empty();
            case Content.Passed passed ->
                firstOutside(request, narrowing -> narrowing.reaches(passed.tokens()))
                        .map(_ -> Reason.NOT_KNOWN);
            case Content.Stored(var tokens) ->
                firstOutside(request, narrowing -> narrowing.reaches(tokens)).map(_ -> Reason.NOT_KNOWN);
            case Content.Sent(var tokens) -> firstOutside(request, narrowing -> narrowing.reaches(tokens));
        };
    }

    private static Optional<Reason> firstOutside(AccessRequest request, Predicate<Narrowing> within) {
        if (!within.test(request.scopesReach())) {
            return Optional.of(Reason.SCOPE_MISSING);
        }
        return within.test(request.approvalReaches()) ? Optional.empty() : Optional.of(Reason.APP_ACCESS_MISSING);
    }
}
