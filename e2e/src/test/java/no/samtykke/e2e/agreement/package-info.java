/**
 * Two hospitals and fhir-server come to the same, whatever is killed and whatever the network does.
 *
 * <p>Start reading at {@link no.samtykke.e2e.agreement.AllThreeAgreeIT}.
 */
@NullMarked
package no.samtykke.e2e.agreement;

import org.jspecify.annotations.NullMarked;
