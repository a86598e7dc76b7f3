package no.samtykke.fhirserver.bulk;

import java.util.Arrays;
import java.util.Optional;

/** What a file holds: lines of one type. */
enum FileKind {
    CONSENT("Consent"),
    PATIENT("Patient"),
    /** Consents that count no more, in the form that the specification has for it: Bundles that delete. */
    DELETED("Bundle");

    private final String type;

    FileKind(String type) {
        this.type = type;
    }

    /** As in the list of files. */
    String type() {
        return type;
    }

    /** One that may be asked for. */
    static Optional<FileKind> ofType(String type) {
        return Arrays.stream(values())
                .filter(kind -> kind != DELETED && kind.type.equals(type))
                .findFirst();
    }
}
