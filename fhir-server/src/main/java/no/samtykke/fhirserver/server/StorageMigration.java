package no.samtykke.fhirserver.server;

import ca.uhn.fhir.jpa.migrate.DriverTypeEnum;
import ca.uhn.fhir.jpa.migrate.HapiMigrationStorageSvc;
import ca.uhn.fhir.jpa.migrate.HapiMigrator;
import ca.uhn.fhir.jpa.migrate.dao.HapiMigrationDao;
import ca.uhn.fhir.jpa.migrate.tasks.HapiFhirJpaMigrationTasks;
import ca.uhn.fhir.util.VersionEnum;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Brings HAPI's own tables to the version of the library, when the server starts.
 *
 * <p>Several nodes may start at once: HAPI's migrator takes a lock row first. Our tables are migrated by Flyway, in the
 * schema {@code samtykke}.
 */
class StorageMigration {

    private static final String HISTORY_TABLE = "FLY_HFJ_MIGRATION";

    StorageMigration(DataSource dataSource) {
        var history = new HapiMigrationStorageSvc(
                new HapiMigrationDao(dataSource, DriverTypeEnum.POSTGRES_9_4, HISTORY_TABLE));
        history.createMigrationTableIfRequired();
        var migrator = new HapiMigrator(HISTORY_TABLE, dataSource, DriverTypeEnum.POSTGRES_9_4);
        migrator.addTasks(new HapiFhirJpaMigrationTasks(Set.of()).getAllTasks(VersionEnum.values()));
        migrator.migrate();
    }
}
