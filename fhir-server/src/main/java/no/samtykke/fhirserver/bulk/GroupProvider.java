package no.samtykke.fhirserver.bulk;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import java.util.Comparator;
import java.util.List;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.grants.Act;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** The Groups of which an organisation may fetch files: one for each kind of setting that it was granted. */
@Component
public class GroupProvider implements IResourceProvider {

    private final ExchangeGate gate;

    GroupProvider(ExchangeGate gate) {
        this.gate = gate;
    }

    @Override
    public Class<Group> getResourceType() {
        return Group.class;
    }

    @Read
    public Group read(@IdParam IdType id, RequestDetails request) {
        var kind = SettingGroup.kindOf(id.getIdPart());
        gate.demand(request, Act.EXPORT, kind);
        return SettingGroup.of(kind);
    }

    @Search
    public List<Group> search(RequestDetails request) {
        return gate.demandAny(request, Act.EXPORT).kinds().stream()
                .sorted(Comparator.comparing(SettingGroup::idOf))
                .map(SettingGroup::of)
                .toList();
    }
}
