package no.samtykke.authserver.login;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.samtykke.authserver.launch.AcceptedLevels;
import no.samtykke.authserver.session.DeviceProperties;
import no.samtykke.authserver.session.Levels;
import no.samtykke.authserver.session.NationalId;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;

/**
 * Level 4 or nothing. ID-porten was asked for it, but what it did stands in its answer, and a session at a lower level
 * may have been enough for it.
 *
 * <p>The level decides; the name of the electronic id does not, because the list of names changes. One exception, as a
 * second line: MinID has never been level 4, so a token that says so is wrong.
 */
@Component
class LevelGate implements AcceptedLevels {

    private final List<String> acceptedAcr;
    private final DeviceProperties devices;

    LevelGate(IdPortenProperties properties, DeviceProperties devices) {
        acceptedAcr = properties.acceptedAcr();
        this.devices = devices;
    }

    /**
     * @param person who it is, if the token says so in a usable way; known also when she is refused, so it can be
     *     logged
     * @param refusal why she does not come in; empty when she does
     */
    record Verdict(Optional<NationalId> person, Optional<String> refusal) {}

    Verdict judge(OidcIdToken token) {
        var person = Optional.ofNullable(token.getClaim("pid"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .flatMap(NationalId::parse);
        if (!isHighEnough(token)) {
            return new Verdict(person, Optional.of("level-too-low"));
        }
        return new Verdict(person, person.isEmpty() ? Optional.of("not-a-national-id") : Optional.empty());
    }

    @Override
    public List<String> all() {
        return devices.enabled()
                ? Stream.concat(acceptedAcr.stream(), Stream.of(Levels.DEVICE)).toList()
                : acceptedAcr;
    }

    private boolean isHighEnough(OidcIdToken token) {
        return token.getClaim("acr") instanceof String acr
                && acceptedAcr.contains(acr)
                && methods(token).stream()
                        .noneMatch(method -> method.toLowerCase(Locale.ROOT).startsWith("minid"));
    }

    /** Older tokens say it as a string, newer ones as a list. */
    static List<String> methods(OidcIdToken token) {
        Object said = token.getClaim("amr");
        if (said instanceof String one) {
            return List.of(one);
        }
        return said instanceof List<?> many ? many.stream().map(String::valueOf).toList() : List.of();
    }
}
