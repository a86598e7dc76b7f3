package no.samtykke.fhirserver.notice;

/** A way by which a notice reaches a person. */
interface NoticeChannel {

    /** As {@code $notice-settings} names it. */
    String code();

    boolean isOffered();

    /**
     * Hands the one text over to be delivered.
     *
     * @throws Undelivered when it was not taken
     */
    void send(String address) throws Undelivered;
}
