package no.samtykke.sandbox.loader;

/** A code of a code system, with what people call it. */
record Code(String system, String code, String display) {

    static Code loinc(String code, String display) {
        return new Code("http://loinc.org", code, display);
    }

    /** Vaccines are known by their ATC code in the Norwegian immunisation register. */
    static Code atc(String code, String display) {
        return new Code("http://www.whocc.no/atc", code, display);
    }

    /** ICPC-2, which Norwegian general practice codes with. */
    static Code icpc2(String code, String display) {
        return new Code("urn:oid:2.16.578.1.12.4.1.1.7170", code, display);
    }
}
