package io.aftersales.ports.tck;

import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Runs a contract on an adapter and tells which of its rules the adapter breaks: for tests of the kit with adapters that are broken. */
public final class BrokenRules {
    private BrokenRules() {}

    /**
     * What came of running a contract.
     *
     * @param broken the numbers of the rules that fail
     * @param skipped the numbers of the rules that are skipped, for what the adapter does not claim or its host cannot bring about
     */
    public record Finding(Set<Integer> broken, Set<Integer> skipped) {}

    private enum Result {
        PASSED,
        FAILED,
        SKIPPED
    }

    /** Runs every rule of a contract, each on an instance of its own. */
    public static Finding of(Supplier<?> contract) {
        Class<?> type = contract.get().getClass();
        var finding = new Finding(new TreeSet<>(), new TreeSet<>());
        for (Method rule : rules(type)) {
            Object fresh = contract.get();
            Result result = Result.PASSED;
            for (Method start : methods(type, BeforeEach.class)) {
                result = result == Result.PASSED ? run(start, fresh) : result;
            }
            result = result == Result.PASSED ? run(rule, fresh) : result;
            if (result != Result.PASSED) {
                (result == Result.FAILED ? finding.broken() : finding.skipped()).add(number(rule));
            }
        }
        return finding;
    }

    /** Returns the rules of a contract, without tests that the test of an adapter adds. */
    private static List<Method> rules(Class<?> contract) {
        return methods(contract, Test.class).stream()
                .filter(method -> method.getName().matches("rule\\d\\d_.*"))
                .toList();
    }

    /** Returns the number of a rule's test. */
    public static int number(Method rule) {
        return Integer.parseInt(rule.getName().substring(4, 6));
    }

    /** Returns the methods of a contract with an annotation, those of its parents among them. */
    public static List<Method> methods(Class<?> contract, Class<? extends Annotation> annotation) {
        var methods = new ArrayList<Method>();
        for (Class<?> type = contract; type != Object.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(annotation)) {
                    method.setAccessible(true);
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    /** Runs the rule with this number, and returns the failure that a host reads; null when there is none. */
    public static @Nullable Throwable failure(Supplier<?> contract, int rule) {
        Object fresh = contract.get();
        return Stream.concat(
                        methods(fresh.getClass(), BeforeEach.class).stream(),
                        rules(fresh.getClass()).stream().filter(method -> number(method) == rule))
                .map(method -> thrown(method, fresh))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Result run(Method method, Object on) {
        Throwable thrown = thrown(method, on);
        if (thrown == null) {
            return Result.PASSED;
        }
        return thrown instanceof TestAbortedException ? Result.SKIPPED : Result.FAILED;
    }

    private static @Nullable Throwable thrown(Method method, Object on) {
        try {
            method.invoke(on);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
