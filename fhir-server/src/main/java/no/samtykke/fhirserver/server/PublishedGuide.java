package no.samtykke.fhirserver.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The implementation guide at {@code /ig/}, for everybody: what the module {@code ig} has built, and nothing else. */
@Configuration
class PublishedGuide implements WebMvcConfigurer {

    /** The pages have a style sheet, images and links. */
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String ALL = "/ig/**";

    /** The files do not change while the server runs. */
    private final Map<String, String> digests = new ConcurrentHashMap<>();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(ALL)
                .addResourceLocations("classpath:/ig-site/")
                .setCacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                // Told by what is in a file: the time of a file is that of whoever built it.
                .setUseLastModified(false)
                .setEtagGenerator(this::digest);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/ig/").setViewName("forward:/ig/index.html");
        registry.addRedirectViewController("/ig", "/ig/");
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer configurer) {
        configurer.mediaType("tgz", MediaType.parseMediaType("application/gzip"));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        response.setHeader("Content-Security-Policy", POLICY);
                        return true;
                    }
                })
                .addPathPatterns(ALL);
    }

    private String digest(Resource file) {
        return digests.computeIfAbsent(String.valueOf(file.getFilename()), name -> '"' + read(file) + '"');
    }

    private static String read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return DigestUtils.md5DigestAsHex(in);
        } catch (IOException notRead) {
            throw new UncheckedIOException(notRead);
        }
    }
}
