package no.samtykke.authserver.fhir;

import java.util.Arrays;
import java.util.Optional;

/** Whether she may use her own data. Whoever may not still acts for others. */
public enum OwnAccess {
    OPEN("open"),
    /** She, or a parent, has closed all access to her data. */
    CLOSED("closed"),
    /** Others use the services for her. */
    INACTIVE("inactive");

    private final String code;

    OwnAccess(String code) {
        this.code = code;
    }

    /** As it stands in the fhir-server's answer and in message keys. */
    public String code() {
        return code;
    }

    static Optional<OwnAccess> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }
}
