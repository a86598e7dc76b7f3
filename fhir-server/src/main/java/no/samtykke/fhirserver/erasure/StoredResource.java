package no.samtykke.fhirserver.erasure;

/**
 * A resource as HAPI's tables know it, whether it is deleted or not.
 *
 * @param pid HAPI's own key
 * @param id logical id
 */
record StoredResource(long pid, String type, String id) {

    String reference() {
        return type + "/" + id;
    }
}
