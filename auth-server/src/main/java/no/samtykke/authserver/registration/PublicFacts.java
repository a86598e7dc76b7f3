package no.samtykke.authserver.registration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samtykke.authserver.client.Client;
import no.samtykke.authserver.client.Clients;
import no.samtykke.authserver.client.Logo;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may know of registered apps: from which web origins they call, and their pictures. */
@RestController
class PublicFacts {

    private final Clients clients;

    PublicFacts(Clients clients) {
        this.clients = clients;
    }

    @GetMapping("/registered-origins")
    Map<String, List<String>> origins() {
        return Map.of("origins", clients.origins().stream().sorted().toList());
    }

    /** The address says nothing of the picture, so a browser asks each time whether it has changed. */
    @GetMapping("/apps/{id}/logo")
    ResponseEntity<byte[]> logo(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) Optional<String> known) {
        var logo = clients.findApp(id).map(Client::about).flatMap(Client.About::logo);
        return logo.map(picture -> answer(picture, known))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private static ResponseEntity<byte[]> answer(Logo logo, Optional<String> known) {
        var tag = "\"" + logo.digest() + "\"";
        boolean unchanged = known.filter(tag::equals).isPresent();
        var answer = ResponseEntity.status(unchanged ? HttpStatus.NOT_MODIFIED : HttpStatus.OK)
                .eTag(tag)
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10))
                        .cachePublic()
                        .mustRevalidate())
                .header("Cross-Origin-Resource-Policy", "same-origin");
        return unchanged
                ? answer.build()
                : answer.contentType(MediaType.parseMediaType(logo.mediaType())).body(logo.bytes());
    }
}
