package no.samtykke.fhirserver.nationalid;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The numbers this server takes: real people's or synthetic ones, never both.
 *
 * <p>So no test number gets into production and no real person into a test. The ambiguous series is refused in both.
 */
@Component
public class NationalIds {

    private final NationalIdSettings.Kind taken;

    public NationalIds(NationalIdSettings settings) {
        this.taken = settings.nationalIds();
    }

    public Optional<NationalId> take(@Nullable String value) {
        return NationalId.parse(value).filter(this::takes);
    }

    /** Empty also when the system is not the one of this kind of number. */
    public Optional<NationalId> take(@Nullable String system, @Nullable String value) {
        return NationalId.parse(system, value).filter(this::takes);
    }

    public boolean takes(NationalId id) {
        return switch (taken) {
            case REAL -> id.series() == Series.REGISTER;
            case SYNTHETIC -> id.series().isSynthetic();
        };
    }
}
