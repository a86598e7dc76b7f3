/**
 * Tells the citizen that there is news, where she reads her post, and nothing of what it is.
 *
 * <p>Rule of the room: {@link NoticeText} makes all that leaves. No link, name, number or content is in it. Her address
 * is asked of the contact register when a notice is sent, and stood nowhere before or after.
 *
 * <p>Start reading at {@link NoticeDelivery}; in prose: {@code docs/notices.md}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "consent", "correction", "login", "nationalid", "smart", "sources"})
package no.samtykke.fhirserver.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
