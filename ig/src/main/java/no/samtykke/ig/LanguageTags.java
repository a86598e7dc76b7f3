package no.samtykke.ig;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * Knows a language when it sees one: a well-formed BCP 47 tag whose first part ISO 639 lists. FHIR's value set of
 * common languages is only preferred, and holds neither {@code nb} nor {@code nn}.
 */
public final class LanguageTags implements IValidationSupport {

    private static final String COMMON_LANGUAGES = "http://hl7.org/fhir/ValueSet/languages";
    private static final String BCP_47 = "urn:ietf:bcp:47";
    private static final Set<String> ISO_639 = Set.of(Locale.getISOLanguages());

    private final FhirContext fhir;

    public LanguageTags(FhirContext fhir) {
        this.fhir = fhir;
    }

    @Override
    public FhirContext getFhirContext() {
        return fhir;
    }

    @Override
    public boolean isValueSetSupported(ValidationSupportContext context, @Nullable String valueSet) {
        return valueSet != null && withoutVersion(valueSet).equals(COMMON_LANGUAGES);
    }

    @Override
    public @Nullable CodeValidationResult validateCode(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            @Nullable String valueSet) {
        return isValueSetSupported(context, valueSet) ? answer(code) : null;
    }

    @Override
    public @Nullable CodeValidationResult validateCodeInValueSet(
            ValidationSupportContext context,
            ConceptValidationOptions options,
            @Nullable String system,
            @Nullable String code,
            @Nullable String display,
            IBaseResource valueSet) {
        return valueSet instanceof ValueSet set && isValueSetSupported(context, set.getUrl()) ? answer(code) : null;
    }

    /** Null for a tag it does not know: the next in the chain says what is wrong with it. */
    private static @Nullable CodeValidationResult answer(@Nullable String tag) {
        return tag != null && isLanguage(tag)
                ? new CodeValidationResult().setCode(tag).setCodeSystemName(BCP_47)
                : null;
    }

    static boolean isLanguage(String tag) {
        try {
            return ISO_639.contains(
                    new Locale.Builder().setLanguageTag(tag).build().getLanguage());
        } catch (IllformedLocaleException notATag) {
            return false;
        }
    }

    private static String withoutVersion(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }
}
