package no.samtykke.fhirserver.validation;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * Counts the elements of a resource: each costs the validator a part of a millisecond, so that a body of the largest
 * size allowed could hold a connection to the database for minutes.
 */
final class Elements {

    /** Nearly ten times what the largest resource of the data that were tried has. */
    static final int MOST = 5_000;

    /** In place of the id of a message, since it is no finding of the validator. */
    static final String TOO_MANY = "too-many-elements";

    private Elements() {}

    static boolean areTooMany(Resource resource) {
        return left(resource, MOST) < 0;
    }

    /** How many there may still be; below zero as soon as there are too many. */
    private static int left(Base element, int before) {
        int left = before - 1;
        for (Property property : element.children()) {
            for (Base child : property.getValues()) {
                if (left < 0) {
                    return left;
                }
                left = left(child, left);
            }
        }
        return left;
    }
}
