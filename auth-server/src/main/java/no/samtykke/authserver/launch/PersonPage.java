package no.samtykke.authserver.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.fhir.OwnAccess;
import no.samtykke.authserver.fhir.Represented.Limits;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** On whose behalf? Herself first, then each person she may represent today. */
@Controller
class PersonPage {

    private final LaunchDoor door;
    private final Launches launches;
    private final Clients clients;
    private final Clock clock;

    PersonPage(LaunchDoor door, Launches launches, Clients clients, Clock clock) {
        this.door = door;
        this.launches = launches;
        this.clients = clients;
        this.clock = clock;
    }

    /** A row of the page. Age is in whole years today. */
    record Row(String handle, String name, int age, String basis, Limits limits) {}

    @GetMapping("/launch/{handle}/person")
    ModelAndView show(@PathVariable String handle, @RequestParam Optional<String> missing, HttpServletRequest request) {
        var launch = door.enter(handle, request, Launch.Step.PERSON).launch();
        var app = clients.findApp(launch.request().clientId()).orElseThrow(LaunchDoor.LaunchGone::new);
        return new ModelAndView("person")
                .addObject("app", app)
                .addObject("action", Launch.path(handle) + "/person")
                .addObject("rows", rows(launch.progress()))
                .addObject("own", launch.progress().ownAccess().code())
                .addObject("registerAnswered", launch.progress().registerAnswered())
                .addObject("missing", missing.isPresent());
    }

    @PostMapping("/launch/{handle}/person")
    ModelAndView choose(
            @PathVariable String handle,
            @RequestParam(name = "person", required = false) @Nullable String person,
            HttpServletRequest request) {
        var launch = door.enter(handle, request, Launch.Step.PERSON).launch();
        var further = launch.progress().withChoice(Optional.ofNullable(person));
        boolean herself = Progress.SELF.equals(person) && further.ownAccess() == OwnAccess.OPEN;
        boolean known = herself || further.chosen().isPresent();
        return known ? SeeOther.at(launches.save(launch, further).path()) : SeeOther.at(launch.path() + "?missing");
    }

    private List<Row> rows(Progress progress) {
        var today = LocalDate.now(clock);
        return progress.people().orElse(List.of()).stream()
                .sorted(Comparator.comparing(Candidate::basis).thenComparing(Candidate::name))
                .map(one -> new Row(
                        one.handle(),
                        one.name(),
                        Period.between(one.birthDate(), today).getYears(),
                        one.basis(),
                        one.limits()))
                .toList();
    }
}
