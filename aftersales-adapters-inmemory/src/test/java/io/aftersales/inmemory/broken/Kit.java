package io.aftersales.inmemory.broken;

import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs a contract on an adapter and tells the numbers of the rules it breaks. */
final class Kit {
    private Kit() {}

    private static final class Repository extends CaseRepositoryContract {
        private final Supplier<Delegating> adapter;

        Repository(Supplier<Delegating> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected Storage emptyStorage() {
            Delegating made = adapter.get();
            return new Storage(made, made);
        }
    }

    private static final class Outbox extends OutboxContract {
        private final Supplier<Delegating> adapter;

        Outbox(Supplier<Delegating> adapter) {
            this.adapter = adapter;
        }

        @Override
        protected Storage emptyStorage() {
            Delegating made = adapter.get();
            return new Storage(made, made);
        }
    }

    static Set<Integer> brokenAsRepository(Supplier<Delegating> adapter) {
        return broken(Repository.class, () -> new Repository(adapter));
    }

    static Set<Integer> brokenAsOutbox(Supplier<Delegating> adapter) {
        return broken(Outbox.class, () -> new Outbox(adapter));
    }

    private static Set<Integer> broken(Class<?> contract, Supplier<Object> instance) {
        List<Method> starts = new ArrayList<>();
        List<Method> rules = new ArrayList<>();
        for (Class<?> type = contract; type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                method.setAccessible(true);
                if (method.isAnnotationPresent(BeforeEach.class)) {
                    starts.add(method);
                } else if (method.isAnnotationPresent(Test.class)) {
                    rules.add(method);
                }
            }
        }
        var broken = new TreeSet<Integer>();
        for (Method rule : rules) {
            Object fresh = instance.get();
            if (!starts.stream().allMatch(start -> passes(start, fresh)) || !passes(rule, fresh)) {
                broken.add(Integer.parseInt(rule.getName().substring(4, 6)));
            }
        }
        return broken;
    }

    private static boolean passes(Method method, Object on) {
        try {
            method.invoke(on);
            return true;
        } catch (InvocationTargetException e) {
            return false;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
