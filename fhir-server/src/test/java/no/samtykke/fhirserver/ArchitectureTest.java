package no.samtykke.fhirserver;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import no.samtykke.fhirserver.access.AccessDecision;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rules of the house, as tests. */
@AnalyzeClasses(packagesOf = FhirServer.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @Test
    void rooms_depend_only_on_the_rooms_named_in_their_package_info() {
        ApplicationModules.of(FhirServer.class).verify();
    }

    @ArchTest
    static final ArchRule only_the_access_policy_permits = noClasses()
            .that()
            .doNotHaveSimpleName("AccessPolicy")
            .should()
            .callConstructor(AccessDecision.Permit.class, AccessDecision.Ground.class);

    @ArchTest
    static final ArchRule rules_read_no_database_and_know_no_server = noClasses()
            .that()
            .haveSimpleNameEndingWith("Rule")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ca.uhn.fhir..", "jakarta.persistence..", "java.sql..", "org.springframework.jdbc..");

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethodWhere(target(owner(resideInAPackage("java.time")))
                    .and(target(name("now")))
                    .and(not(target(rawParameterTypes(Clock.class)))));
}
