package no.samtykke.sandbox.loader;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import no.samtykke.sandbox.people.People;

/** Loads everything that is not there yet, one bundle after the other, and tells how it goes. */
public final class Loader {

    private static final int LINES_OF_PROGRESS = 8;

    private final List<Shipment> shipments;
    private final Loaded loaded;
    private final Upload upload;
    private final Consumer<String> progress;

    /** @param progress takes a line now and then */
    public Loader(LoaderSettings settings, People people, BundleFolder folder, Clock clock, Consumer<String> progress) {
        var web = new Web();
        this.shipments = new Shipments(people, folder).all();
        this.loaded = new Loaded(settings.loaded());
        this.upload = new Upload(settings.fhirBase(), new BackendToken(settings, web, clock), web);
        this.progress = progress;
    }

    public LoadReport load() {
        var report = new LoadReport(shipments.size());
        long begin = System.nanoTime();
        int every = Math.max(1, shipments.size() / LINES_OF_PROGRESS);
        for (int i = 0; i < shipments.size(); i++) {
            load(shipments.get(i), report);
            if ((i + 1) % every == 0 || i + 1 == shipments.size()) {
                progress.accept(report.bar(Duration.ofNanos(System.nanoTime() - begin)));
            }
        }
        report.rejections().forEach(progress);
        return report;
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
