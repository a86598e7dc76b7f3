/**
 * Code systems that the operator brings, such as those whose licence is not ours to give: loaded by a command, kept in
 * tables, and found by any of their names.
 *
 * <p>Rule of the room: a version is shown as a whole or not at all.
 *
 * <p>Start reading at {@link Loading}; what is loaded is asked for at {@link StoredSystems}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package no.samtykke.fhirserver.codesystem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
