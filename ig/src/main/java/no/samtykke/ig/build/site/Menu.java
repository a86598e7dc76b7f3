package no.samtykke.ig.build.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What all pages lead to, in short words, as SUSHI writes it for HL7's publisher.
 *
 * @param words by the file that they lead to, in the order of the menu
 */
record Menu(Map<String, String> words) {

    static Menu read(Path file) throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        NodeList links = parse(file).getElementsByTagName("a");
        for (int at = 0; at < links.getLength(); at++) {
            Element link = (Element) links.item(at);
            words.put(link.getAttribute("href"), link.getTextContent().strip());
        }
        return new Menu(words);
    }

    private static Element parse(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException notRead) {
            throw new IOException("The menu cannot be read: " + file, notRead);
        }
    }
}
