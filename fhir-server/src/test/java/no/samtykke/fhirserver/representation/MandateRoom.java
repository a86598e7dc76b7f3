package no.samtykke.fhirserver.representation;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The component that tells of powers of attorney, for tests of other rooms. */
public final class MandateRoom {

    private MandateRoom() {}

    public static Mandates mandates(JdbcClient database) {
        return new Mandates(database);
    }
}
