package no.samtykke.authserver.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The form that a client sends to us. Only what stands in the body counts, and each parameter stands there at most once
 * (RFC 6749, 3.2).
 */
public final class TokenForm {

    private final MultiValueMap<String, String> values = new LinkedMultiValueMap<>();

    private TokenForm() {}

    /**
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException {@code invalid_request} when
     *     something stands in the address or twice
     */
    public static TokenForm of(HttpServletRequest request) {
        var form = new TokenForm();
        var inQuery = namesInQuery(request);
        request.getParameterMap().forEach((name, sent) -> {
            if (inQuery.contains(name)) {
                throw Refusal.invalidRequest("Parameters belong in the body.");
            }
            if (sent.length > 1) {
                throw Refusal.invalidRequest("A parameter was sent more than once.");
            }
            form.values.add(name, sent[0]);
        });
        return form;
    }

    static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    /** All that was sent, empty values too. */
    public Map<String, String> all() {
        return values.toSingleValueMap();
    }

    public Optional<String> maybe(String name) {
        return Optional.ofNullable(values.getFirst(name)).filter(value -> !value.isEmpty());
    }

    /**
     * @throws org.springframework.security.oauth2.core.OAuth2AuthenticationException {@code invalid_request} when it is
     *     missing
     */
    public String required(String name) {
        return maybe(name).orElseThrow(() -> Refusal.invalidRequest("The parameter " + name + " is missing."));
    }

    boolean isGrantType(String grantType) {
        return maybe("grant_type").filter(grantType::equals).isPresent();
    }

    private static Set<String> namesInQuery(HttpServletRequest request) {
        var query = request.getQueryString();
        return query == null
                ? Set.of()
                : UriComponentsBuilder.newInstance()
                        .query(query)
                        .build()
                        .getQueryParams()
                        .keySet();
    }
}
