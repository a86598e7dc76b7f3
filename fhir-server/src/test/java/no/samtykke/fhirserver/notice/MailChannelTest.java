package no.samtykke.fhirserver.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import no.samtykke.fhirserver.notice.NoticeProperties.Security;
import no.samtykke.fhirserver.notice.NoticeProperties.Smtp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves by e-mail, and by which connections. */
class MailChannelTest {

    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());

    @BeforeEach
    void start() {
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void the_fixed_text_leaves_and_nothing_else() throws Exception {
        channel(Security.NONE).send("kari@example.com");

        var sent = mail.getReceivedMessages();
        assertThat(sent).hasSize(1);
        assertThat(sent[0].getSubject()).isEqualTo(NoticeText.SUBJECT);
        assertThat(String.valueOf(sent[0].getContent()).replace("\r\n", "\n").strip())
                .isEqualTo(NoticeText.BODY.strip());
    }

    @Test
    void the_text_has_no_link_and_no_number() {
        assertThat(NoticeText.SUBJECT + NoticeText.BODY)
                .doesNotContainPattern("[0-9]")
                .doesNotContainPattern("(?i)https?:|www|//|@|\\.no\\b|\\.com\\b|<");
    }

    @Test
    void a_server_without_starttls_is_given_nothing() {
        assertThatThrownBy(() -> channel(Security.STARTTLS).send("kari@example.com"))
                .isInstanceOf(Undelivered.class)
                .hasNoCause()
                .hasMessageNotContaining("kari");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_server_that_is_down_is_told_without_her_address() {
        var channel = channel(Security.NONE);
        mail.stop();

        assertThatThrownBy(() -> channel.send("kari@example.com"))
                .isInstanceOf(Undelivered.class)
                .hasNoCause()
                .hasMessageNotContaining("kari");
    }

    @Test
    void without_a_server_nothing_is_offered_and_with_one_the_rest_must_be_set() {
        var none = new Smtp(null, 587, "", "", Security.STARTTLS, Duration.ofSeconds(10));
        assertThat(new MailChannel(new NoticeProperties("", "", Duration.ofSeconds(10), Duration.ofDays(1), none))
                        .isOffered())
                .isFalse();
        var smtp = new Smtp("localhost", 587, "", "", Security.STARTTLS, Duration.ofSeconds(10));
        assertThatThrownBy(() -> new NoticeProperties("krr", "", Duration.ofSeconds(10), Duration.ofDays(1), smtp))
                .hasMessageContaining("samtykke.notice.from");
        assertThatThrownBy(() ->
                        new NoticeProperties("", "post@example.com", Duration.ofSeconds(10), Duration.ofDays(1), smtp))
                .hasMessageContaining("samtykke.notice.contact-register");
    }

    private MailChannel channel(Security security) {
        var smtp = new Smtp("localhost", mail.getSmtp().getPort(), "", "", security, Duration.ofSeconds(5));
        return new MailChannel(
                new NoticeProperties("krr", "samtykke@example.com", Duration.ofSeconds(10), Duration.ofDays(1), smtp));
    }
}
