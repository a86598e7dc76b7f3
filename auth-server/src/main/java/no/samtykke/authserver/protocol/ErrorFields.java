package no.samtykke.authserver.protocol;

import java.util.Map;
import no.samtykke.authserver.server.FaultPage;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.error.DefaultErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.WebRequest;

/** What the last error page and its JSON say: the status, what kind of fault it is, and a reference to the log. */
@Component
class ErrorFields extends DefaultErrorAttributes {

    @Override
    public Map<String, Object> getErrorAttributes(WebRequest request, ErrorAttributeOptions options) {
        var fields = super.getErrorAttributes(request, options);
        var status = fields.get("status") instanceof Integer code ? code : 500;
        fields.put("fault", faultOf(status));
        fields.put("reference", FaultPage.referenceTo("status " + status));
        return fields;
    }

    private static String faultOf(int status) {
        return switch (HttpStatus.resolve(status)) {
            case TOO_MANY_REQUESTS -> "too-many";
            case NOT_FOUND -> "no-page";
            case null, default -> status >= 500 ? "service-unavailable" : "other";
        };
    }
}
