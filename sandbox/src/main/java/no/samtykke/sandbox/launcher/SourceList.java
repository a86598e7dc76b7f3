package no.samtykke.sandbox.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The sources of the sandbox as fhir-server's settings. */
final class SourceList {

    /** @param contact where wrong data are corrected, as citizens read it */
    private record Listed(String id, String name, String controller, String types, String contact) {}

    private static final List<Listed> ALL = List.of(
            new Listed(
                    "helse-vest",
                    "Helse Vest (syntetisk)",
                    "983658725",
                    "DocumentReference,Appointment,ServiceRequest,Encounter",
                    "Kontakt sykehuset om feil i journalen."),
            new Listed(
                    "helse-nord",
                    "Helse Nord (syntetisk)",
                    "883658752",
                    "DocumentReference,Appointment,ServiceRequest,Encounter",
                    "Kontakt sykehuset om feil i journalen."),
            new Listed(
                    "reseptformidleren",
                    "Reseptformidleren (syntetisk)",
                    "994598759",
                    "MedicationRequest",
                    "Kontakt legen som skrev resepten."),
            new Listed(
                    "folkeregisteret",
                    "Folkeregisteret (syntetisk)",
                    "974761076",
                    "Patient,RelatedPerson",
                    "Kontakt Skatteetaten om feil i Folkeregisteret."),
            new Listed(
                    "krr",
                    "Kontakt- og reservasjonsregisteret (syntetisk)",
                    "991825827",
                    "Patient",
                    "Rett kontaktopplysningene på norge.no."),
            new Listed(
                    "fastlegeregisteret",
                    "Fastlegeregisteret (syntetisk)",
                    "983544622",
                    "PractitionerRole",
                    "Kontakt Helfo om feil i Fastlegeregisteret."),
            new Listed(
                    "kjernejournal",
                    "Kjernejournal (syntetisk)",
                    "983544622",
                    "AllergyIntolerance,Condition,DocumentReference",
                    "Kontakt fastlegen om feil i kjernejournalen."));

    private SourceList() {}

    /** A source as tests know it. */
    record Known(String id, String name, String base) {}

    static List<Known> known(Addresses addresses) {
        return ALL.stream()
                .map(source -> new Known(source.id(), source.name(), addresses.source(source.id())))
                .toList();
    }

    static void addTo(Properties settings, Addresses addresses, Path key) {
        for (int i = 0; i < ALL.size(); i++) {
            var source = ALL.get(i);
            String prefix = "samtykke.sources.list[" + i + "].";
            settings.setProperty(prefix + "id", source.id());
            settings.setProperty(prefix + "name", source.name());
            settings.setProperty(prefix + "controller", source.controller());
            settings.setProperty(prefix + "base", addresses.source(source.id()));
            settings.setProperty(prefix + "types", source.types());
            settings.setProperty(prefix + "contact", source.contact());
            settings.setProperty(prefix + "timeout", "3s");
            settings.setProperty(
                    prefix + "encrypts", Boolean.toString(source.id().equals("helse-vest")));
            settings.setProperty(
                    prefix + "summary-care-record", Boolean.toString(source.id().equals("kjernejournal")));
            settings.setProperty(prefix + "client-id", "samtykke");
            settings.setProperty(prefix + "client-key", key.toString());
            settings.setProperty(prefix + "token-endpoint", addresses.sourceSite(source.id()) + "/token");
        }
    }
}
