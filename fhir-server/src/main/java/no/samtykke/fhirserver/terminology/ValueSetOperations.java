package no.samtykke.fhirserver.terminology;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Optional;
import no.samtykke.fhirserver.access.Refusals;
import no.samtykke.fhirserver.terminology.Expansion.Wish;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code $expand} and {@code $validate-code} of the value sets of the guide, and of those that loaded code systems
 * have. A value set that is sent is not taken.
 */
@Component
class ValueSetOperations {

    private final Terms terms;
    private final StoredSets stored;
    private final Expansion expansion;
    private final CodeCheck check;

    ValueSetOperations(Terms terms, StoredSets stored, Expansion expansion, CodeCheck check) {
        this.terms = terms;
        this.stored = stored;
        this.expansion = expansion;
        this.check = check;
    }

    @Operation(name = "$expand", idempotent = true, typeName = "ValueSet")
    public ValueSet expand(
            @IdParam(optional = true) @Nullable IdType id,
            @OperationParam(name = "url") @Nullable UriType url,
            @OperationParam(name = "valueSetVersion") @Nullable StringType version,
            @OperationParam(name = "filter") @Nullable StringType filter,
            @OperationParam(name = "offset") @Nullable IntegerType offset,
            @OperationParam(name = "count") @Nullable IntegerType count,
            @OperationParam(name = "includeDesignations") @Nullable BooleanType designations,
            @OperationParam(name = "activeOnly") @Nullable BooleanType activeOnly,
            @OperationParam(name = "displayLanguage") @Nullable CodeType language) {
        var wish = new Wish(
                Given.text(filter),
                offset == null ? 0 : offset.getValue(),
                count == null ? null : count.getValue(),
                Given.isTrue(designations),
                Given.isTrue(activeOnly),
                Given.text(language));
        return expansion.of(members(id, url, version), wish);
    }

    @Operation(name = "$validate-code", idempotent = true, typeName = "ValueSet")
    public Parameters validateCode(
            @IdParam(optional = true) @Nullable IdType id,
            @OperationParam(name = "url") @Nullable UriType url,
            @OperationParam(name = "valueSetVersion") @Nullable StringType version,
            @OperationParam(name = "code") @Nullable CodeType code,
            @OperationParam(name = "system") @Nullable UriType system,
            @OperationParam(name = "display") @Nullable StringType display,
            @OperationParam(name = "coding") @Nullable Coding coding,
            @OperationParam(name = "codeableConcept") @Nullable CodeableConcept concept,
            @OperationParam(name = "displayLanguage") @Nullable CodeType language) {
        var members = members(id, url, version);
        var codings = Given.codings(system, code, display, coding, concept);
        return check.ofMembers(members, codings, Given.text(language));
    }

    private Members members(@Nullable IdType id, @Nullable UriType url, @Nullable StringType version) {
        if (id != null && id.hasIdPart()) {
            return new ListedMembers(terms, terms.valueSetById(id.getIdPart()));
        }
        String address = Optional.ofNullable(Given.text(url))
                .orElseThrow(() -> new InvalidRequestException("Name the value set by url"));
        int bar = address.indexOf('|');
        return bar < 0
                ? members(address, Given.text(version))
                : members(address.substring(0, bar), address.substring(bar + 1));
    }

    private Members members(String url, @Nullable String version) {
        return terms.valueSet(url, version)
                .<Members>map(set -> new ListedMembers(terms, set))
                .or(() -> stored.of(url, version))
                .orElseThrow(Refusals::absent);
    }
}
