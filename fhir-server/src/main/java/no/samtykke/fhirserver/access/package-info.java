/**
 * Decides who may see or change what, and enforces it on every request and every resource.
 *
 * <p>Rule of the room: {@link AccessPolicy} is the only place that makes a {@link AccessDecision.Permit}. Facts come in
 * from {@code smart}, {@code representation} and {@code consent}; rules are plain Java and read no database. What no
 * rule and no ground speaks for is denied.
 *
 * <p>Four doors enforce and decide nothing: {@link RequestGuard} (what may be asked), {@link SearchNarrowing} (what is
 * looked for), {@link WriteDoor} (what is stored), {@link LastDoor} (what leaves). {@link VersionDoor} stands between
 * them, for what granular scopes say of each version.
 *
 * <p>Start reading at {@link AccessPolicy#decide}. The rules in prose: {@code docs/access-rules.md}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"smart", "representation", "consent", "nationalid", "grants"})
package no.samtykke.fhirserver.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
