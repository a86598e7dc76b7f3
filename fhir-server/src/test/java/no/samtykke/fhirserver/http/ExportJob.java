package no.samtykke.fhirserver.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import no.samtykke.fhirserver.bulk.Clerk;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.JdbcTemplate;

/** An export, from its beginning to its files, as a system goes through it. */
record ExportJob(String token, String status) {

    private static final RunningServer SERVER = RunningServer.ONE;

    static final String RESERVATIONS = "/Group/register-reservation-" + GrantedOrganisations.REGISTER + "/$export";

    /** Under as many policies, as a system would find them. */
    static void researches(Citizen citizen, int count) {
        SERVER.bean(JdbcTemplate.class).update("""
                insert into samtykke.consent_fact
                (consent_id, patient_id, category, permits, readable, policy, organization, decided_at)
                select gen_random_uuid()::text, ?, 'research-consent', true, true, 'https://study.example/' || n,
                       '974761467', now() from generate_series(1, ?) n""", citizen.patient(), count);
    }

    static Answer kickOff(String path, String token) {
        return SERVER.send(SERVER.request(path, token)
                .header("Prefer", "respond-async")
                .header("Accept", "application/fhir+json")
                .GET());
    }

    /** Begun by the register. */
    static ExportJob of(String path) {
        return of(path, SERVER.issuer.systemToken("register", "system/Consent.s"));
    }

    static ExportJob of(String path, String token) {
        var answer = kickOff(path, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.header("Content-Location")).startsWith(SERVER.base + "/$export-status?job=");
        return new ExportJob(token, answer.header("Content-Location"));
    }

    ExportJob with(String otherToken) {
        return new ExportJob(otherToken, status);
    }

    /** What is under way elsewhere in the server is waited for. */
    ExportJob prepared() {
        for (int i = 0; i < 600; i++) {
            new Clerk(SERVER.context).work();
            if (poll().status() == 200) {
                return this;
            }
            pause();
        }
        throw new AssertionError("It is never prepared");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    Answer poll() {
        return fetch(status);
    }

    Answer cancel() {
        return SERVER.delete(path(status), token);
    }

    JsonNode list() {
        var answer = poll();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException illFormed) {
            throw new AssertionError(illFormed);
        }
    }

    List<String> addresses(String list, String type) {
        return list().path(list)
                .valueStream()
                .filter(file -> file.path("type").asText().equals(type))
                .map(file -> file.path("url").asText())
                .toList();
    }

    /** All lines of a type, of all its files. */
    <T extends Resource> List<T> lines(String list, Class<T> type) {
        return addresses(list, type.getSimpleName()).stream()
                .flatMap(address -> lines(fetch(address)))
                .map(line -> FhirContext.forR4Cached().newJsonParser().parseResource(type, line))
                .toList();
    }

    Answer fetch(String address) {
        return SERVER.get(path(address), token);
    }

    static Stream<String> lines(Answer file) {
        assertThat(file.status()).as(file.body()).isEqualTo(200);
        assertThat(file.header("Content-Type")).startsWith("application/fhir+ndjson");
        return file.body().lines();
    }

    private static String path(String address) {
        return address.substring(SERVER.base.length());
    }
}
