package no.samtykke.authserver.fhir;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import no.samtykke.authserver.session.LivingSession;
import no.samtykke.authserver.session.PersonSubjects;
import no.samtykke.authserver.token.Grant;
import no.samtykke.authserver.token.Standing;
import org.springframework.stereotype.Component;

/** {@link Standing}, by the operations of the fhir-server. What it refuses does not stand. */
@Component
class StandingAtFhirServer implements Standing {

    private final FhirServer fhirServer;
    private final AppAccess appAccess;
    private final PersonSubjects subjects;

    StandingAtFhirServer(FhirServer fhirServer, AppAccess appAccess, PersonSubjects subjects) {
        this.fhirServer = fhirServer;
        this.appAccess = appAccess;
        this.subjects = subjects;
    }

    @Override
    public Optional<List<String>> approvedScopes(Grant grant) {
        return asked(
                () -> appAccess.approvedScopes(grant.ownPatient(), grant.patient(), grant.clientId(), grant.sid()),
                Optional.empty());
    }

    /** The terms may have changed since: who has not accepted those in force has to come with a browser. */
    @Override
    public boolean mayResume(Grant grant, LivingSession as) {
        var resumption = new FhirServer.Resumption(grant.ownPatient(), as.acr(), as.amr(), as.sid());
        return asked(
                () -> switch (fhirServer.resume(resumption)) {
                    case ResumeAnswer.Resumed resumed ->
                        resumed.admitted()
                                        .patient()
                                        .filter(grant.ownPatient()::equals)
                                        .isPresent()
                                && subjects.of(resumed.nationalId()).equals(grant.subject());
                    case ResumeAnswer.Refused refused -> false;
                },
                false);
    }

    private static <T> T asked(Supplier<T> question, T whenRefused) {
        try {
            return question.get();
        } catch (FhirServerSilent silent) {
            throw new Unknown(silent);
        } catch (Refused refused) {
            return whenRefused;
        }
    }
}
