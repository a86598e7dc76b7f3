/**
 * What became of settings, in order: written in the transaction that stores the Consent, and read from any position on.
 *
 * <p>Rule of the room: of one person, what was committed later comes later; and nothing is ever put in before a place
 * that somebody may have read already. It holds ids, and who may read is asked elsewhere. Start reading at
 * {@link ChangeFeed}; what a Consent is as others are told of it is {@link ToldConsent}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"consent", "grants", "nationalid"})
package no.samtykke.fhirserver.changefeed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
