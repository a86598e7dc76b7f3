package no.samtykke.fhirserver.passthrough;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Services of others that citizens are pointed to, under {@code samtykke}: this server has nothing to do with what they
 * do.
 */
@ConfigurationProperties("samtykke")
record ExternalServicesProperties(@DefaultValue List<External> externalServices) {

    /** What she finds there: to do something herself, or to look something up. */
    enum Category {
        ACTION,
        INSIGHT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One of them.
     *
     * @param name as citizens know it
     * @param url https address of its first page
     */
    record External(String name, URI url, Category category) {

        External {
            if (name == null || name.isBlank() || category == null) {
                throw new IllegalArgumentException("samtykke.external-services: name and category are needed");
            }
            if (url == null || !"https".equals(url.getScheme()) || url.getHost() == null) {
                throw new IllegalArgumentException("samtykke.external-services: " + name + " needs an https address");
            }
        }
    }

    ExternalServicesProperties {
        externalServices = List.copyOf(externalServices);
    }
}
