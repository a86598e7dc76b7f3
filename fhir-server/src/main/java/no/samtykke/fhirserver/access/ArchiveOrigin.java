package no.samtykke.fhirserver.access;

import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Meta;

/** The mark of what the citizen's own apps stored in her health archive. It is for the server to set. */
public final class ArchiveOrigin {

    private static final String SYSTEM = "https://samtykke.example/fhir/CodeSystem/origin";
    private static final String HEALTH_ARCHIVE = "health-archive";

    private ArchiveOrigin() {}

    /** Whether an app of hers stored it, and no other. */
    public static boolean isOn(IBaseResource resource) {
        return resource.getMeta().getTag(SYSTEM, HEALTH_ARCHIVE) != null;
    }

    static void putOn(Meta meta) {
        meta.addTag().setSystem(SYSTEM).setCode(HEALTH_ARCHIVE);
    }

    /** A system cannot pass its resources off as entries of the citizen. */
    static void takeOff(IBaseResource resource) {
        resource.getMeta().getTag().removeIf(tag -> SYSTEM.equals(tag.getSystem()));
    }
}
