/**
 * Settings of people as files: all that an organisation was granted, fetched in one go, by FHIR Bulk Data Access; and
 * all that a controller has, brought in one go.
 *
 * <p>Rule of the room: no copy of anybody's settings is kept. A job holds ids of what counted when it was begun; a file
 * is made while it is fetched, of what counts then, and what is in it stands in the log of each person before it
 * leaves. What was brought is kept until it was worked on. Whoever did not begin a job learns nothing of it. Start
 * reading at {@link ExportOperations} and {@link LoadOperations}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"access", "changefeed", "consent", "exchange", "grants", "nationalid", "rights", "smart"
        })
package no.samtykke.fhirserver.bulk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
