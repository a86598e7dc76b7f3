package no.samtykke.fhirserver.server;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import no.samtykke.fhirserver.nationalid.NationalIdsInText;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away, before anything else looks at it, a request whose address holds a national identity number, whose body is
 * too large or too deep, or is not in a form that is served. What is turned away is not repeated and not logged.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestLimits extends OncePerRequestFilter {

    private static final int CONTENT_TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final FhirContext fhir;
    private final LimitProperties limits;
    private final JsonFactory json;

    RequestLimits(FhirContext fhir, LimitProperties limits) {
        this.fhir = fhir;
        this.limits = limits;
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth())
                        .maxStringLength((int) limits.body().toBytes())
                        .build())
                .build();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (NationalIdsInText.found(addressOf(request))) {
            refuse(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "A national identity number may not stand in an "
                            + "address; send it in the body of a POST to _search");
            return;
        }
        if (!isReadable(request)) {
            refuse(response, UNSUPPORTED_MEDIA_TYPE, "A body must be application/fhir+json in UTF-8, not compressed");
            return;
        }
        if (isForm(request) || isLoad(request)) {
            // A form is read by the container, under its own limit: server.tomcat.max-http-form-post-size.
            // A first load is read line by line, by its own reader, with limits of its own.
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes((int) limits.body().toBytes() + 1);
        if (body.length > limits.body().toBytes()) {
            refuse(
                    response,
                    CONTENT_TOO_LARGE,
                    "The body is larger than " + limits.body().toMegabytes() + " MB");
            return;
        }
        if (isJson(request) && isTooDeep(body)) {
            refuse(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "The body holds more than " + limits.depth() + " objects and lists inside each other");
            return;
        }
        chain.doFilter(new ReadBody(request, body), response);
    }

    /** Decoded as often as any reader behind us could. */
    private static String addressOf(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        return decode(decode(request.getRequestURI() + "?" + query));
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException illFormed) {
            return encoded;
        }
    }

    private static boolean isReadable(HttpServletRequest request) {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        return !hasBody
                || (request.getHeader("Content-Encoding") == null
                        && (isJson(request) || isForm(request) || isLoad(request) || isSecurityEvent(request)));
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = contentType(request);
        return type.equals("application/fhir+json") || type.equals("application/json");
    }

    /** Taken at one address of ours, by its own reader, and by no FHIR operation. */
    private static boolean isSecurityEvent(HttpServletRequest request) {
        return contentType(request).equals("application/secevent+jwt")
                && request.getRequestURI().equals("/security-events");
    }

    private static boolean isLoad(HttpServletRequest request) {
        return contentType(request).equals("application/fhir+ndjson")
                && decode(request.getRequestURI()).equals("/fhir/$load-settings");
    }

    private static boolean isForm(HttpServletRequest request) {
        return contentType(request).equals("application/x-www-form-urlencoded");
    }

    private static String contentType(HttpServletRequest request) {
        String type = request.getContentType() == null ? "" : request.getContentType();
        return type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    /** Anything else that is wrong with the body is for the FHIR parser to say, which says it better. */
    private boolean isTooDeep(byte[] body) throws IOException {
        try (var tokens = json.createParser(body)) {
            while (tokens.nextToken() != null) {
                // Only the depth matters, and the parser counts it.
            }
            return false;
        } catch (StreamConstraintsException tooDeep) {
            return true;
        } catch (JsonProcessingException illFormed) {
            return false;
        }
    }

    private void refuse(HttpServletResponse response, int status, String why) throws IOException {
        var outcome = new OperationOutcome();
        outcome.addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(
                        status == CONTENT_TOO_LARGE
                                ? OperationOutcome.IssueType.TOOLONG
                                : OperationOutcome.IssueType.INVALID)
                .setDiagnostics(why);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("application/fhir+json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(fhir.newJsonParser().encodeResourceToString(outcome));
    }
}
