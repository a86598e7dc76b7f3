package no.samtykke.fhirserver.erasure;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.samtykke.fhirserver.consent.ConsentCategory;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** Says what would go and what would stay of a person. It changes nothing. */
@Component
class ErasurePlans {

    private final StoredResources stored;
    private final PersonalTables tables;
    private final DaoRegistry storage;

    ErasurePlans(StoredResources stored, PersonalTables tables, DaoRegistry storage) {
        this.stored = stored;
        this.tables = tables;
        this.storage = storage;
    }

    /** Empty when there is no such Patient. */
    Optional<ErasurePlan> of(String patientId) {
        var hers = stored.of(patientId);
        return hers.stream()
                .filter(resource -> resource.type().equals("Patient"))
                .findFirst()
                .map(profile -> plan(patientId, hers, profile));
    }

    private ErasurePlan plan(String patientId, List<StoredResource> hers, StoredResource profile) {
        Map<String, List<StoredResource>> kept = new TreeMap<>(hers.stream()
                .filter(resource -> resource.type().equals("Consent"))
                .filter(consent -> keptAs(consent).isPresent())
                .collect(groupingBy(consent -> keptAs(consent).orElseThrow().code())));
        var keptOnes = kept.values().stream().flatMap(List::stream).collect(toSet());
        if (!kept.isEmpty()) {
            keptOnes.add(profile);
        }
        var removed = Stream.concat(hers.stream(), stored.deletedOf(patientId).stream())
                .filter(resource -> !keptOnes.contains(resource))
                .distinct()
                .toList();
        return new ErasurePlan(patientId, removed, kept, profile, tables.count(patientId));
    }

    private Optional<ConsentCategory> keptAs(StoredResource consent) {
        return ConsentCategory.of(storage.getResourceDao(Consent.class)
                        .read(new IdType("Consent", consent.id()), new SystemRequestDetails()))
                .filter(ConsentCategory::isOfAnotherController);
    }
}
