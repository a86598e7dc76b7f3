package no.samtykke.authserver.session;

import java.util.List;

/** How we name what was reached without a new log-in at ID-porten (RFC 8176 for the methods). */
public final class Levels {

    /** A passkey, or an app's key on a device. */
    public static final String DEVICE = "samtykke-device";

    /** A passkey: a key was proved, and the person was recognised by the device. */
    public static final List<String> PASSKEY = List.of("pop", "user");

    /** An app's refresh token: the app proved its key; nobody was asked who she is. */
    public static final List<String> APP = List.of("pop");

    private Levels() {}
}
