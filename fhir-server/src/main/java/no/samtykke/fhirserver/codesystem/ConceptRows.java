package no.samtykke.fhirserver.codesystem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samtykke.fhirserver.codesystem.Concept.Name;
import no.samtykke.fhirserver.codesystem.Concept.Property;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Concepts with their names and what they stand below, out of the tables. */
record ConceptRows(JdbcClient database) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Property>> PROPERTIES = new TypeReference<>() {};

    /** In the order of the code system; a code that it does not have is left out. */
    List<Concept> of(StoredSystem system, List<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        var wanted = codes.toArray(String[]::new);
        Map<String, List<Name>> names = new HashMap<>();
        database.sql("""
                        select code, language, use, value from samtykke.concept_name
                         where code_system = ? and code = any (?) and place > 0 order by code, place""")
                .params(system.id(), wanted)
                .query((row, _) -> names.computeIfAbsent(row.getString("code"), _ -> new ArrayList<>())
                        .add(new Name(row.getString("language"), row.getString("use"), row.getString("value"))))
                .list();
        Map<String, List<String>> parents = new HashMap<>();
        database.sql("""
                        select code, parent from samtykke.concept_parent
                         where code_system = ? and code = any (?) order by code, parent""")
                .params(system.id(), wanted)
                .query((row, _) -> parents.computeIfAbsent(row.getString("code"), _ -> new ArrayList<>())
                        .add(row.getString("parent")))
                .list();
        return database.sql("""
                        select code, display, definition, inactive, properties from samtykke.concept
                         where code_system = ? and code = any (?) order by place""")
                .params(system.id(), wanted)
                .query((row, _) -> concept(row, names, parents))
                .list();
    }

    private static Concept concept(ResultSet row, Map<String, List<Name>> names, Map<String, List<String>> parents)
            throws SQLException {
        String code = row.getString("code");
        return new Concept(
                code,
                row.getString("display"),
                row.getString("definition"),
                row.getBoolean("inactive"),
                parents.getOrDefault(code, List.of()),
                names.getOrDefault(code, List.of()),
                properties(row.getString("properties")));
    }

    private static List<Property> properties(String json) {
        try {
            return JSON.readValue(json, PROPERTIES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
