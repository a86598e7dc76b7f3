package no.samtykke.e2e.usagelog;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The servers that a load is spread over. One that was killed and started again has another address. */
public final class Nodes {

    private final List<URI> bases;

    public Nodes(URI... bases) {
        this.bases = new CopyOnWriteArrayList<>(bases);
    }

    /** @param turn the next number is the next server */
    URI base(int turn) {
        return bases.get(Math.floorMod(turn, bases.size()));
    }

    void isNowAt(int number, URI base) {
        bases.set(number, base);
    }
}
