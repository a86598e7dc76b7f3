package no.samtykke.e2e.usagelog;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import no.samtykke.e2e.app.Fhir;

/**
 * One who uses the servers, a request at a time, so that her rows are in the order of what she did.
 *
 * @param name of the lane, and its seed
 * @param token of an app or of a system; it lives for a few minutes
 * @param patient whom it is about
 * @param uses what she does, one drawn after the other
 * @param owner whose rows in the log are hers
 */
record Lane(String name, FreshToken token, String patient, String other, List<Use> uses, Rows.Of owner, Nodes nodes) {

    /** @return what must stand in the log, as a regular expression over {@link Rows#sequence} */
    Callable<Expected> run(int count, Progress progress) {
        return () -> {
            // The same uses in the same order at each run.
            var random = new Random(name.hashCode());
            var expected = new Expected();
            int node = name.length();
            int done = 0;
            while (done < count) {
                var use = uses.get(random.nextInt(uses.size()));
                try {
                    expected.add(use, use.send(new Fhir(nodes.base(node), token.get()), patient, other));
                    progress.oneMore();
                    done++;
                } catch (UncheckedIOException e) {
                    // A server that is not there has been sent nothing: that is no use.
                    if (!(e.getCause() instanceof ConnectException)) {
                        expected.addUnanswered(use);
                        done++;
                    }
                }
                node++;
            }
            return expected;
        };
    }
}
