package no.samtykke.fhirserver.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves each request on a thread of its own. Libraries keep buffers by thread, with what was last written in them; so
 * these end with the request. The container's thread waits meanwhile, which keeps the number of requests at a time what
 * it was. The container's own buffers are not kept either once a connection is closed.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FreshThreads extends OncePerRequestFilter implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var served = new FutureTask<Void>(() -> {
            chain.doFilter(request, response);
            return null;
        });
        Thread.ofVirtual().name(Thread.currentThread().getName()).start(served);
        try {
            served.get();
        } catch (ExecutionException failed) {
            rethrow(failed.getCause());
        } catch (InterruptedException stopped) {
            served.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("The server is being stopped");
        }
    }

    private static void rethrow(@Nullable Throwable cause) throws ServletException, IOException {
        switch (cause) {
            case null -> throw new ServletException("Failed without a cause");
            case IOException io -> throw io;
            case ServletException servlet -> throw servlet;
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            default -> throw new ServletException(cause);
        }
    }

    /** The number of processors that are kept is {@code server.tomcat.processor-cache}: none. */
    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(connector -> connector.setProperty("socket.bufferPool", "0"));
    }
}
