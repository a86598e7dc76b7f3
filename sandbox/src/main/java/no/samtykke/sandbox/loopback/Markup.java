package no.samtykke.sandbox.loopback;

/** Text on its way into a page. */
public final class Markup {

    private Markup() {}

    /** All that comes from outside passes here, in the text of an element as in an attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
