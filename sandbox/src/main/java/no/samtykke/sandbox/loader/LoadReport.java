package no.samtykke.sandbox.loader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of one loading: what was stored, what was there, what the server refused and why. */
public final class LoadReport {

    private static final int BAR = 20;

    private final int bundles;
    private final Map<String, List<Shipment>> rejections = new LinkedHashMap<>();
    private int done;
    private int stored;
    private int alreadyThere;
    private int rejected;

    LoadReport(int bundles) {
        this.bundles = bundles;
    }

    void count(Shipment shipment, Outcome outcome) {
        done++;
        switch (outcome) {
            case Outcome.Stored(int resources) -> {
                stored += resources;
                if (resources < shipment.resources()) {
                    reject(shipment, shipment.resources() - resources, "the server's answer does not count them");
                }
            }
            case Outcome.AlreadyThere() -> alreadyThere += shipment.resources();
            case Outcome.Rejected(String reason) -> reject(shipment, shipment.resources(), reason);
        }
    }

    void countRemembered(Shipment shipment) {
        done++;
        alreadyThere += shipment.resources();
    }

    private void reject(Shipment shipment, int resources, String reason) {
        rejected += resources;
        rejections.computeIfAbsent(reason, any -> new ArrayList<>()).add(shipment);
    }

    public int stored() {
        return stored;
    }

    public int alreadyThere() {
        return alreadyThere;
    }

    public int rejected() {
        return rejected;
    }

    /** One sentence for each reason the server gave, with the bundles it refused for it. */
    public List<String> rejections() {
        return rejections.entrySet().stream()
                .map(entry -> "rejected, %s: %s"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().stream().map(Shipment::name).collect(Collectors.joining(", "))))
                .toList();
    }

    String bar(Duration elapsed) {
        int filled = bundles == 0 ? BAR : BAR * done / bundles;
        return String.format(
                Locale.ROOT,
                "[%s%s] %d/%d bundles, %s",
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                done,
                bundles,
                figures(elapsed));
    }

    private String figures(Duration elapsed) {
        double seconds = Math.max(1, elapsed.toMillis()) / 1000.0;
        return String.format(
                Locale.ROOT,
                "%d resources stored (%.0f a second), %d already there, %d rejected",
                stored,
                stored / seconds,
                alreadyThere,
                rejected);
    }
}
