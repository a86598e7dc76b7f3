package no.samtykke.fhirserver.erasure;

import java.time.Period;
import java.util.List;
import no.samtykke.fhirserver.consent.RetentionProperties;
import org.springframework.stereotype.Component;

/**
 * THE list of what is kept for how long, and for what: what a person is told of it is read from here. The usage log has
 * its own time, and what auth-server keeps is its own matter.
 */
@Component
public class RetentionSchedule {

    private final RetentionProperties profiles;
    private final RetentionPeriods periods;

    RetentionSchedule(RetentionProperties profiles, RetentionPeriods periods) {
        this.profiles = profiles;
        this.periods = periods;
    }

    /** What is kept. */
    public enum Kind {
        /** All that is hers, from the day on which she withdrew the terms. Until then it is kept for her. */
        PROFILE_AFTER_WITHDRAWAL(Purpose.TERMS_ACCEPTED_ANEW),
        /** The same, from the day on which she asked for erasure. */
        PROFILE_AFTER_REQUEST(Purpose.REGRET),
        /** All versions of what she took away, from the day on which she did. */
        DELETED_ENTRIES(Purpose.REGRET),
        /** From the day on which the log-in ended. */
        ENDED_SESSIONS(Purpose.SECURITY),
        /** Forms on paper, from the day on which staff decided. */
        HANDLED_FORMS(Purpose.EVIDENCE_OF_DECISION),
        /** From the day on which the source confirmed. */
        DELIVERED_NOTICES(Purpose.EVIDENCE_OF_DECISION),
        /** What became of settings, from the moment of the change. */
        SETTING_CHANGES(Purpose.KEEPING_IN_STEP);

        private final Purpose purpose;

        Kind(Purpose purpose) {
            this.purpose = purpose;
        }

        public Purpose purpose() {
            return purpose;
        }
    }

    /** What it is kept for. */
    public enum Purpose {
        /** She may come back and find all as she left it. */
        TERMS_ACCEPTED_ANEW,
        /** She may change her mind. */
        REGRET,
        /** That a log-in that ended stays ended. */
        SECURITY,
        /** That it can be shown why something was opened or closed. */
        EVIDENCE_OF_DECISION,
        /** That organisations who follow settings miss no change. */
        KEEPING_IN_STEP
    }

    /** @param period after which it is gone at the next nightly run */
    public record Kept(Kind kind, Period period) {}

    public List<Kept> all() {
        return List.of(
                new Kept(Kind.PROFILE_AFTER_WITHDRAWAL, profiles.afterWithdrawal()),
                new Kept(Kind.PROFILE_AFTER_REQUEST, profiles.afterRequest()),
                new Kept(Kind.DELETED_ENTRIES, periods.deleted()),
                new Kept(Kind.ENDED_SESSIONS, periods.endedSessions()),
                new Kept(Kind.HANDLED_FORMS, periods.handledForms()),
                new Kept(Kind.DELIVERED_NOTICES, periods.deliveredNotices()),
                new Kept(Kind.SETTING_CHANGES, periods.settingChanges()));
    }
}
