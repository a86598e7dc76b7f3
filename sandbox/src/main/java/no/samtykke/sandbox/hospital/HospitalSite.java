package no.samtykke.sandbox.hospital;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.sandbox.hospital.Bringing.Paper;
import no.samtykke.sandbox.hospital.Deciding.Decided;
import no.samtykke.sandbox.hospital.Export.Compared;
import no.samtykke.sandbox.loopback.Answer;
import no.samtykke.sandbox.loopback.Json;
import no.samtykke.sandbox.loopback.Request;
import no.samtykke.sandbox.people.PeopleFile;
import no.samtykke.sandbox.people.Person;

/**
 * What answers at the hospital: {@code POST /notifications} to fhir-server, the page and its forms to a person. No
 * number of a person is in an address.
 *
 * <p>Doors for tests, as local as the rest: {@code GET /admin/settings} (all it knows), {@code GET /admin/waiting} (how
 * much is to be brought yet), {@code POST /admin/papers} (many decisions at once).
 */
final class HospitalSite {

    private static final String POLICY = "https://samtykke.example/policy/%s/%s";
    private static final Map<String, List<String>> TITLES = Map.of(
            "research-consent", List.of("hjertestudien", "kreftstudien"),
            "register-reservation", List.of("kvalitetsregisteret"));

    private final HospitalSettings settings;
    private final HospitalRegister register;
    private final Following following;
    private final Bringing bringing;
    private final Notifications notifications;
    private final Deciding deciding;
    private final Export export;
    private final PeopleFile people;

    HospitalSite(
            HospitalSettings settings,
            HospitalRegister register,
            Following following,
            Bringing bringing,
            Notifications notifications,
            Deciding deciding,
            Export export,
            PeopleFile people) {
        this.settings = settings;
        this.register = register;
        this.following = following;
        this.bringing = bringing;
        this.notifications = notifications;
        this.deciding = deciding;
        this.export = export;
        this.people = people;
    }

    Answer answer(Request request) {
        boolean isFromElsewhere =
                request.header("Sec-fetch-site").filter("cross-site"::equals).isPresent();
        return switch (request.method() + " " + request.path()) {
            case "GET /" -> page(Optional.empty(), Optional.empty());
            case "POST /notifications" -> notifications.answer(request);
            case "GET /admin/settings" -> Answer.json(200, register.heard());
            case "GET /admin/waiting" ->
                Answer.of(200, "text/plain", Integer.toString(register.waiting().size()));
            case "POST /admin/papers" -> papers(request);
            default -> isFromElsewhere ? Answer.html(403, "") : form(request);
        };
    }

    private Answer form(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "POST /paper" -> paper(request);
            case "POST /decide" -> decide(request);
            case "POST /compare" -> page(Optional.empty(), Optional.of(export.compare()));
            case "POST /reception" -> {
                notifications.turn(request.formValue("turn").orElse("").equals("on"));
                yield home();
            }
            case "POST /catch-up" -> {
                following.soon();
                yield home();
            }
            default -> Answer.of(404, "text/plain", "There is no such page.");
        };
    }

    private Answer paper(Request request) {
        var written = person(request, "person")
                .flatMap(person -> choice(request)
                        .map(paper -> new Paper(
                                person.pid(), paper.kind(), paper.policy(), isGiven(request), "Skjema på papir")));
        written.ifPresent(paper -> bringing.write(List.of(paper)));
        return written.isPresent() ? home() : Answer.of(400, "text/plain", "The form is not filled in.");
    }

    private Answer decide(Request request) {
        var decided = person(request, "about")
                .map(person ->
                        deciding.ask(person.pid(), request.formValue("type").orElse("")));
        return page(decided, Optional.empty());
    }

    private Answer papers(Request request) {
        try {
            List<Paper> papers = Json.MAPPER
                    .readTree(request.body())
                    .valueStream()
                    .map(HospitalSite::paper)
                    .toList();
            bringing.write(papers);
            return Answer.of(204, "text/plain", "");
        } catch (JsonProcessingException e) {
            return Answer.of(400, "text/plain", "No papers.");
        }
    }

    private static Paper paper(JsonNode one) {
        return new Paper(
                one.path("person").asText(),
                new Kind(one.path("category").asText(), one.path("controller").asText()),
                one.path("policy").asText(),
                one.path("active").asBoolean(),
                "Paper of a test");
    }

    private Answer page(Optional<Decided> decided, Optional<Compared> compared) {
        String problem = following.problem().isEmpty() ? bringing.problem() : following.problem();
        return Answer.html(
                200,
                Pages.page(new View(
                        settings.name(),
                        notifications.isOpen(),
                        register.waiting().size(),
                        register.repeated(),
                        problem,
                        register.heard(),
                        register.disagreements(),
                        people.read().people(),
                        choices(),
                        decided,
                        compared)));
    }

    private List<Paper> choices() {
        return settings.own().stream()
                .flatMap(kind -> TITLES.getOrDefault(kind.category(), List.of()).stream()
                        .map(title -> new Paper("", kind, POLICY.formatted(kind.category(), title), true, "")))
                .toList();
    }

    private Optional<Paper> choice(Request request) {
        return request.formValue("setting")
                .filter(place -> place.matches("\\d{1,2}"))
                .map(Integer::parseInt)
                .filter(place -> place < choices().size())
                .map(choices()::get);
    }

    private Optional<Person> person(Request request, String field) {
        return request.formValue(field).flatMap(people.read()::findById);
    }

    private static boolean isGiven(Request request) {
        return request.formValue("answer").orElse("").equals("give");
    }

    private static Answer home() {
        return Answer.redirect(URI.create("/"));
    }
}
