package no.samtykke.fhirserver.seal;

import java.util.Optional;
import java.util.UUID;

/**
 * Whether the details that lie beside the log are those whose digest stands in it. Implemented where they are known.
 */
public interface DetailsCheck {

    /**
     * The first entry of a stretch of transactions whose details were changed, removed or added; those that are older
     * than details are kept for are not missed.
     */
    Optional<UUID> firstWrong(long fromTx, long toTx);
}
