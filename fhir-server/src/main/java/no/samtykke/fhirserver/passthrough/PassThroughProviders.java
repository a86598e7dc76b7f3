package no.samtykke.fhirserver.passthrough;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.Arrays;
import java.util.List;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.sources.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The providers of what passes through: of each type that only sources have, and of each kept type that a configured
 * source has as well. All other kept types stay with HAPI's own providers, as if there were no sources.
 */
@Component
public class PassThroughProviders {

    private final Sources sources;
    private final List<IResourceProvider> all;

    PassThroughProviders(
            FhirContext fhir,
            Sources sources,
            Callers callers,
            PassThroughSearch search,
            Gathering gathering,
            Archive archive,
            RegisterFacts facts) {
        this.sources = sources;
        this.all = Arrays.stream(ServedType.values())
                .filter(this::isServedHere)
                .<IResourceProvider>map(type -> {
                    var resourceClass =
                            fhir.getResourceDefinition(type.resourceType()).getImplementingClass();
                    return type.isStored()
                            ? new MergedProvider(type, resourceClass, callers, search, gathering, archive, facts)
                            : new PassedProvider(type, resourceClass, callers, search, gathering);
                })
                .toList();
    }

    public List<IResourceProvider> all() {
        return all;
    }

    /** Whether reads and searches of a type that is kept here are answered here, and not by HAPI's own provider. */
    public boolean standBefore(@Nullable String resourceType) {
        return resourceType != null
                && ServedType.of(resourceType)
                        .filter(ServedType::isStored)
                        .filter(this::isServedHere)
                        .isPresent();
    }

    /** A Binary is content, and has a provider of its own. */
    private boolean isServedHere(ServedType type) {
        if (!type.isFromSources() || type == ServedType.BINARY) {
            return false;
        }
        return !type.isStored()
                || !sources.ofType(type.resourceType()).isEmpty()
                || (type == ServedType.PATIENT
                        && !sources.ofType("PractitionerRole").isEmpty());
    }
}
