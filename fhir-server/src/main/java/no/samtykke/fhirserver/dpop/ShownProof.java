package no.samtykke.fhirserver.dpop;

import java.util.List;

/**
 * What a request shows besides its token.
 *
 * @param headers every {@code DPoP} header of the request, as they came
 * @param method the HTTP method
 * @param address the address as the caller wrote it, seen from outside, without query and fragment
 */
public record ShownProof(List<String> headers, String method, String address) {}
