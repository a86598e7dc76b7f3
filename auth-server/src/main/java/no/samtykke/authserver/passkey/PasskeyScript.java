package no.samtykke.authserver.passkey;

import jakarta.servlet.http.HttpServletRequest;

/** The few pages that may run our one script, because a browser gives passkeys to scripts only. */
public final class PasskeyScript {

    private static final String ATTRIBUTE = PasskeyScript.class.getName();

    private PasskeyScript() {}

    public static void allow(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    public static boolean isAllowed(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
