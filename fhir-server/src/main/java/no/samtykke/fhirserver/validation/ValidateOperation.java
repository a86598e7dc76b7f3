package no.samtykke.fhirserver.validation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Set;
import no.samtykke.fhirserver.access.OperationRefused;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * {@code $validate} of one type: what {@link ValidationDoor} would say, and nothing is stored. Who may ask about which
 * type, and whose stored resources, was decided at the first door.
 */
public final class ValidateOperation implements IResourceProvider {

    private static final int UNPROCESSABLE = 422;
    private static final String PROFILE = "profile";
    private static final Set<String> MODES = Set.of("create", "update", PROFILE);

    private final Class<? extends IBaseResource> type;
    private final Validation validation;
    private final ToldFindings told;
    private final StoredNow stored;

    ValidateOperation(Class<? extends IBaseResource> type, Validation validation, ToldFindings told, StoredNow stored) {
        this.type = type;
        this.validation = validation;
        this.told = told;
        this.stored = stored;
    }

    @Override
    public Class<? extends IBaseResource> getResourceType() {
        return type;
    }

    /** @param id of a stored one, which is asked about when none is sent */
    @Operation(name = "$validate", idempotent = true)
    public OperationOutcome validate(
            @IdParam(optional = true) @Nullable IdType id,
            @OperationParam(name = "resource", min = 0, max = 1) @Nullable IBaseResource resource,
            @OperationParam(name = "mode", min = 0, max = 1) @Nullable CodeType mode,
            @OperationParam(name = PROFILE, min = 0, max = 1) @Nullable UriType profile,
            RequestDetails request) {
        check(mode, profile);
        var asked = resource == null ? current(id) : ofThisType(resource);
        try {
            var found = profile == null || !profile.hasValue()
                    ? validation.errors(asked)
                    : validation.errors(asked, profile.getValue());
            return told.answer(found, request);
        } catch (Validation.UnknownProfile unknown) {
            throw new OperationRefused(UNPROCESSABLE, "profile-not-known", PROFILE);
        }
    }

    private static void check(@Nullable CodeType mode, @Nullable UriType profile) {
        if (mode == null || !mode.hasValue()) {
            return;
        }
        if (!MODES.contains(mode.getValue())) {
            throw new InvalidRequestException("The mode is one of create, update and profile");
        }
        if (mode.getValue().equals(PROFILE) && (profile == null || !profile.hasValue())) {
            throw new InvalidRequestException("The mode profile needs a profile");
        }
    }

    private Resource ofThisType(IBaseResource resource) {
        if (!type.isInstance(resource)) {
            throw new InvalidRequestException("The resource is no " + type.getSimpleName());
        }
        return (Resource) resource;
    }

    private Resource current(@Nullable IdType id) {
        if (id == null || !id.hasIdPart()) {
            throw new InvalidRequestException("There is no resource to validate");
        }
        return stored.read(type, id);
    }
}
