package no.samtykke.fhirserver.consent;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Reference;

/**
 * The shape of a Consent that is given through an app: that of IHE PCF, with the elements that we understand and no
 * others, since one that is not understood might take back what the others say.
 */
public final class ConsentShape {

    private static final String SCOPE_SYSTEM = "http://terminology.hl7.org/CodeSystem/consentscope";
    private static final String SCOPE = "patient-privacy";
    private static final Set<String> USED = Set.of(
            "id",
            "meta",
            "language",
            "text",
            "status",
            "scope",
            "category",
            "patient",
            "dateTime",
            "performer",
            "organization",
            "source[x]",
            "policy",
            "provision");

    /** By how much the clock of an app may be fast. */
    private static final Duration FAST = Duration.ofMinutes(5);

    private final Consent consent;
    private final ConsentCategory category;
    private final List<Objection> found = new ArrayList<>();

    private ConsentShape(Consent consent, ConsentCategory category) {
        this.consent = consent;
        this.category = category;
    }

    /**
     * What is missing or wrong.
     *
     * @param element as FHIRPath
     */
    public record Objection(String element, IssueType type, String why) {}

    /**
     * All that is missing or wrong; empty when the Consent may be stored. Whose it is, and who gives it, is not asked
     * here.
     *
     * @param policy that is in force for the category; empty when its controller is another, who has policies of its
     *     own
     */
    public static List<Objection> objections(
            Consent consent, ConsentCategory category, Optional<String> policy, Clock clock) {
        var shape = new ConsentShape(consent, category);
        shape.look(policy, clock.instant());
        shape.found.addAll(ConsentPeriod.objections(consent.getProvision(), category, clock));
        return List.copyOf(shape.found);
    }

    private void look(Optional<String> policy, Instant now) {
        demand(consent.getStatus() == Consent.ConsentState.ACTIVE, "status", "must be active");
        demand(consent.getScope().hasCoding(SCOPE_SYSTEM, SCOPE), "scope", "must be " + SCOPE_SYSTEM + "|" + SCOPE);
        demand(
                consent.getCategory().size() == 1
                        && consent.getCategoryFirstRep().getCoding().size() == 1,
                "category",
                "must be one, with one coding");
        demand(dateTime(now), "dateTime", "must be there, and not in the future");
        demand(consent.getPerformer().size() == 1, "performer", "must be one, who gives it");
        demand(consent.getOrganization().size() == 1, "organization", "must be one, the controller");
        demand(consent.hasSource(), "source", "must tell where she decided, as a Reference with a display");
        demand(consent.getPolicy().size() == 1, "policy", "must be one");
        refuseOthers(consent.getPolicyFirstRep().children(), Set.of("uri"), "policy.");
        policy.ifPresentOrElse(this::ours, this::anothers);
        demand(
                consent.getProvision().getType() == category.effect(),
                "provision.type",
                "must be " + category.effect().toCode());
        nothingElse();
    }

    private void ours(String policy) {
        demand(
                policy.equals(consent.getPolicyFirstRep().getUri()),
                "policy.uri",
                "must be the one in force, " + policy);
    }

    private void anothers() {
        demand(
                isWebAddress(consent.getPolicyFirstRep().getUri()),
                "policy.uri",
                "must be an absolute http or https address");
        var controller = consent.getOrganizationFirstRep().getIdentifier();
        demand(
                ConsentResources.ORGANIZATION_SYSTEM.equals(controller.getSystem())
                        && OrganizationNumber.isValid(controller.getValue()),
                "organization.identifier",
                "must be a valid number of " + ConsentResources.ORGANIZATION_SYSTEM);
    }

    private boolean dateTime(Instant now) {
        Date given = consent.getDateTime();
        return given != null && !given.toInstant().isAfter(now.plus(FAST));
    }

    private void nothingElse() {
        refuseOthers(consent.children(), USED, "");
        refuseOthers(consent.getProvision().children(), Set.of("type", "period"), "provision.");
        var terser = FhirContext.forR4Cached().newTerser();
        demand(
                terser.getAllPopulatedChildElementsOfType(consent, Extension.class)
                        .isEmpty(),
                "extension",
                "is not used here");
        boolean pointsElsewhere = terser.getAllPopulatedChildElementsOfType(consent, Reference.class).stream()
                .anyMatch(reference -> reference.hasReference() && !isHers(reference));
        demand(!pointsElsewhere, "reference", "leads to nothing but the patient and the one who gives it");
    }

    private boolean isHers(Reference reference) {
        return reference == consent.getPatient()
                || consent.getPerformer().stream().anyMatch(giver -> giver == reference);
    }

    private void refuseOthers(List<Property> children, Set<String> used, String within) {
        children.stream()
                .filter(Property::hasValues)
                .map(Property::getName)
                .filter(name -> !used.contains(name))
                .forEach(name -> demand(false, within + name.replace("[x]", ""), "is not used here"));
    }

    private void demand(boolean fulfilled, String element, String why) {
        if (!fulfilled) {
            found.add(
                    new Objection("Consent." + element, isThere(element) ? IssueType.VALUE : IssueType.REQUIRED, why));
        }
    }

    private boolean isThere(String element) {
        Base from = consent;
        for (String step : element.split("\\.")) {
            var named = from.getNamedProperty(step);
            if (named == null || !named.hasValues()) {
                return false;
            }
            from = named.getValues().getFirst();
        }
        return true;
    }

    private static boolean isWebAddress(String address) {
        try {
            var uri = new URI(String.valueOf(address));
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException illFormed) {
            return false;
        }
    }
}
