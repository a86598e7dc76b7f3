package no.samtykke.sandbox.sources;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Small documents of the forms that hospitals send. */
final class Forms {

    private static final int SIDE = 64;

    private Forms() {}

    /** One page with one line. */
    static Document pdf(String text) {
        String line = text.replaceAll("[()\\\\]", " ");
        String drawing = "BT /F1 12 Tf 40 780 Td (%s) Tj ET".formatted(line);
        var objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length %d >>\nstream\n%s\nendstream".formatted(drawing.length(), drawing),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        var pdf = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects.get(i)));
        }
        int start = pdf.length();
        pdf.append(table)
                .append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return Document.of("application/pdf", pdf.toString().getBytes(ISO_8859_1));
    }

    static Document cda(String title, String text) {
        String xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <ClinicalDocument xmlns="urn:hl7-org:v3">
                  <title>%s</title>
                  <component><nonXMLBody><text>%s</text></nonXMLBody></component>
                </ClinicalDocument>
                """.formatted(title, text);
        return Document.of("application/xml", xml.getBytes(UTF_8));
    }

    /** A grey square; the marker follows the image, where readers of PNG do not look. */
    static Document png(String marker) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        pen.setColor(Color.LIGHT_GRAY);
        pen.fillRect(0, 0, SIDE, SIDE);
        pen.dispose();
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            bytes.write(marker.getBytes(ISO_8859_1));
            return Document.of("image/png", bytes.toByteArray());
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
