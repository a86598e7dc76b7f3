package no.samtykke.fhirserver.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sees every SQL statement on its way to PostgreSQL. */
@Configuration
class CountedStatements {

    private static final List<String> SEEN = new CopyOnWriteArrayList<>();

    /** The statements that an action makes the server send. Nothing else may run meanwhile. */
    static List<String> during(Runnable action) {
        SEEN.clear();
        action.run();
        return List.copyOf(SEEN);
    }

    @Bean
    static BeanPostProcessor countingDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource
                        ? ProxyDataSourceBuilder.create(dataSource)
                                .listener(new Listener())
                                .build()
                        : bean;
            }
        };
    }

    private static final class Listener implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            // HAPI also works in the background; a request is served on a thread of the container, a copy on its own.
            String thread = Thread.currentThread().getName();
            if (thread.contains("-exec-") || thread.equals("copy")) {
                queries.forEach(query -> SEEN.add(query.getQuery()));
            }
        }
    }
}
