package no.samtykke.e2e.app;

import java.util.List;
import java.util.stream.Collectors;
import no.samtykke.e2e.stack.SandboxJson.Person;

/** A power of attorney over its life, as the apps of the two give it, accept it and end it. */
public record PowerOfAttorney(String consent) {

    private static final String BUNDLE = """
            {"resourceType":"Bundle","type":"transaction","entry":[
            {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000001","request":{"method":"POST","url":"RelatedPerson"},
             "resource":{"resourceType":"RelatedPerson","active":true,"patient":{"reference":"Patient/%1$s"},
             "identifier":[{"system":"%2$s","value":"%3$s"}]}},
            {"fullUrl":"urn:uuid:00000000-0000-4000-8000-000000000002","request":{"method":"POST","url":"Consent"},
             "resource":{"resourceType":"Consent","status":"proposed",
             "scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},
             "category":[{"coding":[{"system":"https://samtykke.example/fhir/CodeSystem/consent-category","code":"proxy-mandate"}]}],
             "patient":{"reference":"Patient/%1$s"},"performer":[{"reference":"Patient/%1$s"}],"dateTime":"2026-11-01",
             "policy":[{"uri":"https://samtykke.example/policy/proxy-mandate/2026-11-01"}],
             "provision":{"type":"permit","period":{"end":"%4$s"},
              "actor":[{"role":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ParticipationType","code":"IRCP"}]},
               "reference":{"reference":"urn:uuid:00000000-0000-4000-8000-000000000001"}}],
              "purpose":[%5$s]}}}]}""";

    private static final String AREA =
            "{\"system\":\"https://samtykke.example/fhir/CodeSystem/service-area\",\"code\":\"%s\"}";

    private static final String MANDATE =
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"mandate\",\"valueReference\":{\"reference\":\"Consent/%s\"}}]}";

    /** The giver proposes it, in one transaction. */
    public static PowerOfAttorney give(Fhir fhir, Tokens giver, Person holder, List<String> areas, String until) {
        var purposes = areas.stream().map(AREA::formatted).collect(Collectors.joining(","));
        var reply = fhir.post("", BUNDLE.formatted(giver.patient(), holder.system(), holder.pid(), until, purposes));
        if (reply.status() != 200) {
            throw new IllegalStateException("no power of attorney: " + reply);
        }
        return new PowerOfAttorney(reply.json().path("entry").findValuesAsText("location").stream()
                .filter(location -> location.contains("Consent/"))
                .map(location -> location.replaceAll(".*Consent/([^/]+).*", "$1"))
                .findFirst()
                .orElseThrow());
    }

    /** By the holder. */
    public Reply accept(Fhir fhir) {
        return fhir.post("$accept-mandate", MANDATE.formatted(consent));
    }

    /** By either. */
    public Reply end(Fhir fhir) {
        return fhir.post("$end-mandate", MANDATE.formatted(consent));
    }
}
