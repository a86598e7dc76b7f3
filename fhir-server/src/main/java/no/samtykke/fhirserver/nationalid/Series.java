package no.samtykke.fhirserver.nationalid;

/** Who issues numbers with this month, told by what is added to it. */
public enum Series {
    /** Real people: nothing added. */
    REGISTER(0),

    /** Ambiguous: test numbers of one agency, but also old help numbers that hospitals gave to real people. */
    HELP_NUMBER_OR_TEST(40),

    /** Synthetic people of the health network. */
    HEALTH_NETWORK_TEST(65),

    /** Synthetic people of the tax administration's test register. */
    TAX_ADMINISTRATION_TEST(80);

    private final int added;

    Series(int added) {
        this.added = added;
    }

    /** True only when no real person can have such a number. */
    public boolean isSynthetic() {
        return this == HEALTH_NETWORK_TEST || this == TAX_ADMINISTRATION_TEST;
    }

    /** @return the month of the calendar, 1 to 12, or a number outside it when the digits name no month */
    int calendarMonth(int month) {
        return month - added;
    }

    static Series ofMonth(int month) {
        Series answer = REGISTER;
        for (Series series : values()) {
            if (month > series.added) {
                answer = series;
            }
        }
        return answer;
    }
}
