package no.samtykke.fhirserver.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The list of types that systems may store. */
public final class LoadedTypes {

    /** What other resources point to, and apps cannot ask for where it is stored. */
    private static final Set<String> REFERENCE_DATA = Set.of("Organization", "Practitioner");

    /** What a person decides or asks for, and nobody for her without her. */
    private static final Set<ServedType> HERS_TO_MAKE =
            EnumSet.of(ServedType.CONSENT, ServedType.RELATED_PERSON, ServedType.TASK);

    private LoadedTypes() {}

    static boolean hold(String resourceType) {
        return REFERENCE_DATA.contains(resourceType)
                || ServedType.of(resourceType)
                        .filter(type -> type.isStored() && !HERS_TO_MAKE.contains(type))
                        .isPresent();
    }

    public static Set<String> all() {
        return Stream.concat(
                        REFERENCE_DATA.stream(),
                        Arrays.stream(ServedType.values()).map(ServedType::resourceType))
                .filter(LoadedTypes::hold)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Those that are stored but served to nobody. */
    public static Set<String> referenceData() {
        return REFERENCE_DATA;
    }
}
