package io.aftersales.inmemory.broken;

import java.util.Set;
import java.util.function.Supplier;

/**
 * An adapter that breaks rules.
 *
 * @param name what it does
 * @param contract the contract it is run under
 * @param rules the numbers of the rules it breaks
 */
record Row(String name, Supplier<?> contract, Set<Integer> rules) {

    static Row of(String name, Supplier<?> contract, Integer... rules) {
        return new Row(name, contract, Set.of(rules));
    }

    /** The class of the kit that states the rules. */
    Class<?> stated() {
        Class<?> type = contract.get().getClass();
        while (!type.getPackageName().endsWith(".tck")) {
            type = type.getSuperclass();
        }
        return type;
    }

    @Override
    public String toString() {
        return stated().getSimpleName() + ", " + name + ": " + rules;
    }
}
