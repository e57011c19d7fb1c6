package io.aftersales.domain.mutation;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.lifecycle.AroundTryHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.Store;
import net.jqwik.api.lifecycle.TryExecutionResult;
import net.jqwik.api.lifecycle.TryExecutor;
import net.jqwik.api.lifecycle.TryLifecycleContext;

/**
 * Ends a property after as many tries as the system property {@code tries.most} says, however many it asks for: a run of PIT repeats
 * the properties of a package thousands of times. Without the system property nothing changes.
 */
public final class FewerTries implements AroundTryHook {
    private static final int MOST = Integer.getInteger("tries.most", Integer.MAX_VALUE);

    @Override
    public TryExecutionResult aroundTry(TryLifecycleContext context, TryExecutor tried, List<Object> parameters) {
        TryExecutionResult result = tried.execute(parameters);
        if (MOST == Integer.MAX_VALUE || !result.isSatisfied()) {
            return result;
        }
        Store<AtomicInteger> tries = Store.getOrCreate(FewerTries.class, Lifespan.PROPERTY, AtomicInteger::new);
        return tries.get().incrementAndGet() < MOST ? result : TryExecutionResult.satisfied(true);
    }

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }
}
