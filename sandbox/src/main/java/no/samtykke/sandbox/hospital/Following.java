package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.samtykke.sandbox.hospital.Entry.Heard;
import no.samtykke.sandbox.hospital.Entry.Way;
import no.samtykke.sandbox.loopback.Json;

/**
 * Follows what becomes of settings: the list of what stands at the very first, the changes from a place on after each
 * start and whenever it is asked for, and pushes in between, to which it subscribes before it reads.
 */
final class Following implements AutoCloseable {

    private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofSeconds(1);
    private static final int PAGE = 1_000;

    private final HospitalSettings settings;
    private final Samtykke samtykke;
    private final HospitalRegister register;
    private final Clock clock;
    private final Errand errand;

    Following(HospitalSettings settings, Samtykke samtykke, HospitalRegister register, Clock clock) {
        this.settings = settings;
        this.samtykke = samtykke;
        this.register = register;
        this.clock = clock;
        this.errand = Errand.begin("following", BEFORE_THE_NEXT_TRY, this::catchUp);
    }

    void soon() {
        errand.soon();
    }

    /** Why it does not come through; blank when it does. */
    String problem() {
        return errand.problem();
    }

    private void catchUp() throws IOException {
        if (register.cursor().isEmpty()) {
            begin();
        }
        keepKey();
        for (var kind : settings.follows()) {
            subscribe(kind);
        }
        try {
            boolean more = true;
            while (more) {
                more = readPage();
            }
        } catch (Samtykke.NotTaken refused) {
            if (refused.status() == 400 || refused.status() == 410) {
                register.note(new Entry.Begun(clock.instant()));
            }
            throw refused;
        }
    }

    /** What stands of its own kinds; of those of others it hears by the changes alone. */
    private void begin() throws IOException {
        var entries = new ArrayList<Entry>(List.of(new Entry.Begun(clock.instant())));
        for (var kind : settings.own()) {
            var page = samtykke.ask("$people-with-setting", new Question().kind(kind));
            while (true) {
                Told.all(page, "person").map(told -> heard(told, Way.LIST)).forEach(entries::add);
                String next = Told.text(page, "next");
                if (next.isEmpty()) {
                    break;
                }
                page = samtykke.ask(
                        "$people-with-setting", new Question().kind(kind).text("String", "cursor", next));
            }
        }
        register.note(entries);
    }

    /** Before anything is pushed, a greeting too. */
    private void keepKey() throws IOException {
        String key = samtykke.pushKeys().at("/keys/0").toString();
        if (!register.pushKey().orElse("").equals(key)) {
            register.note(new Entry.Subscribed(key));
        }
    }

    private void subscribe(Kind kind) throws IOException {
        samtykke.subscribe(asked(kind));
    }

    private ObjectNode asked(Kind kind) {
        var subscription = Json.MAPPER
                .createObjectNode()
                .put("resourceType", "Subscription")
                .put("status", "requested")
                .put("reason", "To keep settings of people in step")
                .put("criteria", kind.criteria());
        subscription
                .putObject("channel")
                .put("type", "rest-hook")
                .put("endpoint", settings.endpoint())
                .put("payload", "application/fhir+json");
        return subscription;
    }

    /** The page and the place after it are kept in one go. */
    private boolean readPage() throws IOException {
        var question = new Question().count(PAGE);
        if (!register.cursor().isEmpty()) {
            question.text("String", "cursor", register.cursor());
        }
        JsonNode page = samtykke.ask("$setting-changes", question);
        var entries = new ArrayList<Entry>();
        Told.all(page, "change").map(told -> heard(told, Way.FEED)).forEach(entries::add);
        String next = Told.text(page, "next");
        if (!next.equals(register.cursor())) {
            entries.add(new Entry.Followed(next));
        }
        register.note(entries);
        return Told.text(page, "more").equals("true");
    }

    private Heard heard(Told told, Way way) {
        return new Heard(told.setting(), way, "", clock.instant());
    }

    @Override
    public void close() {
        errand.close();
    }
}
