package no.samtykke.sandbox.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers what is in the server, so that a second start loads nothing twice. */
record Loaded(Path folder) {

    boolean has(Shipment shipment) {
        return Files.exists(file(shipment));
    }

    void remember(Shipment shipment, String what) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(shipment), what + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(Shipment shipment) {
        return folder.resolve(shipment.name() + ".loaded");
    }
}
