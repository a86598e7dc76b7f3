package no.samtykke.fhirserver.server;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.OperationMethodBinding;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import no.samtykke.fhirserver.access.ExportAddresses;
import no.samtykke.fhirserver.access.PublicContent;
import no.samtykke.fhirserver.access.ServedOperation;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.access.SystemContent;
import no.samtykke.fhirserver.access.Validated;
import no.samtykke.fhirserver.bulk.ExportOperations;
import no.samtykke.fhirserver.passthrough.PassThroughProviders;
import no.samtykke.fhirserver.smart.Interaction;
import no.samtykke.fhirserver.validation.ValidateOperation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leaves out of routing, and so out of the CapabilityStatement, what {@link ServedType}, {@link PublicContent} and
 * {@link SystemContent} do not name.
 */
@Component
@Interceptor
class ServedInteractions {

    private static final Map<RestOperationTypeEnum, Interaction> INTERACTIONS = Map.of(
            RestOperationTypeEnum.READ, Interaction.READ,
            RestOperationTypeEnum.VREAD, Interaction.VREAD,
            RestOperationTypeEnum.SEARCH_TYPE, Interaction.SEARCH,
            RestOperationTypeEnum.HISTORY_INSTANCE, Interaction.HISTORY,
            RestOperationTypeEnum.CREATE, Interaction.CREATE,
            RestOperationTypeEnum.UPDATE, Interaction.UPDATE,
            RestOperationTypeEnum.DELETE, Interaction.DELETE);

    /** What HAPI's own provider of a type leaves to the one that asks sources as well. */
    private static final Set<Interaction> LEFT_TO_SOURCES =
            EnumSet.of(Interaction.READ, Interaction.VREAD, Interaction.SEARCH);

    private final PassThroughProviders passedThrough;

    ServedInteractions(PassThroughProviders passedThrough) {
        this.passedThrough = passedThrough;
    }

    /** Null, which HAPI reads as: do not register. */
    @Hook(Pointcut.SERVER_PROVIDER_METHOD_BOUND)
    public @Nullable BaseMethodBinding bind(BaseMethodBinding method) {
        return isServed(method) ? method : null;
    }

    private boolean isServed(BaseMethodBinding method) {
        if (method instanceof OperationMethodBinding operation) {
            return operation.getResourceName() == null
                    ? ServedOperation.of(operation.getName()).isPresent()
                    : isServedOfType(operation);
        }
        var kind = method.getRestOperationType();
        if (kind == RestOperationTypeEnum.METADATA || kind == RestOperationTypeEnum.TRANSACTION) {
            return true;
        }
        var interaction = INTERACTIONS.get(kind);
        return interaction != null
                && !isLeftToSources(method, interaction)
                && method.getResourceName() != null
                && (PublicContent.offers(method.getResourceName(), interaction)
                        || ExportAddresses.offers(method.getResourceName(), interaction)
                        || SystemContent.offers(method.getResourceName(), interaction)
                        || ServedType.of(method.getResourceName())
                                .filter(type -> type.isRouted(interaction))
                                .isPresent());
    }

    /** HAPI's own providers of types offer {@code $validate} as well. */
    private static boolean isServedOfType(OperationMethodBinding operation) {
        return PublicContent.offersOperation(operation.getResourceName(), operation.getName())
                || (ExportAddresses.offersOperation(operation.getResourceName(), operation.getName())
                        && operation.getProvider() instanceof ExportOperations)
                || SystemContent.offersOperation(operation.getResourceName(), operation.getName())
                || (Validated.offers(operation.getResourceName(), operation.getName())
                        && operation.getProvider() instanceof ValidateOperation);
    }

    private boolean isLeftToSources(BaseMethodBinding method, Interaction interaction) {
        return LEFT_TO_SOURCES.contains(interaction)
                && passedThrough.standBefore(method.getResourceName())
                && !passedThrough.all().contains(method.getProvider());
    }
}
