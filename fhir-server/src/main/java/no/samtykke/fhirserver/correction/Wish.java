package no.samtykke.fhirserver.correction;

/**
 * What is to be put right.
 *
 * @param target {@code type/id} of a resource that is stored here
 * @param element FHIRPath of the part that is wrong; empty text for all of it
 * @param text what should stand there instead
 * @param reason why; empty text when she gave none
 */
record Wish(String target, String element, String text, String reason) {

    String targetType() {
        return target.substring(0, target.indexOf('/'));
    }
}
