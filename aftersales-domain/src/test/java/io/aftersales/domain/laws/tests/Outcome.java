package io.aftersales.domain.laws.tests;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.aftersales.domain.laws.RefundLaws;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * What came of running the laws over a mapping.
 *
 * @param passed the laws that hold
 * @param skipped the laws that could not be checked, with the reason
 * @param broken the laws that are broken, with the message that a host reads
 */
record Outcome(Set<String> passed, Map<String, String> skipped, Map<String, String> broken) {

    /** Runs the laws as the build of a host does, with fewer tries. */
    static Outcome of(Class<? extends RefundLaws<?>> laws) {
        var outcome = new Outcome(new TreeSet<>(), new TreeMap<>(), new TreeMap<>());
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(laws))
                .configurationParameter("jqwik.tries.default", "100")
                .configurationParameter("jqwik.edgecases.default", "NONE")
                .configurationParameter("jqwik.database", "target/jqwik-laws")
                .configurationParameter("jqwik.failures.after.default", "RANDOM_SEED")
                .configurationParameter("jqwik.reporting.usejunitplatform", "true")
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                test.getSource()
                        .filter(MethodSource.class::isInstance)
                        .map(source -> ((MethodSource) source).getMethodName())
                        .ifPresent(law -> outcome.add(law, result));
            }
        });
        return outcome;
    }

    private void add(String law, TestExecutionResult result) {
        String message = result.getThrowable().map(Throwable::getMessage).orElse("");
        switch (result.getStatus()) {
            case SUCCESSFUL -> passed.add(law);
            case ABORTED -> skipped.put(law, message);
            case FAILED -> broken.put(law, message);
        }
    }
}
