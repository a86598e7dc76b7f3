package no.samtykke.authserver.launchcontext;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /smart-style.json}: how our pages look, for apps that want to look alike (SMART App Launch 2.2,
 * {@code smart_style_url}). Open to every origin, since it tells nothing about anybody.
 */
@RestController
class SmartStyle {

    private static final Map<String, String> STYLE = Map.ofEntries(
            Map.entry("color_background", "#f3f6f5"),
            Map.entry("color_error", "#b3261e"),
            Map.entry("color_highlight", "#0b5d57"),
            Map.entry("color_modal_backdrop", "#16282b"),
            Map.entry("color_success", "#08443f"),
            Map.entry("color_text", "#16282b"),
            Map.entry("dim_border_radius", "10px"),
            Map.entry("dim_font_size", "18px"),
            Map.entry("dim_spacing_size", "20px"),
            Map.entry("font_family_body", "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"),
            Map.entry("font_family_heading", "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"));

    @GetMapping("/smart-style.json")
    ResponseEntity<Map<String, String>> style() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(STYLE);
    }
}
