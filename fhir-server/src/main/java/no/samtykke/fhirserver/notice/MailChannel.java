package no.samtykke.fhirserver.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Properties;
import no.samtykke.fhirserver.notice.NoticeProperties.Security;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** E-mail, over SMTP. A server that does not offer the security that is set is given nothing. */
@Component
class MailChannel implements NoticeChannel {

    private final NoticeProperties properties;
    private final JavaMailSenderImpl sender;

    MailChannel(NoticeProperties properties) {
        this.properties = properties;
        this.sender = senderOf(properties.smtp());
    }

    @Override
    public String code() {
        return "email";
    }

    @Override
    public boolean isOffered() {
        return properties.areOffered();
    }

    @Override
    public void send(String address) throws Undelivered {
        var message = new SimpleMailMessage();
        message.setFrom(properties.from());
        message.setTo(address);
        message.setSubject(NoticeText.SUBJECT);
        message.setText(NoticeText.BODY);
        try {
            sender.send(message);
        } catch (MailException refused) {
            // Its message may name the address.
            throw new Undelivered(
                    "The mail server did not take it: " + refused.getClass().getSimpleName());
        }
    }

    private static JavaMailSenderImpl senderOf(NoticeProperties.Smtp smtp) {
        var sender = new JavaMailSenderImpl();
        boolean tls = smtp.security() == Security.TLS;
        String protocol = tls ? "smtps" : "smtp";
        sender.setProtocol(protocol);
        sender.setHost(smtp.host());
        sender.setPort(smtp.port());
        sender.setDefaultEncoding(UTF_8.name());
        var settings = new Properties();
        String timeout = String.valueOf(smtp.timeout().toMillis());
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            settings.setProperty("mail." + protocol + "." + wait, timeout);
        }
        settings.setProperty(
                "mail." + protocol + ".starttls.required", String.valueOf(smtp.security() == Security.STARTTLS));
        settings.setProperty(
                "mail." + protocol + ".starttls.enable", String.valueOf(smtp.security() == Security.STARTTLS));
        settings.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        if (!smtp.username().isEmpty()) {
            sender.setUsername(smtp.username());
            sender.setPassword(smtp.password());
            settings.setProperty("mail." + protocol + ".auth", "true");
        }
        sender.setJavaMailProperties(settings);
        return sender;
    }
}
