package no.samtykke.authserver.logout;

import java.net.URI;
import java.util.Optional;
import no.samtykke.authserver.login.IdPorten;
import no.samtykke.authserver.session.Sessions;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * ID-porten tells us that a person logged out elsewhere: by a frame in her browser (front-channel) or by a signed token
 * (back-channel). Both find the session by ID-porten's own {@code sid}; cookies are not sent along. Hearing it twice,
 * or of a session we never had, is fine.
 */
@RestController
class IdPortenLogout {

    private final Sessions sessions;
    private final IdPorten idPorten;
    private final LogoutTokens logoutTokens;

    IdPortenLogout(Sessions sessions, IdPorten idPorten, LogoutTokens logoutTokens) {
        this.sessions = sessions;
        this.idPorten = idPorten;
        this.logoutTokens = logoutTokens;
    }

    @GetMapping("/logout/idporten/frontchannel")
    ResponseEntity<Void> frontChannel(@RequestParam Optional<URI> iss, @RequestParam Optional<String> sid) {
        if (sid.isEmpty() || iss.filter(idPorten.issuer()::equals).isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        sessions.endUpstream(sid.get());
        return ResponseEntity.ok()
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; frame-ancestors " + String.join(" ", idPorten.framingOrigins()))
                .cacheControl(CacheControl.noStore())
                .build();
    }

    @PostMapping("/logout/idporten/backchannel")
    ResponseEntity<Void> backChannel(@RequestParam(name = "logout_token") Optional<String> token) {
        var sid = token.flatMap(logoutTokens::sessionOf);
        sid.ifPresent(sessions::endUpstream);
        return ResponseEntity.status(sid.isPresent() ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
                .build();
    }
}
