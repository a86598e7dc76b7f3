package no.samtykke.fhirserver.mandate;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import no.samtykke.fhirserver.representation.MandateReader;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Half of a power of attorney is none: neither its RelatedPerson nor its Consent is stored by a create of its own. */
@Component
@Interceptor
public class HalfMandates {

    private final RefusedMandates refused;

    HalfMandates(RefusedMandates refused) {
        this.refused = refused;
    }

    /** After the first door, so that one who may not create them at all is told that. */
    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED, order = 100)
    public void onCreate(RequestDetails request, RestOperationTypeEnum operation) {
        if (operation == RestOperationTypeEnum.CREATE && isHalf(request.getResource())) {
            throw refused.told(MandateRefused.incomplete(), request);
        }
    }

    private static boolean isHalf(@Nullable IBaseResource sent) {
        return sent instanceof RelatedPerson || (sent instanceof Consent consent && MandateReader.isMandate(consent));
    }
}
