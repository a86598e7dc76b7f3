package no.samtykke.fhirserver.sources;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.SyntheticNumbers;
import no.samtykke.fhirserver.sources.Asking.Gathered;
import no.samtykke.fhirserver.sources.Asking.Silence;
import no.samtykke.fhirserver.sources.SourceSilent.Why;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;

/** The room of sources as it runs, without a database: stand-ins over real HTTP, and a clock that is turned. */
final class Room implements AutoCloseable {

    static final NationalId ANNA = SyntheticNumbers.bornOn("1980-05-17", 7);
    static final NationalId BERIT = SyntheticNumbers.bornOn("1981-06-18", 7);

    final TurnedClock clock = new TurnedClock();
    final Sources sources;
    final HttpSourceConnection connection;
    private final SourceHttp http;
    private final SideBySide sideBySide;
    private final Questions.Tools tools;

    private Room(SourcesProperties properties, Optional<String> home, SslBundles bundles) {
        sources = new Sources(properties);
        http = new SourceHttp(sources, bundles);
        var signatures = new Signatures(sources, clock);
        connection = new HttpSourceConnection(
                http,
                new SourceTokens(sources, http, signatures, clock),
                signatures,
                new Breakers(sources, clock),
                new Places(sources),
                new ListReader(FhirContext.forR4Cached()),
                new DocumentOpening(properties));
        sideBySide = new SideBySide(properties);
        tools = new Questions.Tools(
                connection,
                new Regions(sources, new RegisteredHome(home)),
                new AnswerCheck(FhirContext.forR4Cached()),
                new Ages(sources, clock));
    }

    /** @param settings that differ, in their own spelling, for example {@code list[0].timeout} */
    static Room of(Map<String, Object> settings, StandIn... standIns) {
        return of(Optional.empty(), settings, standIns);
    }

    /** @param home postal code that the register knows of everybody */
    static Room of(Optional<String> home, Map<String, Object> settings, StandIn... standIns) {
        return new Room(bound(settings, standIns), home, new DefaultSslBundleRegistry());
    }

    static Room of(SslBundles bundles, Map<String, Object> settings, StandIn standIn) {
        return new Room(bound(settings, standIn), Optional.empty(), bundles);
    }

    static SourcesProperties bound(Map<String, Object> settings, StandIn... standIns) {
        var all = new HashMap<String, Object>();
        for (int i = 0; i < standIns.length; i++) {
            all.putAll(TestSources.settings(i, standIns[i], "Source " + i, "983658725", "DocumentReference,Patient"));
        }
        settings.forEach((key, value) -> all.put("samtykke.sources." + key, value));
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("samtykke.sources", SourcesProperties.class)
                .get();
    }

    static Statement statement() {
        return new Statement(ANNA, BERIT, "parental-responsibility", "an-app", "idporten-loa-high", UUID.randomUUID());
    }

    static DocumentReference document(String id) {
        var document = new DocumentReference();
        document.setId(id);
        return document;
    }

    Source source() {
        return sources.all().getFirst();
    }

    /** The ids of what one source has of Anna. */
    List<String> search() throws SourceSilent {
        return connection.search(source(), "DocumentReference", Optional.empty(), statement()).getEntry().stream()
                .map(entry -> entry.getResource().getIdPart())
                .toList();
    }

    Gathered askAll(String type) {
        return askAll(type, Optional.empty());
    }

    Gathered askAll(String type, Optional<LocalDate> recordStart) {
        var statement = statement();
        var question = new Question(
                tools,
                statement,
                type,
                Optional.empty(),
                () -> tools.regions().homeOf(statement.patient()),
                recordStart);
        var answers = sideBySide.ask(question, sources.ofType(type));
        return new Gathered(
                answers.stream().flatMap(answer -> answer.found().stream()).toList(),
                answers.stream().flatMap(answer -> answer.silent().stream()).toList());
    }

    static List<String> ids(Gathered gathered) {
        return gathered.found().stream()
                .map(found -> found.resource().getIdPart())
                .toList();
    }

    static List<Why> silence(Gathered gathered) {
        return gathered.silent().stream().map(Silence::why).toList();
    }

    static Why whyOf(ThrowingCallable call) {
        try {
            call.call();
        } catch (SourceSilent silent) {
            return silent.why();
        } catch (Throwable other) {
            throw new AssertionError("no SourceSilent", other);
        }
        throw new AssertionError("it was answered");
    }

    @Override
    public void close() throws IOException {
        http.close();
        sideBySide.close();
    }
}
