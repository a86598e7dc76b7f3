package no.samtykke.e2e.stack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the {@link Stack} as a parameter. The first that asks starts it; it is stopped when the run is over. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithStack.Extension.class)
public @interface WithStack {

    /**
     * What JUnit locks, {@link org.junit.jupiter.api.parallel.ResourceLock}: those who count all rows, or search them,
     * want nobody beside them who makes some.
     */
    String ALL_ROWS = "all rows";

    /** One stack for the whole run, kept in JUnit's root store. */
    final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stack.class;
        }

        @Override
        public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Running.class, _ -> new Running(Stack.start()), Running.class)
                    .stack();
        }

        private record Running(Stack stack) implements ExtensionContext.Store.CloseableResource {

            @Override
            public void close() {
                stack.close();
            }
        }
    }
}
