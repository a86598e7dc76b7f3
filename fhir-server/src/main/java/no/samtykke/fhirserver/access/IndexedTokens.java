package no.samtykke.fhirserver.access;

import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.searchparam.extractor.ISearchParamExtractor;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry.SearchParamLookupContextEnum;
import java.util.List;
import java.util.Objects;
import no.samtykke.fhirserver.smart.TokenValue;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads the tokens of a resource as HAPI does when it stores one: by the same extractor, compared by the same hashes
 * that a search compares. So a door and a search never disagree.
 */
@Component
class IndexedTokens {

    private final ISearchParamExtractor extractor;
    private final ISearchParamRegistry registry;
    private final PartitionSettings partitions;

    IndexedTokens(ISearchParamExtractor extractor, ISearchParamRegistry registry, PartitionSettings partitions) {
        this.extractor = extractor;
        this.registry = registry;
        this.partitions = partitions;
    }

    /** What a resource in hand holds, wherever it came from. */
    Content contentOf(IBaseResource resource) {
        return PassedThrough.of(resource)
                .<Content>map(passed ->
                        new Content.Passed(of(resource), passed.ofSummaryCareRecord(), DocumentLabels.of(resource)))
                .orElseGet(() -> new Content.Stored(of(resource)));
    }

    /** Nothing is read before it is asked for. */
    Tokens of(IBaseResource resource) {
        return (parameter, values) -> {
            var rows = rows(resource, parameter);
            return values.stream().anyMatch(value -> isAmong(rows, resource.fhirType(), parameter, value));
        };
    }

    private List<ResourceIndexedSearchParamToken> rows(IBaseResource resource, String parameter) {
        var definition =
                registry.getActiveSearchParam(resource.fhirType(), parameter, SearchParamLookupContextEnum.SEARCH);
        return extractor.extractSearchParamTokens(resource, definition).stream()
                .filter(ResourceIndexedSearchParamToken.class::isInstance)
                .map(ResourceIndexedSearchParamToken.class::cast)
                .toList();
    }

    private boolean isAmong(
            List<ResourceIndexedSearchParamToken> rows, String resourceType, String parameter, TokenValue value) {
        var wanted = token(resourceType, parameter, value.system(), value.code());
        return rows.stream()
                .map(row -> token(resourceType, parameter, row.getSystem(), row.getValue()))
                .anyMatch(row -> {
                    if (value.system() == null) {
                        return Objects.equals(row.getHashValue(), wanted.getHashValue());
                    }
                    return value.code() == null
                            ? Objects.equals(row.getHashSystem(), wanted.getHashSystem())
                            : Objects.equals(row.getHashSystemAndValue(), wanted.getHashSystemAndValue());
                });
    }

    private ResourceIndexedSearchParamToken token(
            String resourceType, String parameter, @Nullable String system, @Nullable String code) {
        var token = new ResourceIndexedSearchParamToken(partitions, resourceType, parameter, system, code);
        token.calculateHashes();
        return token;
    }
}
