package no.samtykke.fhirserver.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import no.samtykke.fhirserver.consent.Retention;
import no.samtykke.fhirserver.usagelog.Recipients;
import no.samtykke.fhirserver.usagelog.Recipients.Recipient;
import no.samtykke.terminology.Designations;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The report about one person, GDPR article 15: the general information, and who has got what of hers. */
@Component
class PrivacyReport {

    private static final String CONTROLLERS = """
            select distinct organization from samtykke.consent_fact
             where patient_id = ? and organization is not null order by 1""";

    private final Designations services = Designations.of("service");
    private final GeneralInformation general;
    private final Recipients recipients;
    private final Retention retention;
    private final JdbcClient database;
    private final Clock clock;

    PrivacyReport(
            GeneralInformation general, Recipients recipients, Retention retention, JdbcClient database, Clock clock) {
        this.general = general;
        this.recipients = recipients;
        this.retention = retention;
        this.database = database;
        this.clock = clock;
    }

    Parameters of(String patient, Words words) {
        var out = general.in(words);
        out.addParameter("patient", new Reference("Patient/" + patient));
        out.addParameter("made", new InstantType(Date.from(Instant.now(clock))));
        retention.erasedOn(patient).ifPresent(day -> out.addParameter("erased-on", new DateType(day.toString())));
        database.sql(CONTROLLERS)
                .param(patient)
                .query(String.class)
                .list()
                .forEach(number -> out.addParameter("external-controller", GeneralInformation.organisation(number)));
        recipients.of(patient).forEach(recipient -> add(out, recipient, words));
        return out;
    }

    private void add(Parameters out, Recipient recipient, Words words) {
        var part = out.addParameter().setName("recipient");
        part.addPart().setName("kind").setValue(new CodeType(recipient.kind()));
        GeneralInformation.add(part, "client-id", recipient.clientId());
        GeneralInformation.add(part, "name", recipient.clientName());
        String service = recipient.service();
        var coding = new Coding().setSystem(services.system()).setCode(service);
        if (services.codes().contains(service)) {
            coding.setDisplay(services.text(service, words.language()));
        }
        part.addPart().setName("service").setValue(coding);
        part.addPart().setName("first").setValue(new InstantType(Date.from(recipient.first())));
        part.addPart().setName("last").setValue(new InstantType(Date.from(recipient.last())));
        part.addPart().setName("times").setValue(new IntegerType((int) recipient.times()));
    }
}
