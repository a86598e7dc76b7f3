package no.samtykke.fhirserver.codesystem;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;

/** How far a load has come: a bar that moves on a terminal, a line for each tenth elsewhere. */
final class ProgressBar implements Loading.Progress {

    private static final int WIDTH = 40;
    private static final int TENTHS = 10;

    private final PrintStream out;
    private final boolean moves;
    private final Clock clock;
    private final long begun;
    private int first = -1;
    private int tenth = -1;

    ProgressBar(PrintStream out, boolean moves, Clock clock) {
        this.out = out;
        this.moves = moves;
        this.clock = clock;
        begun = clock.millis();
    }

    @Override
    public void at(int done, int total) {
        if (first < 0) {
            first = done;
        }
        if (moves) {
            int filled = (int) ((long) WIDTH * done / total);
            out.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + text(done, total));
            if (done == total) {
                out.println();
            }
        } else if ((int) ((long) TENTHS * done / total) > tenth) {
            tenth = (int) ((long) TENTHS * done / total);
            out.println(text(done, total));
        }
        out.flush();
    }

    private String text(int done, int total) {
        return String.format(Locale.ROOT, "%,d of %,d concepts, %s", done, total, left(done, total));
    }

    private String left(int done, int total) {
        long passed = clock.millis() - begun;
        if (done == total) {
            return passed / 1000 + " s  ";
        }
        return done == first ? "begun" : (passed * (total - done) / (done - first) / 1000 + 1) + " s left  ";
    }
}
