package no.samtykke.fhirserver.bulk;

import java.util.Optional;
import no.samtykke.fhirserver.consent.ConsentCategory;
import no.samtykke.fhirserver.consent.ConsentResources;
import no.samtykke.fhirserver.consent.OrganizationNumber;
import no.samtykke.fhirserver.grants.SettingKind;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.Reference;

/**
 * Those who have set something of one kind, as a Group. It is made of the kind alone: who is in it, or how many, is in
 * the files.
 */
final class SettingGroup {

    /** Nobody is granted it: what stands for a Group that there cannot be is refused as one that was not granted. */
    private static final SettingKind OF_NOBODY = SettingKind.ofPlatform(ConsentCategory.APP_ACCESS);

    private static final int DIGITS = 9;

    private SettingGroup() {}

    static String idOf(SettingKind kind) {
        return kind.category().code()
                + kind.controller().map(number -> "-" + number).orElse("");
    }

    static SettingKind kindOf(String id) {
        int end = id.length() - DIGITS;
        if (end > 1 && id.charAt(end - 1) == '-' && OrganizationNumber.isValid(id.substring(end))) {
            return ConsentCategory.of(id.substring(0, end - 1))
                    .map(category -> SettingKind.of(category, id.substring(end)))
                    .filter(SettingKind::exists)
                    .orElse(OF_NOBODY);
        }
        return ConsentCategory.of(id)
                .map(SettingKind::ofPlatform)
                .filter(SettingKind::exists)
                .orElse(OF_NOBODY);
    }

    static Group of(SettingKind kind) {
        var group = new Group();
        group.setId(idOf(kind));
        group.setActive(true)
                .setType(GroupType.PERSON)
                .setActual(false)
                .setCode(kind.category().concept())
                .setManagingEntity(controller(kind.controller()));
        group.addCharacteristic()
                .setCode(new CodeableConcept().setText("Has set"))
                .setValue(kind.category().concept())
                .setExclude(false);
        return group;
    }

    private static Reference controller(Optional<String> number) {
        var controller = new Reference();
        number.ifPresentOrElse(
                given -> controller
                        .getIdentifier()
                        .setSystem(ConsentResources.ORGANIZATION_SYSTEM)
                        .setValue(given),
                () -> controller.setDisplay("Samtykke"));
        return controller;
    }
}
