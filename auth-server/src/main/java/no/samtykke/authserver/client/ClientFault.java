package no.samtykke.authserver.client;

/** A registration that cannot be taken, with the property that is at fault. Says nothing of the value. */
public final class ClientFault extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String property;
    private final String problem;

    ClientFault(String place, String property, String problem) {
        super(place + property + " " + problem);
        this.property = property;
        this.problem = problem;
    }

    /** As it is called in the settings, with its place in a list: {@code redirect-uris[0]}. */
    public String property() {
        return property;
    }

    public String problem() {
        return problem;
    }
}
