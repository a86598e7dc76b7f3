package no.samtykke.sandbox.idporten;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to log in as.
 *
 * @param value what the form sends: the person's id, or the name of a special case
 * @param pid null for an eID that ID-porten cannot tie to a national number
 */
record Login(
        String value,
        String name,
        String group,
        String goodFor,
        @Nullable String pid) {

    Optional<String> number() {
        return Optional.ofNullable(pid);
    }
}
