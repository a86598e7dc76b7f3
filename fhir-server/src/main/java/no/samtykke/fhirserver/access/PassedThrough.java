package no.samtykke.fhirserver.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What this server knows of a resource that came from a source. It is no part of the resource, so nothing that a source
 * or an app sends can say it.
 *
 * @param patient logical id of the Patient whom the source was asked about, and whose the resource is
 * @param ofSummaryCareRecord whether it is of her summary care record, whatever its type
 */
public record PassedThrough(String patient, boolean ofSummaryCareRecord) {

    private static final String KEY = PassedThrough.class.getName();
    /** Unlike any id that the storage gives. */
    private static final Pattern HANDLE = Pattern.compile("s\\.[a-z2-7]{32}");

    public void mark(Resource resource) {
        resource.setUserData(KEY, this);
    }

    /** Empty for what was stored here. */
    public static Optional<PassedThrough> of(IBaseResource resource) {
        return resource instanceof Resource known
                ? Optional.ofNullable((PassedThrough) known.getUserData(KEY))
                : Optional.empty();
    }

    /**
     * Whether this is of the form of a handle: {@code s.} and 32 letters and digits of base32. It stands for a resource
     * of a source, in one session of one person.
     */
    public static boolean isHandle(@Nullable String id) {
        return id != null && HANDLE.matcher(id).matches();
    }
}
