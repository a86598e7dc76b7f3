/**
 * Who may be related to whom: the facts of the population register, asked anew for every question.
 *
 * <p>Rule of the room: it tells facts and decides nothing. Ages, shared addresses and protected addresses are told,
 * what follows from them is said in {@code access}. A register that does not answer is never taken for one that says
 * no.
 *
 * <p>Start reading at {@link Relations}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"nationalid", "consent"})
package no.samtykke.fhirserver.representation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
