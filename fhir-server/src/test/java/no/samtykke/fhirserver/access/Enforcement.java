package no.samtykke.fhirserver.access;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.util.FhirContextSearchParamRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.samtykke.fhirserver.EmbeddedDatabase;
import no.samtykke.fhirserver.RememberedResources;
import no.samtykke.fhirserver.consent.ConsentPolicies;
import no.samtykke.fhirserver.consent.ConsentRoom;
import no.samtykke.fhirserver.grants.GrantProperties;
import no.samtykke.fhirserver.grants.Grants;
import no.samtykke.fhirserver.representation.MandateRoom;
import no.samtykke.fhirserver.representation.Relations;
import no.samtykke.fhirserver.smart.Caller;
import no.samtykke.fhirserver.smart.Caller.CitizenApp;
import no.samtykke.fhirserver.smart.RequestBy;
import no.samtykke.fhirserver.smart.SmartProperties;
import no.samtykke.fhirserver.smart.SmartScopes;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that enforces, put together by hand: a real database with the facts, HAPI's own requests and index. What HAPI
 * stores is not there. Kari acts, for herself; all is in order until a test says otherwise.
 */
final class Enforcement {

    static final String KARI = "kari";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T09:00:00Z"), ZoneId.of("Europe/Oslo"));
    private static final JdbcClient DATABASE = database();
    static final SmartProperties SMART = new SmartProperties(
            URI.create("http://fhir"), URI.create("http://issuer"), null, List.of("idporten-loa-high"), null, false);

    final FhirContext fhir = FhirContext.forR4Cached();
    final JdbcClient database = DATABASE;
    final UUID session = UUID.randomUUID();
    final UUID grant = UUID.randomUUID();
    final KnownPeople register = new KnownPeople();
    final IndexedTokens tokens = tokens(fhir);
    final FactsReader facts = new FactsReader(database, new Relations(register, CLOCK), CLOCK);
    final Refusals refusals = new Refusals(SMART);
    final AccessPolicy policy = new AccessPolicy(Clock.systemUTC(), new AccessProperties(16, 12), SMART);
    final Grants grants = new Grants(new GrantProperties(List.of()));
    final Decisions decisions = new Decisions(policy, facts, refusals, tokens, grants);
    final Changes changes = new Changes(fhir);
    final Ownership ownership = new Ownership(database);
    final List<Object> published = new ArrayList<>();
    final RememberedResources resources = new RememberedResources();
    final StoredContent content = new StoredContent(resources.of(List.of(Observation.class, Consent.class)), tokens);
    final RequestGuard guard = new RequestGuard(
            decisions,
            ownership,
            content,
            new TransactionGuard(decisions, tokens),
            new SystemContentGuard(policy, decisions, refusals, grants));

    Enforcement() {
        for (String table :
                List.of("consent_fact", "login_session", "patient_identity", "mandate", "ended_grant", "retention")) {
            database.sql("delete from samtykke." + table).update();
        }
        for (String table : List.of("hfj_resource", "hfj_res_link")) {
            database.sql("delete from " + table).update();
        }
        database.sql("insert into samtykke.login_session (sid, patient_id, started_at) values (?, ?, now())")
                .params(session, KARI)
                .update();
        consent(KARI, "platform-terms", true);
        level("full");
        consent(KARI, "health-archive", true);
    }

    /** What happens besides when an app gives or withdraws a Consent. */
    ConsentSubmission submission() {
        var storage = resources.of(List.of(Consent.class, Provenance.class, RelatedPerson.class));
        var lock = ConsentRoom.lock(database);
        var mandates = MandateRoom.mandates(database);
        var store = ConsentRoom.store(storage);
        var order = new ConsentOrder(mandates, new Relations(register, CLOCK), database, storage, refusals, CLOCK);
        var terms = new TermsWithdrawal(
                lock, order, mandates, store, ConsentRoom.retention(database, storage), published::add, CLOCK);
        return new ConsentSubmission(
                new ConsentPolicies("2026-11-01", Map.of()),
                lock,
                order,
                ConsentRoom.facts(database),
                store,
                terms,
                refusals,
                CLOCK);
    }

    /** An app that she approved for all that its token says. */
    CitizenApp app(String scopes) {
        database.sql("delete from samtykke.consent_fact where category = 'app-access'")
                .update();
        database.sql("""
                        insert into samtykke.consent_fact
                        (consent_id, patient_id, category, permits, readable, performer, client_id, client_name, scope)
                        values (?, ?, 'app-access', true, true, ?, 'app', 'An app', ?)""")
                .params(UUID.randomUUID().toString(), KARI, KARI, scopes)
                .update();
        return app(KARI, scopes);
    }

    CitizenApp app(String subject, String scopes) {
        return new CitizenApp("app", new SmartScopes(scopes), KARI, subject, "idporten-loa-high", session, grant);
    }

    void consent(String patient, String category, boolean permits) {
        database.sql("""
                        insert into samtykke.consent_fact (consent_id, patient_id, category, permits, readable)
                        values (?, ?, ?, ?, true)""")
                .params(UUID.randomUUID().toString(), patient, category, permits)
                .update();
    }

    void level(String level) {
        database.sql("update samtykke.consent_fact set level = ? where category = 'platform-terms'")
                .param(level)
                .update();
    }

    void endSession() {
        database.sql("update samtykke.login_session set ended_at = now()").update();
    }

    ServletRequestDetails request(Caller caller, RestOperationTypeEnum operation, String type) {
        return request(caller, operation, type, "");
    }

    ServletRequestDetails request(Caller caller, RestOperationTypeEnum operation, String type, String id) {
        var request = new ServletRequestDetails();
        request.setServletRequest(RequestBy.caller(caller));
        request.setRestOperationType(operation);
        request.setResourceName(type);
        request.setFhirServerBase("http://fhir");
        request.setCompleteUrl("http://fhir/" + type);
        request.setParameters(new HashMap<>());
        if (!id.isEmpty()) {
            request.setId(new IdType(type, id));
        }
        return request;
    }

    static Observation observation(String patient, String category) {
        var observation = new Observation();
        observation.setId("Observation/1");
        observation.setSubject(new Reference("Patient/" + patient));
        observation.addCategory().addCoding().setSystem(AccessCase.CATEGORIES).setCode(category);
        return observation;
    }

    /** Puts a resource of a patient where HAPI would have it. */
    void store(DomainResource resource, String patient, String path) {
        resources.remember(resource);
        database.sql("""
                        insert into hfj_resource (res_id, res_type, fhir_id) values (1, 'Patient', ?), (2, ?, ?)""")
                .params(patient, resource.fhirType(), resource.getIdElement().getIdPart())
                .update();
        database.sql("insert into hfj_res_link (src_resource_id, target_resource_id, src_path) values (2, 1, ?)")
                .param(path)
                .update();
    }

    /** Of HAPI's tables those that are asked, in as many columns: what HAPI does itself, the whole server is for. */
    private static JdbcClient database() {
        var database = JdbcClient.create(EmbeddedDatabase.migrated().dataSource());
        database.sql(
                        "create table hfj_resource (res_id bigint, res_type text, fhir_id text, res_deleted_at timestamptz)")
                .update();
        database.sql("create table hfj_res_link (src_resource_id bigint, target_resource_id bigint, src_path text)")
                .update();
        return database;
    }

    private static IndexedTokens tokens(FhirContext fhir) {
        var registry = new FhirContextSearchParamRegistry(fhir);
        var partitions = new PartitionSettings();
        var extractor = new SearchParamExtractorR4(new StorageSettings(), partitions, fhir, registry);
        return new IndexedTokens(extractor, registry, partitions);
    }
}
