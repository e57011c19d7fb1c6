package io.aftersales.inmemory.broken;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.aftersales.inmemory.InMemoryOrdersTest;
import io.aftersales.inmemory.InMemoryPricesContractTest;
import io.aftersales.ports.tck.SkippedRules;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** A host is told which rules were skipped, and why. */
class SkippedRulesTest {
    private static final JavaClasses KIT = new ClassFileImporter().importPackages("io.aftersales.ports.tck");

    private final Map<Object, Object> stored = new HashMap<>();

    @Test
    void everySkippedRuleIsCountedOnceAndPrintedWithItsReason() throws NoSuchMethodException {
        Method rule = SkippedRulesTest.class.getDeclaredMethod("everySkippedRuleIsCountedOnceAndPrintedWithItsReason");
        skip(InMemoryPricesContractTest.class, rule, "the shop has no prices");
        skip(InMemoryOrdersTest.class, rule, "the shop has no orders");
        skip(InMemoryOrdersTest.class, rule, "the shop has no orders");

        assertThat(stored.values()).singleElement().hasToString("""
                Rules of the contract kit that were skipped: 2
                  InMemoryOrdersTest, %1$s: the shop has no orders
                  InMemoryPricesContractTest, %1$s: the shop has no prices""".formatted(rule.getName()));
        assertThat(stored.values()).as("JUnit closes it, and so prints it").allMatch(AutoCloseable.class::isInstance);
    }

    private void skip(Class<?> test, Method rule, String reason) {
        new SkippedRules().testAborted(context(test, rule), new TestAbortedException(reason));
    }

    private ExtensionContext context(Class<?> test, Method rule) {
        Object store = Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ExtensionContext.Store.class},
                (self, method, asked) ->
                        method.getName().equals("put") ? stored.put(asked[0], asked[1]) : stored.get(asked[0]));
        return (ExtensionContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ExtensionContext.class},
                (self, method, asked) -> switch (method.getName()) {
                    case "getRoot" -> self;
                    case "getStore" -> store;
                    case "getRequiredTestClass" -> test;
                    case "getRequiredTestMethod" -> rule;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Test
    void everyContractTellsWhatItSkips() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Contract")
                .should()
                .beAnnotatedWith(ExtendWith.class)
                .check(KIT);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Assumptions.class)
                .check(KIT);
    }
}
