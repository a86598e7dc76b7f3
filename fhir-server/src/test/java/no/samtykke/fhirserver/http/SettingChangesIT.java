package no.samtykke.fhirserver.http;

import static no.samtykke.fhirserver.http.GrantedOrganisations.HOSPITAL;
import static no.samtykke.fhirserver.http.GrantedOrganisations.REGISTER;
import static no.samtykke.fhirserver.http.GrantedOrganisations.ask;
import static no.samtykke.fhirserver.http.GrantedOrganisations.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import no.samtykke.fhirserver.http.People.Citizen;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A register follows what becomes of its settings over HTTP: nothing is lost, and each person's come in order. */
class SettingChangesIT {

    private static final RunningServer SERVER = RunningServer.ONE;
    private static final String RESERVATION = "register-reservation";

    private final JdbcTemplate database = SERVER.bean(JdbcTemplate.class);
    private final Citizen kari = People.citizen();
    private final FollowingRegister register = new FollowingRegister();

    @BeforeEach
    void the_register_is_in_step() {
        register.follow(1000);
    }

    @Test
    void what_she_gives_and_takes_back_is_told_with_her_number_and_stands_in_her_log() {
        String id = close(kari);
        Cast.withdraw(kari, kari.patient(), RESERVATION);

        var told = register.follow(1000);

        assertThat(told).extracting(one -> text(one, "what")).containsExactly("given", "withdrawn");
        assertThat(told).extracting(SettingChangesIT::person).containsOnly(number(kari));
        assertThat(told)
                .noneMatch(one ->
                        one.getPart().stream().anyMatch(part -> part.getName().equals("permits")));
        assertThat(told)
                .allMatch(one -> reference(one).equals("Consent/" + id))
                .allMatch(one -> text(one, "category").equals(RESERVATION));
        assertThat(register.follow(1000)).isEmpty();
        assertThat(disclosures(kari)).containsExactly("Test register (org.nr. 974761467)");
    }

    @Test
    void one_that_takes_the_place_of_another_is_no_withdrawal() {
        var first = GrantedOrganisations.register(
                "register", GrantedOrganisations.setting(identifier(kari), REGISTER, true, "2026-11-01T10:00:00Z"));
        String version = GrantedOrganisations.told(first, "version").getFirst();
        GrantedOrganisations.register(
                "register",
                GrantedOrganisations.ifMatch(
                        GrantedOrganisations.setting(identifier(kari), REGISTER, true, "2026-11-02T10:00:00Z"),
                        version));

        assertThat(register.follow(1000))
                .extracting(one -> text(one, "what"))
                .containsExactly("given", "replaced", "given");
    }

    @Test
    void settings_of_another_controller_are_not_told() {
        var others = Consents.given(RESERVATION, kari.patient(), kari.patient());
        others.getOrganizationFirstRep().getIdentifier().setValue(HOSPITAL);
        Stored.store(others);
        Stored.close(kari.patient(), "record-access-closure");

        assertThat(register.follow(1000)).isEmpty();
        assertThat(disclosures(kari)).isEmpty();
    }

    @Test
    void what_is_committed_late_comes_late_and_is_not_lost() throws InterruptedException {
        var ola = People.citizen();
        var written = new CountDownLatch(1);
        var read = new CountDownLatch(1);
        var late = CompletableFuture.runAsync(
                () -> new TransactionTemplate(SERVER.bean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
                    close(kari);
                    written.countDown();
                    await(read);
                }));
        written.await();
        close(ola);

        assertThat(register.follow(1000)).extracting(SettingChangesIT::person).containsExactly(number(ola));
        read.countDown();
        late.join();
        assertThat(register.follow(1000)).extracting(SettingChangesIT::person).containsExactly(number(kari));
    }

    @Test
    void whoever_follows_while_many_change_their_minds_ends_with_what_is_true() {
        var people = IntStream.range(0, 5).mapToObj(_ -> People.citizen()).toList();
        var writers = people.stream()
                .map(citizen -> CompletableFuture.runAsync(() -> changeMind(citizen)))
                .toList();
        var told = new ArrayList<ParametersParameterComponent>();
        while (!writers.stream().allMatch(CompletableFuture::isDone)) {
            told.addAll(register.follow(3));
        }
        writers.forEach(CompletableFuture::join);
        told.addAll(register.follow(3));

        var standing = new HashMap<String, List<String>>();
        told.forEach(one ->
                standing.computeIfAbsent(person(one), _ -> new ArrayList<>()).add(text(one, "what")));
        for (var citizen : people) {
            assertThat(standing.get(number(citizen)))
                    .isEqualTo(database.queryForList(
                            "select what from samtykke.consent_change where patient_id = ?"
                                    + " and category = 'register-reservation' order by id",
                            String.class,
                            citizen.patient()))
                    .hasSizeGreaterThanOrEqualTo(10);
            assertThat(standing.get(number(citizen)).getLast().equals("given")).isEqualTo(isClosed(citizen));
        }
    }

    @Test
    void any_moment_is_a_beginning_and_a_page_costs_few_statements() {
        String before = SERVER.clock().instant().toString();
        close(kari);
        var since = FollowingRegister.question().addParameter("since", new InstantType(before));
        var statements = CountedStatements.during(() -> assertThat(FollowingRegister.changes(
                        ask("$setting-changes", "register", since).as(Parameters.class)))
                .extracting(SettingChangesIT::person)
                .contains(number(kari)));
        assertThat(statements).hasSizeLessThanOrEqualTo(11);
        var settled = CountedStatements.during(() -> register.follow(1000));
        assertThat(settled).filteredOn(sql -> sql.contains("consent_change c")).hasSize(1);
    }

    @Test
    void of_one_who_was_erased_the_consent_is_told_of_and_nobody() {
        Stored.close(kari.patient(), "kjernejournal-access-closure");
        Leaving.due(kari);
        Leaving.erase();

        var left = database.queryForList(
                "select what, patient_id, policy from samtykke.consent_change order by id desc limit 2");
        assertThat(left).extracting(row -> row.get("what")).containsOnly("erased");
        assertThat(left).allMatch(row -> row.get("patient_id") == null && row.get("policy") == null);
        assertThat(database.queryForObject(
                        "select count(*) from samtykke.consent_change where patient_id = ?",
                        Integer.class,
                        kari.patient()))
                .isZero();
    }

    private void changeMind(Citizen citizen) {
        var random = new Random(citizen.patient().hashCode());
        for (int i = 0; i < 10; i++) {
            close(citizen);
            if (i < 9 || random.nextBoolean()) {
                Cast.withdraw(citizen, citizen.patient(), RESERVATION);
            }
        }
    }

    private boolean isClosed(Citizen citizen) {
        return database.queryForObject(
                        "select count(*) from samtykke.consent_fact where patient_id = ? and category = ?",
                        Integer.class,
                        citizen.patient(),
                        RESERVATION)
                > 0;
    }

    private static String close(Citizen citizen) {
        return Stored.close(citizen.patient(), RESERVATION).getIdElement().getIdPart();
    }

    private static ParametersParameterComponent part(ParametersParameterComponent whole, String name) {
        return whole.getPart().stream()
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String person(ParametersParameterComponent change) {
        return ((Identifier) part(change, "person").getValue()).getValue();
    }

    private static String reference(ParametersParameterComponent change) {
        return ((Reference) part(change, "consent").getValue()).getReference();
    }

    private List<String> disclosures(Citizen citizen) {
        return database.queryForList(
                "select distinct client_name from samtykke.usage_log where patient_id = ? and kind = 'disclosure'",
                String.class,
                citizen.patient());
    }

    private static Identifier identifier(Citizen citizen) {
        return People.identifier(citizen.known().id());
    }

    private static String number(Citizen citizen) {
        return citizen.known().id().value();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
