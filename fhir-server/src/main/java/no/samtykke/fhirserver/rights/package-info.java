/**
 * What a person has a right to be told: a copy of everything that is kept about her, and who processes what, why, on
 * what ground and for how long.
 *
 * <p>Rule of the room: what is kept is named once, in {@code kept-data.json}, and both the copy and the report are made
 * from it; a test holds it against the database. What may stand in the copy is asked of {@code access}. Start reading
 * at {@link MyDataOperation}; in prose: {@code docs/rights.md}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "consent", "erasure", "journal", "login", "smart", "sources", "usagelog"})
package no.samtykke.fhirserver.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
