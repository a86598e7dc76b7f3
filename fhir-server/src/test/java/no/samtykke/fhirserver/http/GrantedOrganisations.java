package no.samtykke.fhirserver.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/** The organisations that were granted something, and how they ask. */
final class GrantedOrganisations {

    /** A register that was granted what is its own, and whether people are here. */
    static final String REGISTER = "974761467";

    /** A hospital that was granted to read what is its own. */
    static final String HOSPITAL = "983974724";

    /** An insurer that was granted to ask who may act for whom. */
    static final String INSURER = "974707748";

    static final String ALL = "system/Consent.cruds";

    private static final List<Line> LINES = List.of(
            new Line(
                    "register",
                    REGISTER,
                    "Test register",
                    REGISTER,
                    "register-reservation,research-consent",
                    "read,list,register,feed,subscribe,export"),
            new Line("register", REGISTER, "Test register", "", "platform-terms", "read"),
            new Line("hospital", HOSPITAL, "Test hospital", HOSPITAL, "register-reservation", "read,export"),
            new Line("portal", HOSPITAL, "Test hospital", "", "platform-terms,record-access-closure", "decide"),
            new Line("clinic", HOSPITAL, "Test clinic", "", "platform-terms", "export"),
            new Line("registers-portal", REGISTER, "Test register", REGISTER, "register-reservation", "read,register"),
            new Line("insurer", INSURER, "Test insurer", "", "proxy-mandate", "check"),
            new Line("register", REGISTER, "Test register", REGISTER, "research-consent", "decide"),
            new Line("watcher", HOSPITAL, "Test hospital", "", "record-access-closure", "subscribe"));

    private GrantedOrganisations() {}

    private record Line(
            String client, String organisation, String name, String controller, String categories, String acts) {}

    static Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        for (int i = 0; i < LINES.size(); i++) {
            var line = LINES.get(i);
            String at = "samtykke.exchange.grants[" + i + "].";
            settings.putAll(Map.of(
                    at + "client", line.client(),
                    at + "organisation", line.organisation(),
                    at + "name", line.name(),
                    at + "categories", line.categories(),
                    at + "acts", line.acts()));
            if (!line.controller().isEmpty()) {
                settings.put(at + "controller", line.controller());
            }
        }
        return settings;
    }

    static Answer ask(String operation, String client, Parameters in) {
        return ask(operation, client, ALL, in);
    }

    static Answer ask(String operation, String client, String scope, Parameters in) {
        return RunningServer.ONE.post("/" + operation, RunningServer.ONE.issuer.systemToken(client, scope), in);
    }

    static Parameters about(Identifier... people) {
        var in = new Parameters();
        Stream.of(people).forEach(person -> in.addParameter().setName("person").setValue(person));
        return in;
    }

    static Parameters of(Parameters in, String category, String controller) {
        in.addParameter("category", new CodeType(category));
        return controller.isEmpty() ? in : in.addParameter("controller", organisation(controller));
    }

    static Identifier organisation(String number) {
        return new Identifier().setSystem("urn:oid:2.16.578.1.12.4.1.4.101").setValue(number);
    }

    /** One setting to be registered; what is not wanted is taken out by the test. */
    static ParametersParameterComponent setting(Identifier person, String controller, boolean active, String decided) {
        var setting = new ParametersParameterComponent().setName("setting");
        setting.addPart().setName("person").setValue(person);
        setting.addPart().setName("category").setValue(new CodeType("register-reservation"));
        setting.addPart().setName("controller").setValue(organisation(controller));
        setting.addPart().setName("policy").setValue(new UriType("https://register.example/reservation/1"));
        setting.addPart().setName("active").setValue(new BooleanType(active));
        setting.addPart().setName("decided").setValue(new DateTimeType(decided));
        setting.addPart().setName("source").setValue(new Reference().setDisplay("Letter 1187"));
        return setting;
    }

    static ParametersParameterComponent ifMatch(ParametersParameterComponent setting, String version) {
        setting.addPart().setName("if-match").setValue(new StringType(version));
        return setting;
    }

    static Answer register(String client, ParametersParameterComponent... settings) {
        var in = new Parameters();
        Stream.of(settings).forEach(in::addParameter);
        return ask("$register-settings", client, in);
    }

    /** The parts of one name at each place, as text. */
    static List<String> told(Answer answer, String part) {
        return answer.as(Parameters.class).getParameter().stream()
                .map(result -> result.getPart().stream()
                        .filter(one -> part.equals(one.getName()))
                        .map(one -> one.hasPart()
                                ? text(one, "category")
                                : one.getValue().primitiveValue())
                        .findFirst()
                        .orElse(""))
                .toList();
    }

    static String text(ParametersParameterComponent whole, String part) {
        return whole.getPart().stream()
                .filter(one -> part.equals(one.getName()))
                .map(one -> one.getValue().primitiveValue())
                .findFirst()
                .orElse("");
    }
}
