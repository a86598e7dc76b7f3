package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import no.samtykke.fhirserver.access.LastDoor;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After every class of tests against the running server: no resource got as far as the last door. */
public class NothingStoppedAtTheLastDoor implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext tests) {
        boolean againstTheServer = tests.getTestClass()
                .filter(type -> type.getPackage().equals(getClass().getPackage()))
                .isPresent();
        if (againstTheServer) {
            var meters = RunningServer.ONE.bean(MeterRegistry.class);
            assertThat(meters.get(LastDoor.METRIC).counter().count()).isZero();
        }
    }
}
