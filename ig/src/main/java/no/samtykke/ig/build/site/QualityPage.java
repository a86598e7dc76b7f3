package no.samtykke.ig.build.site;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What the build found in the guide, the warnings that stand and why, and the broken examples that must be refused. */
final class QualityPage {

    private final Links links;
    private final List<BrokenExample> examples;
    private final List<String> ignoredWarnings;

    QualityPage(Links links, List<BrokenExample> examples, List<String> ignoredWarnings) {
        this.links = links;
        this.examples = examples;
        this.ignoredWarnings = ignoredWarnings;
    }

    Page page(Findings findings) throws IOException {
        Page page = new Page("qa.html", "Quality");
        Optional<Findings.Resources> resources = findings.resources();
        Optional<Findings.Broken> broken = findings.broken();
        if (resources.isPresent() && broken.isPresent()) {
            found(page, resources.get(), broken.get());
        } else {
            Markdown.write(page.content(), "The build that made this page ran no checks, so it tells of no findings.");
        }
        page.section("Warnings that stand");
        warnings(page, resources.map(Findings.Resources::explained).orElse(Map.of()));
        page.section("Broken examples");
        ProfilePage.write(page, examples, "All broken examples", links);
        return page;
    }

    private static void found(Page page, Findings.Resources resources, Findings.Broken broken) {
        Markdown.write(page.content(), """
                The build that made this page gave every definition and every example to HAPI's validator, and broke %d
                examples. %d of them were refused, each with its own message, and had been accepted before they were broken.
                """.formatted(broken.given(), broken.refused()));
        page.section("What the validator found");
        XhtmlNode body = page.table(
                "What the validator found", "Type", "Given", "Errors", "Warnings", "Warnings that stand, see below");
        resources.types().forEach(type -> row(body, type));
        row(
                body,
                new Findings.OfType(
                        "All",
                        sum(resources, Findings.OfType::given),
                        sum(resources, Findings.OfType::errors),
                        sum(resources, Findings.OfType::warnings),
                        sum(resources, Findings.OfType::explained)));
    }

    private static int sum(Findings.Resources resources, ToIntFunction<Findings.OfType> figure) {
        return resources.types().stream().mapToInt(figure).sum();
    }

    private static void row(XhtmlNode body, Findings.OfType found) {
        XhtmlNode row = body.addTag("tr");
        Page.rowHead(row).tx(found.type());
        for (int figure : new int[] {found.given(), found.errors(), found.warnings(), found.explained()}) {
            row.addTag("td").tx(String.valueOf(figure));
        }
    }

    /** A line with a hash says why the lines after it are let through. */
    private void warnings(Page page, Map<String, Integer> times) {
        XhtmlNode body = page.table("Warnings that stand", "Why", "Warning", "Times");
        List<String> reason = new ArrayList<>();
        boolean told = false;
        for (String line : ignoredWarnings) {
            if (line.startsWith("# ")) {
                if (told) {
                    reason.clear();
                }
                reason.add(line.substring(2));
                told = false;
            } else if (line.isBlank()) {
                reason.clear();
            } else if (!line.startsWith("==")) {
                XhtmlNode row = body.addTag("tr");
                Page.rowHead(row).tx(String.join(" ", reason));
                row.addTag("td").tx(line.replace("%", "…"));
                row.addTag("td").tx(String.valueOf(times.getOrDefault(line, 0)));
                told = true;
            }
        }
    }
}
