package no.samtykke.sandbox.people;

/** Addresses that do not exist: no such streets, and the postal code 0000 is not in use. */
final class Places {

    private static final String POSTAL_CODE = "0000";
    private static final String CITY = "PRØVESTAD";

    private Places() {}

    /** The address of everybody who names the same household. */
    static Address of(String household) {
        return new Address("Liksomvegen " + Math.floorMod(household.hashCode(), 9973), POSTAL_CODE, CITY);
    }
}
