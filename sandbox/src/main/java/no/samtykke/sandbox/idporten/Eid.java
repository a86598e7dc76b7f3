package no.samtykke.sandbox.idporten;

import java.util.Arrays;
import java.util.Optional;

/** The electronic identities to choose from, with the values ID-porten sends for them. */
enum Eid {
    BANKID("BankID", "BankID Mobil", Level.HIGH),
    BUYPASS("Buypass", "Buypass", Level.HIGH),
    COMMFIDES("Commfides", "Commfides", Level.HIGH),
    MINID("MinID", "Minid-PIN", Level.SUBSTANTIAL);

    /** What {@code acr} says. */
    enum Level {
        SUBSTANTIAL("idporten-loa-substantial"),
        HIGH("idporten-loa-high");

        private final String acr;

        Level(String acr) {
            this.acr = acr;
        }

        String acr() {
            return acr;
        }
    }

    private final String title;
    private final String amr;
    private final Level level;

    Eid(String title, String amr, Level level) {
        this.title = title;
        this.amr = amr;
        this.level = level;
    }

    /** What the page shows, and the form sends. */
    String title() {
        return title;
    }

    String amr() {
        return amr;
    }

    Level level() {
        return level;
    }

    static Optional<Eid> titled(String title) {
        return Arrays.stream(values()).filter(eid -> eid.title.equals(title)).findFirst();
    }
}
