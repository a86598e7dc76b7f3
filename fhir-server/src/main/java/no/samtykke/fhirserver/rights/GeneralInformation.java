package no.samtykke.fhirserver.rights;

import static java.util.Objects.requireNonNull;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samtykke.fhirserver.rights.PrivacyProperties.Party;
import no.samtykke.fhirserver.sources.Sources;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What everybody may know about the processing, and nothing about anybody: GDPR articles 13 and 14. It is the first
 * part of each report, and the public page.
 */
@Component
class GeneralInformation {

    private static final String ORGANISATIONS = "urn:oid:2.16.578.1.12.4.1.4.101";
    private static final Party AUTHORITY = new Party("Datatilsynet", "974761467", "https://www.datatilsynet.no");

    /** Each with the operation by which it is used; empty where it is used in another way, which its text tells. */
    private static final Map<String, String> RIGHTS = Map.of(
            "information", "$privacy-report",
            "access", "$my-data",
            "portability", "$my-data",
            "rectification", "$request-correction",
            "erasure", "$request-erasure",
            "withdrawal", "",
            "restriction", "",
            "complaint", "");

    private static final List<String> ORDER = List.of(
            "information",
            "access",
            "portability",
            "rectification",
            "erasure",
            "withdrawal",
            "restriction",
            "complaint");

    private final KeptData kept = KeptData.read();
    private final PrivacyProperties privacy;
    private final KeepingTimes times;
    private final Sources sources;

    GeneralInformation(PrivacyProperties privacy, KeepingTimes times, Sources sources) {
        this.privacy = privacy;
        this.times = times;
        this.sources = sources;
    }

    Parameters in(Words words) {
        var out = new Parameters();
        out.setLanguage(words.language());
        out.addParameter("statement", new StringType(kept.version()));
        add(out, "controller", requireNonNull(privacy.controller()));
        add(out, "processor", requireNonNull(privacy.processor()));
        var officer = out.addParameter().setName("protection-officer");
        add(officer, "contact", requireNonNull(privacy.protectionOfficer()).contact());
        kept.kinds().forEach(kind -> add(out, kind, words));
        for (var source : sources.all()) {
            var part = out.addParameter().setName("passes-through");
            add(part, "name", source.name());
            part.addPart().setName("identifier").setValue(organisation(source.controller()));
            add(part, "contact", source.contact());
        }
        for (String right : ORDER) {
            var part = out.addParameter().setName("right");
            part.addPart().setName("code").setValue(new CodeType(right));
            add(part, "text", words.of("right." + right));
            add(part, "operation", RIGHTS.get(right));
        }
        add(out, "complaint-to", AUTHORITY);
        return out;
    }

    private void add(Parameters out, KeptData.Kind kind, Words words) {
        String language = words.language();
        var part = out.addParameter().setName("processing");
        part.addPart().setName("code").setValue(new CodeType(kind.code()));
        add(part, "name", kind.nameIn(language));
        add(part, "source", kind.source().get(language));
        add(part, "purpose", kind.purpose().get(language));
        add(part, "ground", kind.ground().get(language));
        var period = times.of(kind.keep());
        add(part, "kept", words.of("kept." + kind.keep(), told(period, words)));
        part.addPart().setName("period").setValue(new CodeType(period.toString()));
    }

    private static String told(Period period, Words words) {
        String told = Stream.of(
                        part(period.getYears(), "years", words),
                        part(period.getMonths(), "months", words),
                        part(period.getDays(), "days", words))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? words.of("period.days", "0") : told;
    }

    private static String part(int number, String unit, Words words) {
        return number == 0 ? "" : words.of("period." + unit, String.valueOf(number));
    }

    private static void add(Parameters out, String name, Party party) {
        var part = out.addParameter().setName(name);
        add(part, "name", party.name());
        part.addPart().setName("identifier").setValue(organisation(party.number()));
        add(part, "contact", party.contact());
    }

    static Identifier organisation(@Nullable String number) {
        return new Identifier().setSystem(ORGANISATIONS).setValue(number);
    }

    /** A part that says nothing is left out. */
    static void add(ParametersParameterComponent part, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            part.addPart().setName(name).setValue(new StringType(value));
        }
    }
}
