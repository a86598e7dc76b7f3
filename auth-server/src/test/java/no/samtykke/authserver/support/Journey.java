package no.samtykke.authserver.support;

import static no.samtykke.authserver.support.Neighbourhood.FHIR;
import static no.samtykke.authserver.support.Neighbourhood.ID_PORTEN;

import java.util.Map;
import no.samtykke.authserver.support.TokenEndpoint.Answer;

/** The usual way, for tests that are about what comes after it. */
public final class Journey {

    private Journey() {}

    /** She has accepted the terms before, and logs in at level 4. */
    public static void isKnown(String pid) {
        FHIR.knows(pid);
        ID_PORTEN.nextLogin(ID_PORTEN.level4(pid));
    }

    public static void logsInWith(Map<String, Object> claims) {
        ID_PORTEN.nextLogin(claims);
    }

    /** She approves all; the app has its code. */
    public static String codeFor(Person person, Request request) {
        person.visits(request.url());
        person.presses("Gi tilgang");
        return person.told("code");
    }

    /** She approves all; the app has its tokens. */
    public static Answer tokensFor(Person person, Request request) {
        return TokenEndpoint.exchange(request, codeFor(person, request));
    }
}
