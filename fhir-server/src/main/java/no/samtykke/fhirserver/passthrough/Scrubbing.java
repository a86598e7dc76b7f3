package no.samtykke.fhirserver.passthrough;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samtykke.fhirserver.nationalid.NationalId;
import no.samtykke.fhirserver.nationalid.NationalIdsInText;
import no.samtykke.fhirserver.sources.Source;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.UrlType;

/**
 * Takes out of a resource where it lies and who anybody is by number: addresses, references, national identifiers,
 * narratives, content that is not asked for. Goes through every element, also those that nobody here knows the meaning
 * of. References to contained resources stay.
 */
final class Scrubbing {

    private static final Set<String> NATIONAL = Set.of(NationalId.FODSELSNUMMER, NationalId.D_NUMBER);
    /** Resources that say who somebody is, or hold content; as contained they have nothing to tell. */
    private static final Set<String> NEVER_CONTAINED =
            Set.of("Binary", "Bundle", "Endpoint", "Parameters", "Patient", "RelatedPerson");

    private final String address;
    private final Map<String, String> contained = new HashMap<>();

    private Scrubbing(Source source) {
        var base = source.base();
        address = base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    static void scrub(DomainResource resource, Source source) {
        new Scrubbing(source).scrub(resource);
    }

    static boolean isNational(Identifier identifier) {
        return NATIONAL.contains(identifier.getSystem())
                || (identifier.hasValue() && NationalIdsInText.found(identifier.getValue()));
    }

    private void scrub(DomainResource resource) {
        resource.getContained().removeIf(inner -> NEVER_CONTAINED.contains(inner.fhirType()));
        for (Resource inner : resource.getContained()) {
            String name = "c" + (contained.size() + 1);
            contained.put("#" + inner.getIdElement().getIdPart(), "#" + name);
            contained.put(inner.getId(), "#" + name);
            inner.setId(name);
        }
        resource.getContained().forEach(this::scrubResource);
        scrubResource(resource);
    }

    private void scrubResource(Resource resource) {
        resource.setImplicitRules(null);
        var kept = new Meta();
        if (resource.getMeta().hasLastUpdated()) {
            kept.setLastUpdated(resource.getMeta().getLastUpdated());
        }
        resource.setMeta(kept);
        if (resource instanceof DomainResource domain) {
            domain.setText(null);
        }
        scrubChildren(resource);
    }

    private void scrubChildren(Base parent) {
        for (Property property : parent.children()) {
            if (property.getName().equals("id") || property.getName().equals("contained")) {
                continue;
            }
            for (Base child : List.copyOf(property.getValues())) {
                if (!keeps(child)) {
                    parent.removeChild(property.getName(), child);
                }
            }
        }
    }

    /** Cleans what may stay. */
    private boolean keeps(Base child) {
        if (child instanceof Element element) {
            element.setId(null);
        }
        boolean stays = switch (child) {
            case Narrative _ -> false;
            case UrlType _ -> false;
            case Base64BinaryType _ -> false;
            case Resource _ -> false;
            case Identifier identifier -> !isNational(identifier);
            case Extension extension -> keepsExtension(extension);
            case PrimitiveType<?> primitive -> keepsPrimitive(primitive);
            default -> true;
        };
        if (!stays) {
            return false;
        }
        if (child instanceof Reference reference) {
            toContainedOnly(reference);
        }
        if (child instanceof Attachment attachment) {
            attachment.setData(null).setUrl(null);
        }
        scrubChildren(child);
        return !child.isEmpty();
    }

    private void toContainedOnly(Reference reference) {
        String target =
                contained.get(String.valueOf(reference.getReferenceElement().getValue()));
        reference.setResource(null);
        reference.setReference(target);
        reference.setType(null);
        reference.setIdentifier(null);
    }

    private boolean keepsExtension(Extension extension) {
        return !namesAddress(extension.getUrl())
                && !(extension.getValue() instanceof UriType)
                && !(extension.getValue() instanceof StringType text
                        && String.valueOf(text.getValue()).startsWith("http"));
    }

    private boolean keepsPrimitive(PrimitiveType<?> primitive) {
        String value = primitive.getValueAsString();
        if (value == null) {
            return true;
        }
        if (namesAddress(value)) {
            return false;
        }
        if (primitive instanceof StringType || primitive instanceof UriType) {
            String masked = NationalIdsInText.mask(value);
            if (!masked.equals(value)) {
                primitive.setValueAsString(masked);
            }
        }
        return true;
    }

    private boolean namesAddress(String value) {
        return value.contains(address);
    }
}
