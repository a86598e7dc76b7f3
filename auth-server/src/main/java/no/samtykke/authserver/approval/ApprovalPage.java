package no.samtykke.authserver.approval;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Scope;
import no.samtykke.authserver.launch.Candidate;
import no.samtykke.authserver.launch.Conclusion;
import no.samtykke.authserver.launch.Launch;
import no.samtykke.authserver.launch.LaunchDoor;
import no.samtykke.authserver.launch.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What may this app do? She sees who is behind it and unticks what she does not want to give. */
@Controller
class ApprovalPage {

    private final LaunchDoor door;
    private final Clients clients;
    private final ApprovedApp approvedApp;
    private final EarlierApproval earlierApproval;
    private final Conclusion conclusion;

    ApprovalPage(
            LaunchDoor door,
            Clients clients,
            ApprovedApp approvedApp,
            EarlierApproval earlierApproval,
            Conclusion conclusion) {
        this.door = door;
        this.clients = clients;
        this.approvedApp = approvedApp;
        this.earlierApproval = earlierApproval;
        this.conclusion = conclusion;
    }

    @GetMapping("/launch/{handle}/approval")
    ModelAndView show(@PathVariable String handle, HttpServletRequest request) {
        var entry = door.enter(handle, request, Launch.Step.APPROVAL);
        if (earlierApproval.covers(entry)) {
            return SeeOther.at(approvedApp.goOn(entry));
        }
        var launch = entry.launch();
        Conclusion.mayReturnToApp(request, launch);
        var rows = rows(launch);
        return new ModelAndView("approval")
                .addObject("app", clients.findApp(launch.request().clientId()).orElseThrow(LaunchDoor.LaunchGone::new))
                .addObject("action", launch.path())
                .addObject(
                        "other", launch.progress().chosen().map(Candidate::name).orElse(null))
                .addObject(
                        "limits",
                        launch.progress().chosen().map(Candidate::limits).orElse(null))
                .addObject(
                        "choices",
                        rows.stream().filter(row -> !row.words().required()).toList())
                .addObject(
                        "needed",
                        rows.stream().filter(row -> row.words().required()).toList());
    }

    @PostMapping("/launch/{handle}/approval")
    ModelAndView answer(
            @PathVariable String handle,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(name = "scope", required = false) Optional<List<String>> ticked,
            @RequestParam(name = "kind", required = false) Optional<List<String>> kinds,
            HttpServletRequest request) {
        var entry = door.enter(handle, request, Launch.Step.APPROVAL);
        var scopes = approved(entry.launch(), ticked.orElse(List.of()), kinds.orElse(List.of()));
        if ("decline".equals(answer) || ("approve".equals(answer) && scopes.isEmpty())) {
            return conclusion.decline(entry.launch());
        }
        return "approve".equals(answer)
                ? SeeOther.at(approvedApp.approve(entry, String.join(" ", scopes)))
                : SeeOther.at(entry.launch().path());
    }

    /** Of what was asked: what cannot be unticked, and what was left ticked. What was not asked is not given. */
    private static List<String> approved(Launch launch, List<String> ticked, List<String> kinds) {
        return rows(launch).stream()
                .flatMap(row -> row.given(ticked, kinds).stream())
                .toList();
    }

    private static List<ScopeRow> rows(Launch launch) {
        return ScopeRows.of(launch.request().scopes().stream()
                .map(Scope::parse)
                .flatMap(Optional::stream)
                .toList());
    }
}
