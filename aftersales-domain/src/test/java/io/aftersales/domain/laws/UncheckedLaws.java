package io.aftersales.domain.laws;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutionResult.Status;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import org.opentest4j.TestAbortedException;

/**
 * Reports a law as skipped, with the reason, when not one of the orders could be checked against it: the host does not tell the figure that it
 * needs, or no order became a sale.
 */
final class UncheckedLaws implements AroundPropertyHook {
    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext law, PropertyExecutor property) {
        PropertyExecutionResult result = property.execute();
        boolean ofTheKit = law.targetMethod().getDeclaringClass() == RefundLaws.class;
        if (!ofTheKit || result.status() != Status.SUCCESSFUL) {
            return result;
        }
        return ((RefundLaws<?>) law.testInstance())
                .whyUnchecked()
                .map(reason -> result.mapToAborted(new TestAbortedException(reason)))
                .orElse(result);
    }
}
