package no.samtykke.fhirserver.notice;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of notices, under {@code samtykke.notice}. Without {@code smtp.host} none are sent, and none are offered.
 *
 * @param contactRegister id of the source that has contact data
 * @param from the sender's address
 * @param every how often it is looked for notices that are due, 1 second to 1 hour
 * @param giveUpAfter from the event, 1 hour to 7 days; news that old is no notice
 */
@ConfigurationProperties("samtykke.notice")
record NoticeProperties(
        @DefaultValue("") String contactRegister,
        @DefaultValue("") String from,
        @DefaultValue("10s") Duration every,
        @DefaultValue("1d") Duration giveUpAfter,
        @DefaultValue Smtp smtp) {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;]+@[^@\\s<>,;]+");

    /**
     * The mail server.
     *
     * @param security {@code starttls}, {@code tls}, or {@code none} for one on the same machine
     * @param timeout of connecting, reading and writing, each 1 to 60 seconds
     */
    record Smtp(
            @Nullable String host,
            @DefaultValue("587") int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("starttls") Security security,
            @DefaultValue("10s") Duration timeout) {

        /** Holds a password. */
        @Override
        public String toString() {
            return "Smtp " + host + ":" + port;
        }
    }

    /** How the connection to the mail server is kept from others' eyes. */
    enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    NoticeProperties {
        demand(isWithin(every, Duration.ofSeconds(1), Duration.ofHours(1)), "every must be 1s to 1h");
        demand(isWithin(giveUpAfter, Duration.ofHours(1), Duration.ofDays(7)), "give-up-after must be 1h to 7d");
        demand(
                isWithin(smtp.timeout(), Duration.ofSeconds(1), Duration.ofMinutes(1)),
                "smtp.timeout must be 1s to 60s");
        if (smtp.host() != null) {
            demand(ADDRESS.matcher(from).matches(), "from must be an e-mail address where smtp.host is set");
            demand(!contactRegister.isBlank(), "contact-register must be set where smtp.host is");
        }
    }

    boolean areOffered() {
        return smtp.host() != null;
    }

    private static boolean isWithin(Duration duration, Duration least, Duration most) {
        return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
    }

    private static void demand(boolean met, String demand) {
        if (!met) {
            throw new IllegalArgumentException("samtykke.notice." + demand);
        }
    }
}
