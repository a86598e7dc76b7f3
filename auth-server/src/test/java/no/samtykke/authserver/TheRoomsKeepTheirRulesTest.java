package no.samtykke.authserver;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

@AnalyzeClasses(packagesOf = AuthServer.class, importOptions = DoNotIncludeTests.class)
class TheRoomsKeepTheirRulesTest {

    @Test
    void rooms_depend_only_on_the_rooms_named_in_their_package_info() {
        ApplicationModules.of(AuthServer.class).verify();
    }

    @Test
    void every_text_is_there_in_every_language() throws IOException {
        var nb = texts("nb");

        assertThat(texts("nn").keySet()).containsExactlyInAnyOrderElementsOf(nb.keySet());
        assertThat(texts("en").keySet()).containsExactlyInAnyOrderElementsOf(nb.keySet());
    }

    /** Keys that are put together on the page are left to the tests of that page. */
    @Test
    void every_text_that_a_page_names_is_there() throws IOException {
        var key = Pattern.compile("#\\{([a-z][\\w.-]*)[}(]");
        try (var pages = Files.list(Path.of("src/main/resources/templates"))) {
            for (var page : pages.toList()) {
                var named = key.matcher(Files.readString(page)).results().map(found -> found.group(1));
                assertThat(texts("nb").keySet())
                        .as("%s", page)
                        .containsAll(named.map(Object.class::cast).toList());
            }
        }
    }

    @ArchTest
    static final ArchRule time_comes_from_the_clock = noClasses()
            .should()
            .callMethodWhere(target(owner(resideInAPackage("java.time")))
                    .and(target(name("now")))
                    .and(target(not(rawParameterTypes(Clock.class)))));

    @ArchTest
    static final ArchRule nobody_keeps_an_http_session =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("jakarta.servlet.http.HttpSession");

    @ArchTest
    static final ArchRule the_number_itself_is_read_only_where_it_is_kept_or_sent = noClasses()
            .that()
            .doNotHaveSimpleName("Sessions")
            .and()
            .doNotHaveSimpleName("PersonSubjects")
            .and()
            .doNotHaveSimpleName("Parameters")
            .and()
            .doNotHaveSimpleName("NationalId")
            .should()
            .callMethod("no.samtykke.authserver.session.NationalId", "value");

    private static Properties texts(String language) throws IOException {
        var texts = new Properties();
        try (var in = new InputStreamReader(
                TheRoomsKeepTheirRulesTest.class.getResourceAsStream("/messages_" + language + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }
}
