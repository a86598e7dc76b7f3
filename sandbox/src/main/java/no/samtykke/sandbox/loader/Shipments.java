package no.samtykke.sandbox.loader;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samtykke.sandbox.people.NationalId;
import no.samtykke.sandbox.people.People;
import no.samtykke.sandbox.people.Person;

/**
 * What is to be loaded, in order: generated data of the families first, then bundles without a patient (hospitals and
 * those who work there), then each citizen's bundle.
 *
 * <p>A bundle is sent as it was found. The one change: its patient gets the citizen's synthetic number.
 */
record Shipments(People people, BundleFolder folder) {

    /** Left without data on purpose, so that accepting the terms creates a Patient and does not adopt a loaded one. */
    private static final Set<String> WITHOUT_DATA =
            Set.of("per", "jens", "anders", "trond", "tor", "ingrid", "olav", "even", "guro", "geir");

    List<Shipment> all() {
        var shipments = new ArrayList<Shipment>();
        people.people().stream().map(this::generated).flatMap(Optional::stream).forEach(shipments::add);
        folder.files().stream()
                .map(this::found)
                .sorted(Comparator.comparing(
                        (Shipment found) -> BundleFolder.patient(found.bundle()).isPresent()))
                .forEach(shipments::add);
        return shipments;
    }

    private Optional<Shipment> generated(Person person) {
        boolean hasData = person.bundleFile().isEmpty()
                && !WITHOUT_DATA.contains(person.id())
                && !person.id().endsWith("-mor");
        return hasData
                ? Optional.of(new Shipment(
                        "generated-" + person.id(), new GeneratedHealth(person, people.generatedOn()).bundle()))
                : Optional.empty();
    }

    private Shipment found(Path file) {
        String name = file.getFileName().toString();
        ObjectNode bundle = BundleFolder.read(file);
        people.people().stream()
                .filter(person -> person.bundleFile().filter(name::equals).isPresent())
                .findFirst()
                .ifPresent(
                        person -> BundleFolder.patient(bundle).ifPresent(patient -> addNumber(patient, person.pid())));
        return new Shipment(name, bundle);
    }

    private static void addNumber(ObjectNode patient, String pid) {
        patient.withArray("identifier")
                .addObject()
                .put("system", NationalId.system(pid))
                .put("value", pid);
    }
}
