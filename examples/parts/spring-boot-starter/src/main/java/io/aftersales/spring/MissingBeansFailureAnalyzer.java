package io.aftersales.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a developer which beans after-sales waits for, in place of a stack trace. */
final class MissingBeansFailureAnalyzer extends AbstractFailureAnalyzer<MissingBeans> {
    @Override
    protected FailureAnalysis analyze(Throwable root, MissingBeans cause) {
        String why = cause.whyNoTables();
        String tables = why == null ? "" : "\n\nNo cases can be stored in a database of the host: " + why + ".";
        return new FailureAnalysis(
                "After-sales cannot be assembled. There is no bean of the types\n\n" + cause.types() + tables,
                "Declare a bean for each of these types; one class may implement several."
                        + (why == null ? "" : " For the repositories, add what is said to be missing instead."),
                cause);
    }
}
