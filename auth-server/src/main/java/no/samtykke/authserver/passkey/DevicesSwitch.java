package no.samtykke.authserver.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.samtykke.authserver.session.DeviceProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Without {@code samtykke.devices.enabled} there are no pages about devices: 404. */
@Configuration(proxyBeanMethods = false)
class DevicesSwitch implements WebMvcConfigurer, HandlerInterceptor {

    static final String[] PATHS = {
        "/account/devices",
        "/account/devices/**",
        "/launch/*/login",
        "/launch/*/passkey",
        "/launch/*/passkey/**",
        "/passkey.js"
    };

    private final DeviceProperties devices;

    DevicesSwitch(DeviceProperties devices) {
        this.devices = devices;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(PATHS);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object page) throws IOException {
        if (!devices.enabled()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
        }
        return devices.enabled();
    }
}
