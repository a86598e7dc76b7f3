package no.samtykke.fhirserver.smart;

/**
 * What a request does to a resource, with the letter that a SMART scope must hold for it.
 *
 * @see <a href="https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html">SMART App Launch 2.2</a>
 */
public enum Interaction {
    READ('r'),
    VREAD('r'),
    HISTORY('r'),
    SEARCH('s'),
    CREATE('c'),
    UPDATE('u'),
    DELETE('d');

    private final char letter;

    Interaction(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }

    public boolean writes() {
        return this == CREATE || this == UPDATE || this == DELETE;
    }
}
