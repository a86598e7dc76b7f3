package no.samtykke.fhirserver.exchange;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import no.samtykke.fhirserver.access.ExchangeGate;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.exchange.SettingsOfPeople.Person;
import no.samtykke.fhirserver.grants.Act;
import no.samtykke.fhirserver.grants.SettingKind;
import no.samtykke.fhirserver.nationalid.NationalId;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What organisations ask about settings. People are named by their place in the question, so that an answer holds no
 * national number but where one is asked for.
 */
@Component
public class ExchangeOperations {

    private final ExchangeGate gate;
    private final ExchangeParameters read;
    private final SettingsOfPeople settings;
    private final ApplicationEventPublisher events;

    ExchangeOperations(
            ExchangeGate gate, ExchangeParameters read, SettingsOfPeople settings, ApplicationEventPublisher events) {
        this.gate = gate;
        this.read = read;
        this.settings = settings;
        this.events = events;
    }

    /** What named people have set: of one kind, or of all kinds of a controller that were granted. */
    @Operation(name = "$privacy-settings")
    public Parameters privacySettings(@ResourceParam Parameters in, RequestDetails request) {
        var controller = read.controller(in.getParameter());
        var granted = in.hasParameter("category")
                ? gate.demand(request, Act.READ, read.kind(in.getParameter()))
                : gate.demandAny(request, Act.READ, controller);
        var people = read.people(in);
        var policy = ExchangeParameters.text(in.getParameter(), "policy");
        var found = settings.of(known(people), granted.kinds(), policy);
        events.publishEvent(granted.isTold(found.values().stream().map(Person::patientId), request));
        return results(
                people,
                found,
                (result, set) -> set.forEach(one -> one.addTo(result.addPart().setName("setting"))));
    }

    /** Whether named people use this platform at that level: yes or no, and no for whoever is not known. */
    @Operation(name = "$is-active")
    public Parameters isActive(@ResourceParam Parameters in, RequestDetails request) {
        var granted = gate.demand(request, Act.READ, SettingKind.ofPlatform(ConsentCategory.PLATFORM_TERMS));
        var people = read.people(in);
        var found = settings.active(known(people), read.level(in));
        events.publishEvent(granted.isTold(found.values().stream().map(Person::patientId), request));
        var out = new Parameters();
        for (int i = 0; i < people.size(); i++) {
            var result = place(out, i);
            boolean active = people.get(i).map(found::get).map(Person::told).orElse(false);
            result.addPart().setName("active").setValue(new BooleanType(active));
        }
        return out;
    }

    /** All who have set something of one kind, page by page. */
    @Operation(name = "$people-with-setting")
    public Parameters peopleWithSetting(@ResourceParam Parameters in, RequestDetails request) {
        var kind = read.kind(in.getParameter());
        var granted = gate.demand(request, Act.LIST, kind);
        var policy = ExchangeParameters.text(in.getParameter(), "policy");
        int count = read.count(in);
        String after = ExchangeParameters.text(in.getParameter(), "cursor")
                .map(cursor -> ListCursor.decode(cursor).orElseThrow(() -> ExchangeParameters.missing("cursor")))
                .orElse("");
        var listed = settings.having(kind, policy, after, count + 1);
        var page = listed.subList(0, Math.min(count, listed.size()));
        events.publishEvent(granted.isTold(page.stream().map(SettingsOfPeople.Listed::patientId), request));
        var out = new Parameters();
        for (var one : page) {
            var person = out.addParameter().setName("person");
            person.addPart().setName("identifier").setValue(identifier(one.number()));
            one.setting().addTo(person);
        }
        if (listed.size() > count) {
            String last = page.getLast().setting().consentId();
            out.addParameter("next", new StringType(ListCursor.encode(last)));
        }
        return out;
    }

    private static <T> Parameters results(
            List<Optional<NationalId>> people,
            Map<NationalId, Person<T>> found,
            BiConsumer<ParametersParameterComponent, T> tell) {
        var out = new Parameters();
        for (int i = 0; i < people.size(); i++) {
            var result = place(out, i);
            people.get(i).map(found::get).ifPresent(person -> tell.accept(result, person.told()));
        }
        return out;
    }

    private static ParametersParameterComponent place(Parameters out, int index) {
        var result = out.addParameter().setName("result");
        result.addPart().setName("place").setValue(new IntegerType(index + 1));
        return result;
    }

    private static Set<NationalId> known(List<Optional<NationalId>> people) {
        return people.stream().flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static Identifier identifier(NationalId number) {
        return new Identifier().setSystem(number.system()).setValue(number.value());
    }
}
