package no.samtykke.authserver.token;

import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.session.LivingSession;

/** Asks the fhir-server, each time an app comes back, whether what it was given still stands. */
public interface Standing {

    /**
     * What she approves today that this app may do for this patient.
     *
     * @return scopes as they were approved; empty when she approves nothing (any more), or the session has ended at the
     *     fhir-server, where an emergency block may be set without us
     * @throws Unknown when the fhir-server gives no answer
     */
    Optional<List<String>> approvedScopes(Grant grant);

    /**
     * Whether the person of the grant may go on without a browser. Begins that session at the fhir-server if it is new.
     *
     * @throws Unknown when the fhir-server gives no answer
     */
    boolean mayResume(Grant grant, LivingSession as);

    /** Nothing may be concluded. */
    class Unknown extends RuntimeException {

        public Unknown(Throwable cause) {
            super("Nobody knows whether the grant stands", cause);
        }
    }
}
