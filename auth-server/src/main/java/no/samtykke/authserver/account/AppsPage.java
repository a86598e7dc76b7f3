package no.samtykke.authserver.account;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.samtykke.authserver.approval.ScopeRow;
import no.samtykke.authserver.approval.ScopeRows;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.fhir.AppAccess;
import no.samtykke.authserver.fhir.AppAccess.Access;
import no.samtykke.authserver.fhir.FhirServer;
import no.samtykke.authserver.fhir.Represented;
import no.samtykke.authserver.launch.AccountDoor;
import no.samtykke.authserver.launch.AccountDoor.Entry;
import no.samtykke.authserver.launch.SeeOther;
import no.samtykke.authserver.server.Secret;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Every app that she lets in, for herself or for others, and one button to end each: as easy as it was to say yes. */
@Controller
class AppsPage {

    private static final String PAGE = "/account/apps";

    private final AccountDoor door;
    private final AppAccess appAccess;
    private final FhirServer fhirServer;
    private final EndedAccess endedAccess;
    private final Clock clock;

    AppsPage(AccountDoor door, AppAccess appAccess, FhirServer fhirServer, EndedAccess endedAccess, Clock clock) {
        this.door = door;
        this.appAccess = appAccess;
        this.fhirServer = fhirServer;
        this.endedAccess = endedAccess;
        this.clock = clock;
    }

    /**
     * A row of the page.
     *
     * @param handle names the row in the form; it holds no id of a person
     * @param whose name of the other it is about; null when it is about herself, empty when the name is not known today
     */
    record Row(
            String handle,
            String name,
            String controller,
            @Nullable String whose,
            List<ScopeRow> scopes,
            LocalDate since) {}

    @GetMapping(PAGE)
    ModelAndView show(@RequestParam Optional<String> ended, HttpServletRequest request) {
        var entry = door.enter(request, PAGE);
        var all = appAccess.ofActor(entry.patient());
        var names = names(entry, all);
        return new ModelAndView("apps")
                .addObject(
                        "rows", all.stream().map(one -> row(entry, one, names)).toList())
                .addObject("ended", ended.isPresent());
    }

    @PostMapping(PAGE + "/end")
    ModelAndView end(@RequestParam(defaultValue = "") String app, HttpServletRequest request) {
        var entry = door.enter(request, PAGE);
        appAccess.ofActor(entry.patient()).stream()
                .filter(one -> handle(entry, one).equals(app))
                .findFirst()
                .ifPresent(one -> endedAccess.end(entry, one));
        return SeeOther.at(PAGE + "?ended");
    }

    private Row row(Entry entry, Access access, Map<String, String> names) {
        var whose = access.patient().equals(entry.patient()) ? null : names.getOrDefault(access.patient(), "");
        return new Row(
                handle(entry, access),
                access.name(),
                access.controller(),
                whose,
                ScopeRows.of(access.scopes().stream()
                        .map(Scope::parse)
                        .flatMap(Optional::stream)
                        .toList()),
                LocalDate.ofInstant(access.since(), clock.getZone()));
    }

    /** The register is asked only if she lets an app use someone else's data. */
    private Map<String, String> names(Entry entry, List<Access> all) {
        boolean onlyHerself = all.stream().allMatch(one -> one.patient().equals(entry.patient()));
        return onlyHerself
                ? Map.of()
                : fhirServer.representations(entry.session().nationalId()).people().stream()
                        .filter(one -> one.patient().isPresent())
                        .collect(Collectors.toMap(
                                one -> one.patient().orElseThrow(), Represented::name, (first, unused) -> first));
    }

    private static String handle(Entry entry, Access access) {
        return Secret.named(entry.session().sid() + " " + access.clientId() + " " + access.patient());
    }
}
