package no.samtykke.authserver.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import no.samtykke.authserver.session.DeviceProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class WithoutTheSettingThereAreNoDevicesTest {

    @RestController
    static class Everything {
        @RequestMapping("/**")
        String answer() {
            return "here";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /account/devices, false, 404",
        "POST, /account/devices/passkeys, false, 404",
        "POST, /account/devices/passkeys/options, false, 404",
        "GET, /launch/x/login, false, 404",
        "POST, /launch/x/passkey, false, 404",
        "POST, /launch/x/passkey/options, false, 404",
        "GET, /passkey.js, false, 404",
        "GET, /account/apps, false, 200",
        "GET, /launch/x/approval, false, 200",
        "GET, /account/devices, true, 200",
        "POST, /launch/x/passkey, true, 200"
    })
    void pages_about_devices_are_not_there(HttpMethod method, String path, boolean enabled, int status)
            throws Exception {
        var answer = mvc(enabled).perform(method == HttpMethod.GET ? get(path) : post(path));

        assertThat(answer.andReturn().getResponse().getStatus()).isEqualTo(status);
    }

    private static MockMvc mvc(boolean enabled) {
        var properties = new DeviceProperties(enabled, Duration.ofDays(90), Duration.ofDays(30));
        return MockMvcBuilders.standaloneSetup(new Everything())
                .addMappedInterceptors(DevicesSwitch.PATHS, new DevicesSwitch(properties))
                .build();
    }
}
