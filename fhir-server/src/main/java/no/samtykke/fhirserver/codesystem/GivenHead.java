package no.samtykke.fhirserver.codesystem;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a file, or who loads it, says of a code system: perhaps not all. */
record GivenHead(
        @Nullable String system,
        @Nullable String version,
        @Nullable String name,
        @Nullable String valueSet) {

    static final GivenHead NOTHING = new GivenHead(null, null, null, null);

    /** @param fields of a CodeSystem, by their names in FHIR */
    static GivenHead of(Map<String, String> fields) {
        return new GivenHead(fields.get("url"), fields.get("version"), fields.get("name"), fields.get("valueSet"));
    }

    GivenHead or(GivenHead other) {
        return new GivenHead(
                system == null ? other.system : system,
                version == null ? other.version : version,
                name == null ? other.name : name,
                valueSet == null ? other.valueSet : valueSet);
    }

    Head whole() {
        if (system == null || version == null) {
            throw new NotLoaded("The file does not say which code system, or which version of it, it is: give --system"
                    + " and --version");
        }
        return new Head(system, version, name == null ? system : name, valueSet);
    }
}
