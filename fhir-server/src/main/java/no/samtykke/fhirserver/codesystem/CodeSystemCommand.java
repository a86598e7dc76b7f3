package no.samtykke.fhirserver.codesystem;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import no.samtykke.fhirserver.codesystem.SystemTables.Kept;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the operator does with code systems: a command, with the settings of the server, against its database. */
public final class CodeSystemCommand {

    /** The word that the command begins with. */
    public static final String NAME = "code-systems";

    private static final int DONE = 0;
    private static final int NOT_DONE = 1;

    private final SystemTables tables;
    private final Loading loading;
    private final StoredMaps maps;
    private final TransactionTemplate transactions;
    private final PrintStream out;
    private final Clock clock;

    /** The database and nothing more of the server. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    static class DatabaseAlone {}

    CodeSystemCommand(JdbcClient database, TransactionTemplate transactions, PrintStream out, Clock clock) {
        tables = new SystemTables(database, clock);
        loading = new Loading(tables, transactions);
        maps = new StoredMaps(database);
        this.transactions = transactions;
        this.out = out;
        this.clock = clock;
    }

    /**
     * @param words see {@link CommandWords#USAGE}
     * @return the exit code
     */
    public static int run(String[] words, Clock clock) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var asked = CommandWords.of(words);
            try (var context = new SpringApplicationBuilder(DatabaseAlone.class)
                    .web(WebApplicationType.NONE)
                    .logStartupInfo(false)
                    .properties(
                            "spring.datasource.hikari.minimum-idle=1", "spring.datasource.hikari.maximum-pool-size=2")
                    .run(asked.settings())) {
                new CodeSystemCommand(
                                context.getBean(JdbcClient.class),
                                context.getBean(TransactionTemplate.class),
                                out,
                                clock)
                        .run(asked);
            }
            return DONE;
        } catch (NotLoaded why) {
            System.err.println(why.getMessage());
            return NOT_DONE;
        } catch (IOException e) {
            System.err.println("The file cannot be read: " + e.getMessage());
            return NOT_DONE;
        }
    }

    void run(CommandWords asked) throws IOException {
        if (!tables.areThere()) {
            throw new NotLoaded("The database has no tables for code systems yet: start the server once");
        }
        switch (asked.action()) {
            case LOAD -> load(asked);
            case LIST -> tables.all().forEach(kept -> out.println(told(kept)));
            case REMOVE -> remove(asked.given());
        }
    }

    private void load(CommandWords asked) throws IOException {
        var path = asked.file();
        if (path == null || !Files.isReadable(path)) {
            throw new NotLoaded("There is no such file: " + path);
        }
        out.println("Checking " + path.getFileName());
        boolean isNew = MapFile.isMap(path) ? loadMap(path) : loadSystem(path, asked);
        out.println(isNew ? "Loaded, and shown from now on" : "It is there already");
    }

    private boolean loadSystem(Path path, CommandWords asked) throws IOException {
        boolean isTerminal = System.console() != null && System.console().isTerminal();
        return loading.load(
                FileFormat.of(path), asked.given(), asked.replaces(), new ProgressBar(out, isTerminal, clock));
    }

    private boolean loadMap(Path path) throws IOException {
        var map = MapFile.read(path);
        String hash = FileCheck.sha256(Files.readAllBytes(path));
        return Boolean.TRUE.equals(transactions.execute(_ -> maps.load(map, hash)));
    }

    private void remove(GivenHead given) {
        if (given.system() != null && maps.remove(given.system())) {
            out.println("Removed");
            return;
        }
        var head = given.whole();
        var meant = tables.all().stream()
                .filter(kept ->
                        kept.system().equals(head.system()) && kept.version().equals(head.version()))
                .toList();
        if (meant.isEmpty()) {
            throw new NotLoaded("There is no such version");
        }
        meant.forEach(kept -> tables.remove(kept.id()));
        out.println("Removed");
    }

    private static String told(Kept kept) {
        return String.format(
                Locale.ROOT,
                "%s %s: %,d concepts%s",
                kept.system(),
                kept.version(),
                kept.total(),
                kept.isShown() ? "" : String.format(Locale.ROOT, ", %,d loaded and none shown yet", kept.loaded()));
    }
}
