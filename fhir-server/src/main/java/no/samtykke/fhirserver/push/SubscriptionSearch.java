package no.samtykke.fhirserver.push;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.util.UrlUtil;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.samtykke.fhirserver.push.Subscriptions.Standing;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Subscription;

/** One search of a system among its own subscriptions, which are few. */
class SubscriptionSearch {

    private static final Map<String, Function<Subscription, String>> PARAMETERS = Map.of(
            "_id", one -> one.getIdElement().getIdPart(),
            "status", one -> one.getStatus().toCode(),
            "url", one -> one.getChannel().getEndpoint());
    private static final Set<String> OF_THE_ANSWER = Set.of("_count", "_offset", "_format", "_pretty");
    private static final int PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final RequestDetails request;

    SubscriptionSearch(RequestDetails request) {
        this.request = request;
    }

    Bundle of(List<Standing> all) {
        request.getParameters().keySet().forEach(SubscriptionSearch::check);
        var found = all.stream()
                .map(SubscriptionResources::of)
                .filter(this::isAskedFor)
                .toList();
        int from = Math.min(number("_offset", 0, Integer.MAX_VALUE), found.size());
        int count = number("_count", PAGE, LARGEST_PAGE);
        int to = Math.min(from + count, found.size());
        var bundle = new Bundle();
        bundle.setType(BundleType.SEARCHSET).setTotal(found.size());
        bundle.addLink().setRelation(Bundle.LINK_SELF).setUrl(request.getCompleteUrl());
        found.subList(from, to)
                .forEach(one -> bundle.addEntry()
                        .setFullUrl(request.getFhirServerBase() + "/Subscription/"
                                + one.getIdElement().getIdPart())
                        .setResource(one)
                        .getSearch()
                        .setMode(SearchEntryMode.MATCH));
        if (to < found.size() && count > 0) {
            bundle.addLink().setRelation(Bundle.LINK_NEXT).setUrl(next(to, count));
        }
        return bundle;
    }

    private static void check(String name) {
        if (!PARAMETERS.containsKey(name) && !OF_THE_ANSWER.contains(name)) {
            throw new InvalidRequestException(
                    "A parameter of this search is not supported. Supported for Subscription: "
                            + "_count, _id, _offset, status, url");
        }
    }

    private boolean isAskedFor(Subscription one) {
        return PARAMETERS.entrySet().stream()
                .allMatch(parameter -> Arrays.stream(values(parameter.getKey()))
                        .allMatch(value -> Arrays.asList(value.split(",", -1))
                                .contains(parameter.getValue().apply(one))));
    }

    private String next(int from, int count) {
        var url = new StringBuilder(request.getFhirServerBase() + "/Subscription?_offset=" + from + "&_count=" + count);
        PARAMETERS.keySet().stream().sorted().forEach(name -> {
            for (String value : values(name)) {
                url.append('&').append(name).append('=').append(UrlUtil.escapeUrlParam(value));
            }
        });
        return url.toString();
    }

    private int number(String name, int otherwise, int most) {
        var values = values(name);
        if (values.length == 0) {
            return otherwise;
        }
        if (values.length > 1 || !values[0].matches("[0-9]{1,5}")) {
            throw new InvalidRequestException(name + " must be a number");
        }
        return Math.min(Integer.parseInt(values[0]), most);
    }

    private String[] values(String name) {
        return request.getParameters().getOrDefault(name, new String[0]);
    }
}
