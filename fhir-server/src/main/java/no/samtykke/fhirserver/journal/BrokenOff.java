package no.samtykke.fhirserver.journal;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets an answer be broken off after it has begun. The servlet API can only complete one, which in HTTP/1.1 tells the
 * app that it has all of it.
 */
@Component
public class BrokenOff implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String KEY = BrokenOff.class.getName();

    /** Closes the connection of this answer, without its end. */
    public static Runnable of(AsyncContext async) {
        return (Runnable) async.getRequest().getAttribute(KEY);
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addEngineValves(new Breaker());
    }

    private static final class Breaker extends ValveBase {

        Breaker() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            Runnable breakOff = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
            request.setAttribute(KEY, breakOff);
            getNext().invoke(request, response);
        }
    }
}
