package no.samtykke.fhirserver.notice;

/**
 * All that a notice ever says, in the three languages at once: that there is news, and that she logs in as she always
 * does. No link, since she is to trust none in her post; nothing of her, and nothing of the news.
 */
final class NoticeText {

    static final String SUBJECT = "Samtykke";

    static final String BODY = """
            Du har nytt i Samtykke. Logg inn slik du pleier.

            Du har nytt i Samtykke. Logg inn slik du brukar.

            You have news in Samtykke. Log in the way you usually do.
            """;

    private NoticeText() {}
}
