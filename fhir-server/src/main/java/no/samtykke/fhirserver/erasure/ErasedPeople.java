package no.samtykke.fhirserver.erasure;

import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Erased people whom auth-server has still to forget. It asks until it has confirmed them; then nothing is left. */
@Component
class ErasedPeople {

    private static final int AT_A_TIME = 100;

    private final JdbcClient database;

    private record Person(int number, String patientId) {}

    ErasedPeople(JdbcClient database) {
        this.database = database;
    }

    void confirm(int upTo) {
        database.sql("delete from samtykke.erasure_untold where number <= ?")
                .param(upTo)
                .update();
    }

    Parameters untold() {
        var out = new Parameters();
        database.sql("select * from samtykke.erasure_untold order by number limit ?")
                .param(AT_A_TIME)
                .query((row, _) -> new Person(row.getInt("number"), row.getString("patient_id")))
                .list()
                .forEach(person -> add(person, out));
        return out;
    }

    private static void add(Person person, Parameters out) {
        var told = out.addParameter().setName("person");
        told.addPart().setName("number").setValue(new IntegerType(person.number()));
        told.addPart().setName("patient").setValue(new IdType(person.patientId()));
    }
}
