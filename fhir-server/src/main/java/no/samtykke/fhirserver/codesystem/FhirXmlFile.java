package no.samtykke.fhirserver.codesystem;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A CodeSystem as XML, read as it flows: each of its topmost concepts is turned into JSON. */
record FhirXmlFile(Path path) implements ConceptFile {

    private static final Set<String> LISTS = Set.of("concept", "designation", "property");

    @Override
    public GivenHead head() throws IOException {
        return GivenHead.of(fields(Reader.NOBODY));
    }

    @Override
    public void read(Reader reader) throws IOException {
        var fields = fields(reader);
        if (!"complete".equals(fields.get("content"))) {
            reader.flaw(1, "not a CodeSystem whose content is complete");
        }
    }

    private Map<String, String> fields(Reader reader) throws IOException {
        var fields = new TreeMap<String, String>();
        try (var in = Files.newInputStream(path)) {
            var xml = factory().createXMLStreamReader(in);
            xml.nextTag();
            if (!xml.getLocalName().equals("CodeSystem")) {
                return fields;
            }
            while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName();
                long line = xml.getLocation().getLineNumber();
                if (name.equals("concept")) {
                    ConceptJson.read(line, object(xml), reader);
                } else {
                    String value = xml.getAttributeValue(null, "value");
                    if (value != null) {
                        fields.put(name, value);
                    }
                    skip(xml);
                }
            }
        } catch (XMLStreamException e) {
            reader.flaw(e.getLocation() == null ? 1 : e.getLocation().getLineNumber(), "not XML of FHIR");
        }
        return fields;
    }

    /** What leads out of the file is not followed. */
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static ObjectNode object(XMLStreamReader xml) throws XMLStreamException {
        var object = JsonNodeFactory.instance.objectNode();
        while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = xml.getLocalName();
            String value = xml.getAttributeValue(null, "value");
            if (LISTS.contains(name)) {
                object.withArray("/" + name).add(object(xml));
            } else if (value == null) {
                object.set(name, object(xml));
            } else {
                object.put(name, value);
                skip(xml);
            }
        }
        return object;
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }
}
