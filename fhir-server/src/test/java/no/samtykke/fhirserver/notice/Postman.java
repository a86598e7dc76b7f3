package no.samtykke.fhirserver.notice;

import no.samtykke.fhirserver.login.PatientIdentities;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** Sends what is pending for one person, when a test says so. */
public final class Postman {

    private final ApplicationContext server;

    public Postman(ApplicationContext server) {
        this.server = server;
    }

    public static String subject() {
        return NoticeText.SUBJECT;
    }

    public static String text() {
        return NoticeText.BODY;
    }

    /** What is done every minute. */
    public void look() {
        server.getBean(UsesByOthers.class).look();
    }

    public void deliver(String patient) {
        through(server.getBean(NoticeChannel.class)).deliver(patient);
    }

    /** The mail server took it, and then the node dies before it could note that. */
    public void deliverAndDie(String patient) {
        var real = server.getBean(NoticeChannel.class);
        through(new Wrapped(real) {
                    @Override
                    public void send(String address) throws Undelivered {
                        real.send(address);
                        throw new IllegalStateException("died");
                    }
                })
                .deliver(patient);
    }

    private NoticeDelivery through(NoticeChannel channel) {
        return new NoticeDelivery(
                server.getBean(NoticeOutbox.class),
                server.getBean(ContactRegister.class),
                channel,
                server.getBean(PatientIdentities.class),
                server.getBean(PlatformTransactionManager.class),
                server.getBean(NoticeProperties.class),
                server.getBean(java.time.Clock.class));
    }

    private abstract static class Wrapped implements NoticeChannel {

        private final NoticeChannel real;

        Wrapped(NoticeChannel real) {
            this.real = real;
        }

        @Override
        public String code() {
            return real.code();
        }

        @Override
        public boolean isOffered() {
            return real.isOffered();
        }
    }
}
