package no.samtykke.fhirserver.access;

import java.util.Set;
import no.samtykke.fhirserver.smart.TokenValue;

/** What a resource holds by the search parameters of type token of its type. */
@FunctionalInterface
interface Tokens {

    /** Whether a search by this parameter, for any of the values, would find the resource. */
    boolean holdAny(String parameter, Set<TokenValue> values);
}
