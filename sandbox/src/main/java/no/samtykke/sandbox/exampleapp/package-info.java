/**
 * An example app: what a third party would build on Samtykke, small enough to read in one sitting.
 *
 * <p>A public SMART App Launch client whose pages are made on the server, so that they need no script. It knows nothing
 * of Samtykke but the FHIR base: all else comes from discovery. Tokens stay in memory on the server side and are never
 * sent to the browser.
 *
 * <p>Start reading at {@link no.samtykke.sandbox.exampleapp.ExampleApp}.
 */
@NullMarked
package no.samtykke.sandbox.exampleapp;

import org.jspecify.annotations.NullMarked;
