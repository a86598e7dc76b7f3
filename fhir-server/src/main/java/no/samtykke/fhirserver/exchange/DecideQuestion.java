package no.samtykke.fhirserver.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.samtykke.fhirserver.access.ServedType;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.receipts.Veil;
import org.hl7.fhir.r4.model.Parameters;

/** What an organisation asks to have decided, by its purpose, a code of v3-ActReason. */
sealed interface DecideQuestion {

    /** At the request of the patient, or of one who acts for her. */
    String PATIENT_REQUEST = "PATRQT";

    String RESEARCH = "HRESCH";

    /** The question as it stands in a receipt: numbers under the veil. */
    Map<String, Object> under(Veil veil);

    /**
     * May data of this type be shown?
     *
     * @param byHerself whether nobody is named who would see it for her
     */
    record Showing(Optional<NationalId> person, Optional<NationalId> actor, boolean byHerself, String type)
            implements DecideQuestion {

        static Showing of(Parameters in, ExchangeParameters read) {
            var given = in.getParameter();
            String type = ExchangeParameters.text(given, "type")
                    .filter(name -> ServedType.of(name).isPresent())
                    .orElseThrow(() -> ExchangeParameters.missing("type"));
            var actor = ExchangeParameters.one(given, "actor");
            return new Showing(
                    personIn(in, read), actor.flatMap(one -> read.person(one.getValue())), actor.isEmpty(), type);
        }

        @Override
        public Map<String, Object> under(Veil veil) {
            var question = new LinkedHashMap<String, Object>();
            person.ifPresent(number -> question.put("person", veil.over(number)));
            actor.ifPresent(number -> question.put("actor", veil.over(number)));
            question.put("type", type);
            question.put("purpose", PATIENT_REQUEST);
            return question;
        }
    }

    /** Does she take part in this project of that controller? */
    record Research(Optional<NationalId> person, String controller, String policy) implements DecideQuestion {

        static Research of(Parameters in, ExchangeParameters read) {
            return new Research(
                    personIn(in, read),
                    read.controller(in.getParameter()).orElseThrow(() -> ExchangeParameters.missing("controller")),
                    ExchangeParameters.text(in.getParameter(), "policy")
                            .orElseThrow(() -> ExchangeParameters.missing("policy")));
        }

        @Override
        public Map<String, Object> under(Veil veil) {
            var question = new LinkedHashMap<String, Object>();
            person.ifPresent(number -> question.put("person", veil.over(number)));
            question.put("controller", controller);
            question.put("policy", policy);
            question.put("purpose", RESEARCH);
            return question;
        }
    }

    private static Optional<NationalId> personIn(Parameters in, ExchangeParameters read) {
        return ExchangeParameters.one(in.getParameter(), "person").flatMap(one -> read.person(one.getValue()));
    }
}
