package no.samtykke.ig.build.site;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * What the checks demand of the guide, the warnings that stand and why, and the broken examples that must be refused.
 */
final class QualityPage {

    private final Links links;

    QualityPage(Links links) {
        this.links = links;
    }

    Page page(List<Resource> resources, List<BrokenExample> broken, List<String> ignoredWarnings) {
        Page page = new Page("qa.html", "Quality");
        long definitions =
                resources.stream().filter(MetadataResource.class::isInstance).count();
        Markdown.write(page.content(), """
            What the tests of this guide hold it to:

            - %d definitions and %d examples have no errors, and no warnings but those below.
            - %d broken examples are refused, each with its own message, and are accepted before they are broken.
            - The package has the same bytes whenever it is built.
            - Every link of this site leads somewhere.
            """.formatted(definitions, resources.size() - definitions, broken.size()));
        page.section("Warnings that stand");
        warnings(page, ignoredWarnings);
        page.section("Broken examples");
        ProfilePage.write(page, broken, "All broken examples", links);
        return page;
    }

    /** A line with a hash says why the lines after it are let through. */
    private static void warnings(Page page, List<String> lines) {
        XhtmlNode body = page.table("Warnings that stand", "Why", "Warning");
        List<String> reason = new ArrayList<>();
        boolean told = false;
        for (String line : lines) {
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
                told = true;
            }
        }
    }
}
