package no.samtykke.sandbox.hospital;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import no.samtykke.sandbox.loopback.Markup;

/** Words and numbers on their way into a page. */
final class Html {

    private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d. MMM yyyy 'kl.' HH.mm.ss", Locale.of("nb"));
    private static final int DIGITS_OF_A_BIRTHDAY = 6;
    private static final Map<String, String> CATEGORIES = Map.of(
            "research-consent", "Deltakelse i forskning",
            "register-reservation", "Reservasjon mot et helseregister");

    private Html() {}

    static String time(Instant when) {
        return TIME.format(when.atZone(NORWAY));
    }

    /** The birthday stays; who of those born then it is does not. */
    static String masked(String number) {
        return number.length() > DIGITS_OF_A_BIRTHDAY ? number.substring(0, DIGITS_OF_A_BIRTHDAY) + " •••••" : "ukjent";
    }

    static String category(String code) {
        return CATEGORIES.getOrDefault(code, Markup.escaped(code));
    }

    /** What an address ends with, which names the project or the register. */
    static String policy(String uri) {
        return Markup.escaped(uri.substring(uri.lastIndexOf('/') + 1));
    }
}
