package no.samtykke.sandbox.loader;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.smart.BackendToken;
import no.samtykke.sandbox.smart.Web;

/** Loads everything that is not there yet, one bundle after the other, and tells how it goes. */
public final class Loader {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);
    /** A large bundle on a cold server takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<Shipment> shipments;
    private final Loaded loaded;
    private final Upload upload;
    private final Consumer<String> progress;

    /** @param progress takes a line now and then */
    public Loader(LoaderSettings settings, People people, BundleFolder folder, Clock clock, Consumer<String> progress) {
        var web = new Web(PATIENCE);
        this.shipments = new Shipments(people, folder).all();
        this.loaded = new Loaded(settings.loaded());
        this.upload = new Upload(settings.client().fhirBase(), new BackendToken(settings.client(), web, clock), web);
        this.progress = progress;
    }

    public LoadReport load() {
        var report = new LoadReport(shipments.size());
        long begin = System.nanoTime();
        long last = begin;
        for (Shipment shipment : shipments) {
            load(shipment, report);
            if (since(last).compareTo(BETWEEN_LINES) > 0) {
                last = System.nanoTime();
                progress.accept(report.bar(since(begin)));
            }
        }
        progress.accept(report.bar(since(begin)));
        report.rejections().forEach(progress);
        return report;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private void load(Shipment shipment, LoadReport report) {
        if (loaded.has(shipment)) {
            report.countRemembered(shipment);
            return;
        }
        Outcome outcome = upload.of(shipment);
        report.count(shipment, outcome);
        if (outcome instanceof Outcome.Stored || outcome instanceof Outcome.AlreadyThere) {
            loaded.remember(shipment, outcome.toString());
        }
    }
}
