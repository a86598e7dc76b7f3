package no.samtykke.authserver.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import no.samtykke.authserver.support.Documentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ByteArrayResource;

class WhatIsSaidOfClientsIsSoTest {

    @Test
    void the_example_of_the_settings_starts() throws IOException {
        var yaml = Documentation.example("clients.md", "yaml").getBytes(StandardCharsets.UTF_8);
        var settings = new YamlPropertySourceLoader().load("clients.md", new ByteArrayResource(yaml));

        var clients = new DeclaredClients(new Binder(ConfigurationPropertySources.from(settings))
                .bindOrCreate("samtykke", ClientProperties.class));

        assertThat(clients.all()).hasSize(4);
        assertThat(clients.find("lommelegen")).containsInstanceOf(Client.CitizenApp.class);
        assertThat(clients.find("journalsystemet")).containsInstanceOf(Client.BackendSystem.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_property_is_there(String name) {
        assertThat(Documentation.text("clients.md")).contains("`" + name + "`");
    }

    static Stream<String> names() {
        return Arrays.stream(MetadataName.values())
                .filter(name -> name != MetadataName.SECRET)
                .filter(name -> name != MetadataName.RESPONSE_TYPES && name != MetadataName.GRANT_TYPES)
                .flatMap(name -> Stream.of(name.text(), name.property()));
    }
}
