package no.samtykke.e2e.protocol;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.samtykke.e2e.app.Http;
import no.samtykke.e2e.app.Reply;

/**
 * A request of the protocol before it is sent.
 *
 * @param fields its parameters: in the query of a GET, in the form of a POST
 * @param alsoInQuery parameters that stand in the query of a POST, where they do not belong
 * @param asJson whether the body is JSON in place of a form
 * @param assertion the JWT by which the client proves who it is, if it does so
 * @param proof the JWT by which it proves that it holds a key, if it does so
 */
record Draft(
        String method,
        URI address,
        List<Field> fields,
        List<Field> alsoInQuery,
        Map<String, String> headers,
        boolean asJson,
        Optional<HandmadeJwt> assertion,
        Optional<HandmadeJwt> proof) {

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern METHOD = Pattern.compile("GET|POST|PUT|DELETE|PATCH|HEAD|TRACE");
    private static final Pattern JWT = Pattern.compile("(assertion|proof)\\.(.*)");
    private static final Pattern HEADER = Pattern.compile("([A-Z][A-Za-z-]+): ?(.*)");
    private static final Pattern PARAMETER = Pattern.compile("([+?]?)([a-zA-Z_]+)=(.*)", Pattern.DOTALL);

    /** A parameter; there may be several of one name. */
    record Field(String name, String value) {}

    static Draft get(URI address, Map<String, String> parameters) {
        return new Draft(
                "GET", address, fields(parameters), List.of(), Map.of(), false, Optional.empty(), Optional.empty());
    }

    static Draft post(URI address, Map<String, String> parameters) {
        return new Draft(
                "POST", address, fields(parameters), List.of(), Map.of(), false, Optional.empty(), Optional.empty());
    }

    Draft provedBy(HandmadeJwt who) {
        return with(Optional.of(who), proof);
    }

    Draft boundBy(HandmadeJwt key) {
        return with(assertion, Optional.of(key));
    }

    private Draft with(Optional<HandmadeJwt> who, Optional<HandmadeJwt> key) {
        return new Draft(method, address, fields, alsoInQuery, headers, asJson, who, key);
    }

    Draft with(String header, String value) {
        var changed = new HashMap<>(headers);
        if (value.isEmpty()) {
            changed.remove(header);
        } else {
            changed.put(header, value);
        }
        return new Draft(method, address, fields, alsoInQuery, changed, asJson, assertion, proof);
    }

    /**
     * One change, as the tables write it: {@code name=value} says a parameter otherwise, {@code name=} leaves it out,
     * {@code +name=value} says it a second time, {@code ?name=value} says it in the query; {@code Name: value} is a
     * header; {@code GET} a method; {@code JSON} a body that is no form; {@code no assertion} and {@code no proof}
     * leave it out, {@code assertion.…} and {@code proof.…} see {@link HandmadeJwt#changed}.
     */
    Draft changed(String change) {
        if (METHOD.matcher(change).matches()) {
            return new Draft(change, address, fields, alsoInQuery, headers, asJson, assertion, proof);
        }
        if (change.equals("JSON")) {
            return new Draft(method, address, fields, alsoInQuery, headers, true, assertion, proof);
        }
        if (change.equals("no assertion")) {
            return with(Optional.empty(), proof);
        }
        if (change.equals("no proof")) {
            return with(assertion, Optional.empty());
        }
        var jwt = JWT.matcher(change);
        if (jwt.matches()) {
            return jwt.group(1).equals("proof")
                    ? boundBy(proof.orElseThrow().changed(jwt.group(2)))
                    : provedBy(assertion.orElseThrow().changed(jwt.group(2)));
        }
        var header = HEADER.matcher(change);
        if (header.matches()) {
            return with(header.group(1), header.group(2));
        }
        var parameter = PARAMETER.matcher(change);
        if (!parameter.matches()) {
            throw new IllegalArgumentException("not a change: " + change);
        }
        return changed(parameter.group(1), new Field(parameter.group(2), parameter.group(3)));
    }

    private Draft changed(String how, Field field) {
        var changed = new ArrayList<>(fields);
        var query = new ArrayList<>(alsoInQuery);
        switch (how) {
            case "+" -> changed.add(field);
            case "?" -> query.add(field);
            default -> {
                changed.removeIf(other -> other.name().equals(field.name()));
                if (!field.value().isEmpty()) {
                    changed.add(field);
                }
            }
        }
        return new Draft(method, address, changed, query, headers, asJson, assertion, proof);
    }

    /** The only value of a parameter; empty when there is none or more than one. */
    Optional<String> value(String name) {
        var values = fields.stream().filter(field -> field.name().equals(name)).toList();
        return values.size() == 1 ? Optional.of(values.getFirst().value()) : Optional.empty();
    }

    Reply send() {
        var all = new ArrayList<>(fields);
        assertion.ifPresent(who -> all.addAll(assertionFields(who)));
        var sent = new HashMap<>(headers);
        proof.ifPresent(key -> sent.putIfAbsent("DPoP", key.signed()));
        if (method.equals("GET") || method.equals("HEAD") || method.equals("TRACE")) {
            return Http.send(method, withQuery(all), sent, BodyPublishers.noBody());
        }
        sent.putIfAbsent("Content-Type", asJson ? "application/json" : "application/x-www-form-urlencoded");
        return Http.send(
                method, withQuery(alsoInQuery), sent, BodyPublishers.ofString(asJson ? json(all) : encoded(all)));
    }

    /** The parameters that carry it, unless the request says them otherwise. */
    private List<Field> assertionFields(HandmadeJwt who) {
        return List.of(new Field("client_assertion_type", ASSERTION_TYPE), new Field("client_assertion", who.signed()))
                .stream()
                .filter(field -> fields.stream().noneMatch(other -> other.name().equals(field.name())))
                .toList();
    }

    private URI withQuery(List<Field> query) {
        var start = address.getRawQuery() == null ? "?" : "&";
        return query.isEmpty() ? address : URI.create(address + start + encoded(query));
    }

    private static String encoded(List<Field> fields) {
        return fields.stream()
                .map(field -> Http.encode(field.name()) + "=" + Http.encode(field.value()))
                .collect(Collectors.joining("&"));
    }

    /** An object with a string for each field, but for those that are written as an array or an object. */
    private static String json(List<Field> fields) {
        return fields.stream()
                .map(field -> JSON.valueToTree(field.name()) + ":"
                        + (field.value().matches("[\\[{].*")
                                ? field.value()
                                : JSON.valueToTree(field.value()).toString()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static List<Field> fields(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> new Field(parameter.getKey(), parameter.getValue()))
                .toList();
    }
}
