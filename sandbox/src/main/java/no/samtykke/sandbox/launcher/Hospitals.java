package no.samtykke.sandbox.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import no.samtykke.sandbox.hospital.HospitalSettings;
import no.samtykke.sandbox.hospital.Kind;

/** The hospitals that keep settings of people in step with fhir-server, and what each was granted there. */
final class Hospitals {

    /** Its id is its {@code client_id} as well. */
    record Hospital(String id, String name, String organisation) {}

    static final Hospital EAST = new Hospital("hospital-east", "Sykehuset Øst (syntetisk)", "983974724");
    static final Hospital WEST = new Hospital("hospital-west", "Sykehuset Vest (syntetisk)", "974761467");
    static final List<Hospital> ALL = List.of(EAST, WEST);

    /** No hospital: those who handle signed forms and help citizens. */
    private static final Hospital STAFF =
            new Hospital("sandbox-staff", "Prøvestad forvaltning (syntetisk)", "974707748");

    static final List<String> SCOPES = List.of("system/Consent.crs", "system/Subscription.cruds");

    private static final String OWN = "register-reservation,research-consent";
    private static final String EVERY_ACT = "read,list,register,decide,feed,subscribe,export";

    private Hospitals() {}

    /**
     * One line of what is granted.
     *
     * @param controller whose settings they are; blank for those of the platform
     */
    private record Line(Hospital to, String controller, String categories, String acts) {}

    private static List<Line> lines() {
        var lines = new ArrayList<Line>();
        for (var hospital : ALL) {
            lines.add(new Line(hospital, hospital.organisation(), OWN, EVERY_ACT));
            lines.add(new Line(hospital, "", "platform-terms", "read,decide"));
            lines.add(new Line(hospital, "", "record-access-closure", "read"));
        }
        lines.add(new Line(WEST, EAST.organisation(), "research-consent", "read,feed,subscribe"));
        lines.add(new Line(STAFF, "", "proxy-mandate", "check"));
        return lines;
    }

    /** What fhir-server has to know of them; a hospital is told of changes at its {@code notifications}. */
    static void addTo(Properties settings, Addresses addresses, Path pushKey) {
        var lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            String prefix = "samtykke.exchange.grants[" + i + "].";
            settings.setProperty(prefix + "client", line.to().id());
            settings.setProperty(prefix + "organisation", line.to().organisation());
            settings.setProperty(prefix + "name", line.to().name());
            settings.setProperty(prefix + "categories", line.categories());
            settings.setProperty(prefix + "acts", line.acts());
            if (!line.controller().isEmpty()) {
                settings.setProperty(prefix + "controller", line.controller());
            }
        }
        settings.setProperty("samtykke.push.key", pushKey.toString());
        settings.setProperty(
                "samtykke.push.endpoints",
                ALL.stream()
                        .map(hospital -> addresses.hospital(hospital.id()) + "/notifications")
                        .collect(Collectors.joining(",")));
    }

    static HospitalSettings settings(Hospital hospital, Addresses addresses, JsonNode key, DataDirectory data) {
        var follows = new ArrayList<Kind>();
        for (String category : OWN.split(",", -1)) {
            follows.add(new Kind(category, hospital.organisation()));
        }
        if (hospital.equals(WEST)) {
            follows.add(new Kind("research-consent", EAST.organisation()));
        }
        String site = addresses.hospital(hospital.id());
        return new HospitalSettings(
                hospital.id(),
                hospital.name(),
                hospital.organisation(),
                URI.create(site).getPort(),
                addresses.fhir(),
                key,
                String.join(" ", SCOPES),
                site + "/notifications",
                follows,
                data.journal(hospital.id()),
                data.people());
    }

    /** A hospital as tests know it: its page is at its address. */
    record Known(String id, String name, String organisation, String base) {}

    static List<Known> known(Addresses addresses) {
        return ALL.stream()
                .map(hospital -> new Known(
                        hospital.id(), hospital.name(), hospital.organisation(), addresses.hospital(hospital.id())))
                .toList();
    }
}
