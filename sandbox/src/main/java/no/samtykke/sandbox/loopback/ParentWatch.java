package no.samtykke.sandbox.loopback;

import java.io.IOException;

/** Ends this process when the launcher is gone: it holds the other end of the standard input and never writes to it. */
public final class ParentWatch {

    private ParentWatch() {}

    /** Blocks until the standard input ends. */
    public static void waitForTheEnd() throws IOException {
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
