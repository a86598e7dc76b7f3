package no.samtykke.fhirserver.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class OwnAccessTest {

    @Test
    void it_is_open_until_she_closes_it_or_leaves_it_to_others() {
        assertThat(OwnAccess.of(decided(ConsentCategory.PLATFORM_TERMS, ConsentCategory.RECORD_ACCESS_CLOSURE)))
                .isEqualTo(OwnAccess.OPEN);
        assertThat(OwnAccess.of(decided(ConsentCategory.INACTIVE_REPRESENTED)).code())
                .isEqualTo("inactive");
        assertThat(OwnAccess.of(decided(ConsentCategory.INACTIVE_REPRESENTED, ConsentCategory.SELF_ACCESS_CLOSURE)))
                .isEqualTo(OwnAccess.CLOSED);
    }

    private static List<ConsentFact> decided(ConsentCategory... categories) {
        var hers = new Reference("Patient/1");
        return Stream.of(categories)
                .map(category -> ConsentResources.of(category, hers, hers, "https://policy.example", Instant.EPOCH))
                .flatMap(consent -> ConsentReader.read(consent).stream())
                .toList();
    }
}
