/** A citizen's browser, in two makes: HtmlUnit everywhere, Chromium where one is found. */
@NullMarked
package no.samtykke.e2e.browser;

import org.jspecify.annotations.NullMarked;
