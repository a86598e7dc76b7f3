package no.samtykke.fhirserver.smart;

import java.util.Optional;
import java.util.UUID;

/** Who sent a request, as its token says. Nothing here is a right: rights are read from the database per request. */
public sealed interface Caller {

    String clientId();

    SmartScopes scopes();

    /**
     * An app in the hands of a person who logged in.
     *
     * @param actor logical id of the Patient resource of the person who acts
     * @param subject logical id of the Patient whose data it is; the same as {@code actor} when she acts for herself
     * @param acr the level of her log-in, as ID-porten spells it
     * @param sid the session of the log-in
     * @param grant what auth-server gave the app at one approval; every token of it names the same
     */
    record CitizenApp(
            String clientId, SmartScopes scopes, String actor, String subject, String acr, UUID sid, UUID grant)
            implements Caller {

        public boolean actsForAnother() {
            return !actor.equals(subject);
        }
    }

    /**
     * A system that was registered with a key of its own, SMART Backend Services, or that HelseID knows; no citizen is
     * behind it.
     */
    record BackendService(String clientId, SmartScopes scopes, Optional<Organisation> organisation) implements Caller {

        public BackendService(String clientId, SmartScopes scopes) {
            this(clientId, scopes, Optional.empty());
        }

        /** Number of the organisation that its token named, when it did. */
        public Optional<String> organisationNumber() {
            return organisation.map(Organisation::number);
        }

        /** What it is called to the citizen: the number of the organisation, when that is known. */
        public String name() {
            return organisationNumber().map(number -> "org.nr. " + number).orElse(clientId);
        }
    }

    /**
     * The organisation that answers for a system.
     *
     * @param number of nine digits, in Enhetsregisteret; of the legal entity, when it is known
     * @param personnel who is at work there: a number in the register of health personnel (HPR)
     */
    record Organisation(String number, Optional<String> personnel) {}

    /** Our own auth-server, which logs people in and asks on whose behalf. */
    record LoginServer(String clientId) implements Caller {

        @Override
        public SmartScopes scopes() {
            return SmartScopes.NONE;
        }
    }
}
