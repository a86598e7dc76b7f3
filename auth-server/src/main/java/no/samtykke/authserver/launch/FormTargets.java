package no.samtykke.authserver.launch;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Where a form on this page may lead in the end. Browsers apply {@code form-action} to redirects too, so a form whose
 * answer leads back to an app has to name that app's origin, and no other.
 */
public final class FormTargets {

    private static final String ATTRIBUTE = FormTargets.class.getName();

    private FormTargets() {}

    public static void allow(HttpServletRequest request, URI target) {
        var targets = new LinkedHashSet<>(of(request));
        targets.add(sourceOf(target));
        request.setAttribute(ATTRIBUTE, targets);
    }

    /** As CSP sources. */
    @SuppressWarnings("unchecked")
    public static Set<String> of(HttpServletRequest request) {
        var targets = request.getAttribute(ATTRIBUTE);
        return targets == null ? Set.of() : (Set<String>) targets;
    }

    private static String sourceOf(URI target) {
        return target.getHost() == null ? target.getScheme() + ":" : target.getScheme() + "://" + target.getAuthority();
    }
}
