package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.REGISTER;
import static no.samtykke.fhirserver.http.GrantedOrganisations.ask;
import static no.samtykke.fhirserver.http.GrantedOrganisations.of;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;

/** A register that follows changes of reservations, and remembers how far it has come. */
class FollowingRegister {

    private static final String RESERVATION = "register-reservation";

    private String cursor = "";

    String cursor() {
        return cursor;
    }

    /** All that is new, a page at a time. */
    List<ParametersParameterComponent> follow(int count) {
        var all = new ArrayList<ParametersParameterComponent>();
        boolean more = true;
        while (more) {
            var in = question().addParameter("count", new IntegerType(count));
            if (!cursor.isEmpty()) {
                in.addParameter("cursor", new StringType(cursor));
            }
            var page = ask("$setting-changes", "register", in).as(Parameters.class);
            all.addAll(changes(page));
            cursor = page.getParameter("next").getValue().primitiveValue();
            more = page.getParameterBool("more");
        }
        return all;
    }

    static Parameters question() {
        return of(new Parameters(), RESERVATION, REGISTER);
    }

    static List<ParametersParameterComponent> changes(Parameters page) {
        return page.getParameter().stream()
                .filter(one -> one.getName().equals("change"))
                .toList();
    }
}
