package no.samtykke.authserver.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One entry of the settings or of the database, read strictly: a fault names the property, and there is no client.
 *
 * @param digest of the secret that was given out to a registered client
 */
record ClientEntry(EntryTexts texts, ClientProperties.Entry entry, EntryOrigin origin, Optional<String> digest) {

    /** Our own name towards the fhir-server; a client of that name could be taken for us. */
    static final String RESERVED_ID = "samtykke-auth-server";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final String OFFLINE_ACCESS = "offline_access";

    static ClientEntry ofSettings(String place, ClientProperties.Entry entry) {
        return new ClientEntry(new EntryTexts(place + "."), entry, EntryOrigin.SETTINGS, Optional.empty());
    }

    static ClientEntry ofRegistration(ClientProperties.Entry entry, Optional<String> digest) {
        return new ClientEntry(new EntryTexts(""), entry, EntryOrigin.REGISTERED, digest);
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches() && !RESERVED_ID.equals(id);
    }

    Client toClient() {
        var proof = new EntryProof(texts, entry, origin, digest);
        return switch (texts.required("kind", entry.kind())) {
            case "public" -> citizenApp(proof.none());
            case "confidential" -> citizenApp(proof.one());
            case "backend" -> backendSystem(proof.keys());
            default -> throw texts.fault("kind", "must be public, confidential or backend");
        };
    }

    private Client citizenApp(Proof proof) {
        if (entry.redirectUris().isEmpty()) {
            throw texts.fault("redirect-uris", "must name at least one URI");
        }
        mayStayOffline(proof);
        return new Client.CitizenApp(
                id(),
                about(),
                proof,
                redirectUris(),
                texts.redirects("post-logout-redirect-uris", entry.postLogoutRedirectUris()),
                scopes(Scope.Level.PATIENT),
                texts.origins(entry.origins()),
                entry.nativeApp(),
                texts.httpsOrLoopback("launch-uri", entry.launchUri()),
                backchannelLogoutUri(),
                demands());
    }

    private Client backendSystem(Proof proof) {
        var ofApps = new LinkedHashMap<String, Boolean>();
        ofApps.put("redirect-uris", !entry.redirectUris().isEmpty());
        ofApps.put("post-logout-redirect-uris", !entry.postLogoutRedirectUris().isEmpty());
        ofApps.put("origins", !entry.origins().isEmpty());
        ofApps.put("launch-uri", entry.launchUri() != null);
        ofApps.put("backchannel-logout-uri", entry.backchannelLogoutUri() != null);
        ofApps.put("native", entry.nativeApp());
        ofApps.forEach((name, set) -> {
            if (set) {
                throw texts.fault(name, "must not be set for a backend client");
            }
        });
        return new Client.BackendSystem(id(), about(), proof, scopes(Scope.Level.SYSTEM), demands());
    }

    /** A stolen refresh token of a public client is worth months, unless it is bound to a key (RFC 9700, 2.2.2). */
    private void mayStayOffline(Proof proof) {
        int place = entry.scopes().indexOf(OFFLINE_ACCESS);
        if (place >= 0 && proof instanceof Proof.None && !entry.nativeApp() && !entry.dpopBoundAccessTokens()) {
            throw texts.fault(
                    "scopes[" + place + "]", "needs native or dpop-bound-access-tokens when the client is public");
        }
    }

    private List<RedirectUri> redirectUris() {
        var uris = texts.redirects("redirect-uris", entry.redirectUris());
        for (int i = 0; i < uris.size(); i++) {
            if (entry.nativeApp() && !uris.get(i).isForNative()) {
                throw texts.fault(
                        "redirect-uris[" + i + "]",
                        "must be https, http on 127.0.0.1 or [::1], or a private-use scheme for a native app");
            }
        }
        return uris;
    }

    private Optional<URI> backchannelLogoutUri() {
        return origin == EntryOrigin.SETTINGS
                ? texts.httpsOrLoopback("backchannel-logout-uri", entry.backchannelLogoutUri())
                : texts.publicHttps("backchannel-logout-uri", entry.backchannelLogoutUri());
    }

    private Client.About about() {
        return new Client.About(
                texts.shown("name", entry.name()),
                texts.shown("controller", entry.controller()),
                logo(),
                texts.contact(entry.contact()),
                texts.https("policy", entry.policy()),
                texts.https("terms", entry.terms()));
    }

    private Optional<Logo> logo() {
        if (entry.logo() == null) {
            return Optional.empty();
        }
        var logo = entry.logo().startsWith("data:") || origin != EntryOrigin.SETTINGS
                ? Logo.ofDataUri(entry.logo())
                : Logo.of(read(Path.of(entry.logo())));
        if (logo.isEmpty()) {
            throw texts.fault("logo", "must be a PNG, JPEG or WebP of at most 64 KiB, as a data: URI or a file");
        }
        return logo;
    }

    private byte[] read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(Logo.LARGEST + 1);
        } catch (IOException e) {
            throw texts.fault("logo", "cannot be read");
        }
    }

    private String id() {
        var id = texts.required("client-id", entry.clientId());
        if (!isId(id)) {
            throw texts.fault("client-id", "must be 1 to 100 of A-Z a-z 0-9 . _ - and not " + RESERVED_ID);
        }
        return id;
    }

    private Client.Demands demands() {
        return new Client.Demands(entry.dpopBoundAccessTokens(), entry.requirePushedAuthorizationRequests());
    }

    private GrantableScopes scopes(Scope.Level level) {
        var scopes = texts.scopes(entry.scopes(), level);
        if (scopes.isEmpty()) {
            throw texts.fault("scopes", "must name at least one scope");
        }
        return new GrantableScopes(scopes);
    }
}
