package no.samtykke.fhirserver.access;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import no.samtykke.fhirserver.access.AccessDecision.Deny;

/** What is generated is worth asking about: enough is permitted, and most reasons come up. */
@Domain(Situations.class)
class SituationsTest {

    @StatisticsReport(onFailureOnly = true)
    @Property
    void are_permitted_and_refused_in_fair_shares(@ForAll Situation situation) {
        Statistics.collect(situation.isPermitted());
        Statistics.coverage(seen -> seen.check(true).percentage(share -> share > 12 && share < 88));
    }

    @StatisticsReport(onFailureOnly = true)
    @Property(tries = 1000)
    void are_refused_for_many_reasons(@ForAll Situation situation) {
        if (situation.decide() instanceof Deny(var reason)) {
            Statistics.collect(reason);
        }
        Statistics.coverage(seen -> {
            for (var reason : new Reason[] {
                Reason.SESSION_ENDED,
                Reason.LEVEL_TOO_LOW,
                Reason.SCOPE_MISSING,
                Reason.APP_ACCESS_MISSING,
                Reason.TERMS_NOT_ACCEPTED,
                Reason.CONSENT_UNREADABLE,
                Reason.NO_GROUND,
                Reason.CHILD_TURNED_16,
                Reason.YOUTH_PRIVACY,
                Reason.NOT_COVERED_BY_MANDATE,
                Reason.NOT_KNOWN,
                Reason.ACCESS_CLOSED,
                Reason.EMERGENCY_BLOCKED
            }) {
                seen.check(reason).count(times -> times > 0);
            }
        });
    }
}
