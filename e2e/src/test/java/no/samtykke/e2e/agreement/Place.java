package no.samtykke.e2e.agreement;

/** Whose setting of which kind. What a failed test prints does not say who somebody is. */
record Place(String person, String category, String controller) {

    @Override
    public String toString() {
        return category + " of somebody at " + controller;
    }
}
