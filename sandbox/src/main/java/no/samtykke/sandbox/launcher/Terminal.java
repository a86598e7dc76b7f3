package no.samtykke.sandbox.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person who started the sandbox sees: one line per step, with the time since the start. */
public final class Terminal {

    private final PrintStream out;
    private final long begin = System.nanoTime();

    Terminal(PrintStream out) {
        this.out = out;
    }

    public synchronized void step(String sentence) {
        out.println(String.format(Locale.ROOT, "%6.1f s  %s", elapsed().toMillis() / 1000.0, sentence));
        out.flush();
    }

    public synchronized void text(String lines) {
        out.println(lines);
        out.flush();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
