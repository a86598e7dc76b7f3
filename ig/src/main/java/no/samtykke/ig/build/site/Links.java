package no.samtykke.ig.build.site;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.NamingSystem;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;

/** Where the name of a definition, a type or an example leads: to a page of this site, to FHIR's own, or nowhere. */
final class Links {

    private static final String FHIR = "http://hl7.org/fhir/";
    private static final String R4 = "http://hl7.org/fhir/R4/";
    private static final Map<String, String> OWN_PAGES = Map.of(
            "Reference", "references.html#Reference",
            "Extension", "extensibility.html#Extension",
            "Meta", "resource.html#Meta",
            "Narrative", "narrative.html#Narrative");

    private final Map<String, Resource> definitions = new HashMap<>();
    private final Set<String> files = new HashSet<>();
    private final Set<String> resourceTypes = FhirContext.forR4Cached().getResourceTypes();

    Links(List<Resource> resources) {
        for (Resource resource : resources) {
            files.add(file(resource));
            if (resource instanceof MetadataResource definition && !(resource instanceof NamingSystem)) {
                definitions.put(definition.getUrl(), definition);
            }
        }
    }

    static String file(Resource resource) {
        return resource.fhirType() + "-" + resource.getIdElement().getIdPart() + ".html";
    }

    static String title(Resource resource) {
        if (resource instanceof NamingSystem system) {
            return system.getName();
        }
        if (resource instanceof MetadataResource definition) {
            return definition.hasTitle() ? definition.getTitle() : definition.getName();
        }
        return resource.getIdElement().getIdPart();
    }

    @Nullable
    Resource definition(String canonical) {
        return definitions.get(withoutVersion(canonical));
    }

    /** The title of a definition of ours with a link to it, or the address of another's. */
    void canonical(XhtmlNode into, String canonical) {
        String url = withoutVersion(canonical);
        Resource own = definitions.get(url);
        if (own != null) {
            into.ah(file(own)).tx(title(own));
        } else if (url.startsWith(FHIR + "StructureDefinition/")) {
            type(into, url.substring(url.lastIndexOf('/') + 1));
        } else if (url.startsWith(FHIR + "ValueSet/")) {
            String id = url.substring(url.lastIndexOf('/') + 1);
            into.ah(R4 + "valueset-" + id + ".html").tx(id);
        } else {
            into.code().tx(canonical);
        }
    }

    void type(XhtmlNode into, String name) {
        String page = page(name);
        if (page == null) {
            into.tx(name);
        } else {
            into.ah(R4 + page).tx(name);
        }
    }

    private @Nullable String page(String name) {
        if (resourceTypes.contains(name)) {
            return name.toLowerCase(Locale.ROOT) + ".html";
        }
        if (name.contains("/") || name.contains("-")) {
            return null;
        }
        return OWN_PAGES.getOrDefault(name, "datatypes.html#" + name);
    }

    void type(XhtmlNode into, TypeRefComponent type) {
        if (type.hasProfile()) {
            commaSeparated(into, type.getProfile());
        } else {
            type(into, type.getWorkingCode());
        }
        if (type.hasTargetProfile()) {
            into.tx(" (");
            commaSeparated(into, type.getTargetProfile());
            into.tx(")");
        }
    }

    private void commaSeparated(XhtmlNode into, List<CanonicalType> canonicals) {
        String between = "";
        for (CanonicalType canonical : canonicals) {
            into.tx(between);
            canonical(into, canonical.getValue());
            between = " | ";
        }
    }

    /** A relative reference leads to the example with that id, where there is one. */
    void reference(XhtmlNode into, String reference) {
        String file = reference.replace('/', '-') + ".html";
        if (files.contains(file)) {
            into.ah(file).tx(reference);
        } else {
            into.tx(reference);
        }
    }

    private static String withoutVersion(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }
}
