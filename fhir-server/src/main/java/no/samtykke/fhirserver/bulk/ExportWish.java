package no.samtykke.fhirserver.bulk;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;

/**
 * What is asked for, by GET or by POST. What is not known is refused, never left out: the files would hold more than
 * was meant.
 *
 * @param since from when on something must have changed; empty for all that counts
 */
record ExportWish(Set<FileKind> kinds, Optional<Instant> since) {

    private static final String TYPE = "_type";
    private static final String SINCE = "_since";
    private static final String OUTPUT = "_outputFormat";
    private static final Set<String> LINES = Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");

    static ExportWish of(RequestDetails request) {
        BulkRequests.demandLater(request);
        var given = request.getRequestType() == RequestTypeEnum.POST ? ofBody(request) : ofAddress(request);
        for (String name : given.keySet()) {
            if (!Set.of(TYPE, SINCE, OUTPUT, "_format").contains(name)) {
                throw BulkRequests.wrong(name);
            }
        }
        if (!LINES.containsAll(given.getOrDefault(OUTPUT, List.of()))) {
            throw BulkRequests.wrong(OUTPUT);
        }
        var since = since(given.getOrDefault(SINCE, List.of()));
        var kinds = kinds(given.getOrDefault(TYPE, List.of()));
        if (since.isPresent() && kinds.contains(FileKind.CONSENT)) {
            kinds.add(FileKind.DELETED);
        }
        return new ExportWish(kinds, since);
    }

    private static Map<String, List<String>> ofAddress(RequestDetails request) {
        var given = new LinkedHashMap<String, List<String>>();
        request.getParameters().forEach((name, values) -> given.put(name, List.of(values)));
        return given;
    }

    private static Map<String, List<String>> ofBody(RequestDetails request) {
        var given = ofAddress(request);
        byte[] body = request.loadRequestContents();
        if (body == null || body.length == 0) {
            return given;
        }
        try {
            FhirContext.forR4Cached()
                    .newJsonParser()
                    .parseResource(Parameters.class, new String(body, StandardCharsets.UTF_8))
                    .getParameter()
                    .forEach(one -> {
                        if (!one.hasValue() || !one.getValue().isPrimitive()) {
                            throw BulkRequests.wrong(String.valueOf(one.getName()));
                        }
                        given.computeIfAbsent(one.getName(), _ -> new ArrayList<>())
                                .add(one.getValue().primitiveValue());
                    });
        } catch (DataFormatException illFormed) {
            throw BulkRequests.wrong("body");
        }
        return given;
    }

    private static Optional<Instant> since(List<String> given) {
        if (given.size() > 1) {
            throw BulkRequests.wrong(SINCE);
        }
        return given.stream().findFirst().map(text -> {
            try {
                return new InstantType(text).getValue().toInstant();
            } catch (RuntimeException illFormed) {
                throw BulkRequests.wrong(SINCE);
            }
        });
    }

    private static Set<FileKind> kinds(List<String> given) {
        var kinds = EnumSet.noneOf(FileKind.class);
        for (String type :
                given.stream().flatMap(list -> Stream.of(list.split(",", -1))).toList()) {
            kinds.add(FileKind.ofType(type.trim()).orElseThrow(() -> BulkRequests.wrong(TYPE)));
        }
        return kinds.isEmpty() ? EnumSet.of(FileKind.CONSENT, FileKind.PATIENT) : kinds;
    }
}
