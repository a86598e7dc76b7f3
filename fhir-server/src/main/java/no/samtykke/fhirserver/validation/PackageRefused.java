package no.samtykke.fhirserver.validation;

import java.nio.file.Path;

/** A package that was brought cannot be used: said by its file, so that whoever starts the server can mend it. */
public class PackageRefused extends RuntimeException {

    PackageRefused(Path file, String why) {
        super("Package " + file.getFileName() + ": " + why);
    }

    PackageRefused(Path file, String why, Throwable cause) {
        super("Package " + file.getFileName() + ": " + why, cause);
    }
}
