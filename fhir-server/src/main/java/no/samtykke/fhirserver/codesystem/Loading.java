package no.samtykke.fhirserver.codesystem;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.fhirserver.codesystem.SystemTables.Kept;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads a version of a code system.
 *
 * <ol>
 *   <li>The whole file is checked. If anything is wrong with it, all that is wrong is told and nothing is written.
 *   <li>The concepts are written a batch at a time. After an interruption the same file goes on where it was.
 *   <li>When all are there, the version is shown, and from then on it is the one that is meant when none is named. The
 *       versions before it can still be asked for by name.
 * </ol>
 */
final class Loading {

    static final int BATCH = 2000;

    private final SystemTables tables;
    private final TransactionTemplate transactions;

    Loading(SystemTables tables, TransactionTemplate transactions) {
        this.tables = tables;
        this.transactions = transactions;
    }

    /** Is told how far it has come. */
    interface Progress {
        void at(int done, int total);
    }

    /**
     * @param replace whether a version that is shown already may be replaced by other content of the same version
     * @return whether it was loaded now, and was not there before
     */
    boolean load(ConceptFile file, GivenHead given, boolean replace, Progress progress) throws IOException {
        var head = given.or(file.head()).whole();
        var checked = FileCheck.check(file);
        if (tables.of(head, checked.hash()).filter(Kept::isShown).isPresent()) {
            return false;
        }
        var others = tables.all().stream()
                .filter(kept -> kept.system().equals(head.system())
                        && kept.version().equals(head.version())
                        && !kept.hash().equals(checked.hash()))
                .toList();
        if (!replace && others.stream().anyMatch(Kept::isShown)) {
            throw new NotLoaded("Version " + head.version() + " of " + head.system() + " is there with other content:"
                    + " give the file another --version, or --replace what is there");
        }
        others.stream().filter(other -> !other.isShown()).forEach(other -> tables.remove(other.id()));
        var begun = tables.begin(head, checked);
        write(file, begun, progress);
        tables.settle();
        transactions.executeWithoutResult(_ -> {
            others.stream().filter(Kept::isShown).forEach(other -> tables.remove(other.id()));
            tables.show(begun.id());
        });
        return true;
    }

    private void write(ConceptFile file, Kept begun, Progress progress) throws IOException {
        var batches = new Batches(begun, progress);
        progress.at(begun.loaded(), begun.total());
        file.read(batches);
        batches.write();
        if (batches.written != begun.total()) {
            throw new NotLoaded("The file has changed while it was loaded. Load it again");
        }
    }

    /** Passes over what is there already, and writes the rest. */
    private final class Batches implements ConceptFile.Reader {

        private final Kept begun;
        private final Progress progress;
        private final List<Concept> batch = new ArrayList<>(BATCH);
        private int toPass;
        private int written;

        Batches(Kept begun, Progress progress) {
            this.begun = begun;
            this.progress = progress;
            toPass = begun.loaded();
            written = begun.loaded();
        }

        @Override
        public void concept(long line, Concept concept) {
            if (toPass > 0) {
                toPass--;
                return;
            }
            batch.add(concept);
            if (batch.size() == BATCH) {
                write();
            }
        }

        @Override
        public void flaw(long line, String what) {
            throw new NotLoaded("The file has changed while it was loaded: line " + line + ": " + what);
        }

        void write() {
            if (batch.isEmpty()) {
                return;
            }
            int after = written + batch.size();
            transactions.executeWithoutResult(_ -> {
                if (!tables.advance(begun.id(), written, after)) {
                    throw new NotLoaded("The same code system is being loaded by somebody else");
                }
                tables.add(begun.id(), written, batch);
            });
            written = after;
            batch.clear();
            progress.at(written, begun.total());
        }
    }
}
