package no.samtykke.fhirserver.access;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The list of types that {@code $validate} is asked about: those that are stored here, by whomever. */
public final class Validated {

    private static final String OPERATION = "$validate";
    private static final Set<String> TYPES = Stream.concat(
                    LoadedTypes.all().stream(),
                    Arrays.stream(ServedType.values())
                            .filter(ServedType::isStored)
                            .map(ServedType::resourceType))
            .collect(Collectors.toUnmodifiableSet());

    private Validated() {}

    public static Set<String> types() {
        return TYPES;
    }

    public static boolean offers(@Nullable String resourceType, @Nullable String operation) {
        return resourceType != null && OPERATION.equals(operation) && TYPES.contains(resourceType);
    }
}
