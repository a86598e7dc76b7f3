package no.samtykke.fhirserver.representation;

import static no.samtykke.fhirserver.representation.Registered.person;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Kari, Per and the child Ola, and a register over real HTTP that knows them. */
abstract class RelationsFixture {

    static final NationalId KARI = SyntheticNumbers.bornOn("1985-03-15", 0);
    static final NationalId PER = SyntheticNumbers.bornOn("1984-06-01", 0);
    static final NationalId OLA = SyntheticNumbers.bornOn("2018-05-17", 0);
    static final NationalId OLAS_OLD_NUMBER = SyntheticNumbers.bornOn("2018-05-17", 1);
    static final LocalDate OLAS_BIRTHDAY = LocalDate.of(2018, 5, 17);

    /** 23:30 UTC on the 21st: already the 22nd in Norway. */
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T23:30:00Z"), ZoneOffset.UTC);

    TestRegister register;
    Relations relations;
    PopulationRegister port;
    Patient ola;

    @BeforeEach
    void start() throws IOException {
        register = new TestRegister();
        waitAtMost(Duration.ofSeconds(20));
        ola = person(OLA, "Ola Nordmann", "2018-05-17");
        register.add(ola);
    }

    final void waitAtMost(Duration timeout) {
        port = portTo(new RepresentationSettings(register.base(), timeout));
        relations = new Relations(port, CLOCK);
    }

    @AfterEach
    void stop() {
        register.close();
    }

    static Bundle searchset(Resource only) {
        var bundle = new Bundle().setType(Bundle.BundleType.SEARCHSET);
        bundle.addEntry().setResource(only);
        return bundle;
    }

    static PopulationRegister portTo(RepresentationSettings settings) {
        return PortToRegister.of(settings, CLOCK);
    }
}
