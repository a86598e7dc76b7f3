package no.samtykke.fhirserver.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samtykke.fhirserver.representation.Mandate;
import no.samtykke.fhirserver.representation.Relation;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who may act for the patient in context: herself, the one who asks, and those to whom she gave a power. */
@Component
class CircleReader {

    private static final String HOLDERS = """
            select m.*, coalesce(i.patient_id, '') as holder from samtykke.mandate m
              left join samtykke.patient_identity i on i.system = holder_system and i.value = holder_value
             where giver = ? and accepted order by consent_id""";

    private final JdbcClient database;

    CircleReader(JdbcClient database) {
        this.database = database;
    }

    /** One SQL statement; the register was asked about the one who asks when the facts were read. */
    Circle of(CitizenApp app, Facts facts, LocalDate on) {
        var people = new ArrayList<Acting>();
        people.add(
                new Acting("Patient/" + app.subject(), app.subject(), List.of(new Relation.Self()), Optional.empty()));
        if (app.actsForAnother()) {
            people.add(
                    new Acting("Patient/" + app.actor(), app.actor(), facts.relations(), Optional.of(facts.actor())));
        }
        database
                .sql(HOLDERS)
                .param(app.subject())
                .query((row, _) -> Acting.holder(
                        "RelatedPerson/" + row.getString("related_person_id"),
                        row.getString("holder"),
                        Mandate.of(row)))
                .list()
                .stream()
                .filter(holder -> !holder.patientId().equals(app.actor()))
                .forEach(people::add);
        return new Circle(app.subject(), facts.subject(), people, on);
    }
}
