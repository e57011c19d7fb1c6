package io.aftersales.domain.finance;

import io.aftersales.domain.finance.Reconciliation.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Collects what a journal and a provider's statement have about one payment: rows of one direction that share a key or a transaction.
 *
 * <p>Rows that name a key are matched by it first. Where one side alone has the key, because the other does not know keys, the rows are matched
 * once more, under {@link #openTransaction}, with the rows that name no key. Rows that name neither stand alone.
 *
 * @param <R> a row of either side, as the caller has it
 */
public final class PaymentMatch<R> {
    private final Function<R, Movement> movement;
    private final List<R> here = new ArrayList<>(1);
    private final List<R> there = new ArrayList<>(1);

    /**
     * Starts without rows.
     *
     * @param movement returns the movement of a row
     */
    public PaymentMatch(Function<R, Movement> movement) {
        this.movement = movement;
    }

    /** Returns what rows have to share to be of one match: the direction, and a key or a transaction. */
    public static String name(Movement movement, String keyOrTransaction) {
        return movement.direction() + " " + keyOrTransaction;
    }

    /** Adds a row of the journal. */
    public void addHere(R row) {
        here.add(row);
    }

    /** Adds a row of the statement. */
    public void addThere(R row) {
        there.add(row);
    }

    /** The rows of the journal, in the order in which they were added. */
    public List<R> here() {
        return List.copyOf(here);
    }

    /** The rows of the statement, in the order in which they were added. */
    public List<R> there() {
        return List.copyOf(there);
    }

    /** The rows of both sides, those of the journal first. */
    public List<R> all() {
        return Stream.concat(here.stream(), there.stream()).toList();
    }

    /**
     * Returns the transaction under which rows that one side alone has are to be matched once more; empty when both sides have the payment,
     * or the rows name no transaction, or more than one that was not undone.
     */
    public String openTransaction() {
        if (!here.isEmpty() && !there.isEmpty()) {
            return "";
        }
        var sums = new LinkedHashMap<String, Long>();
        all().stream().map(movement).forEach(each -> sums.merge(each.transaction(), each.amount(), Math::addExact));
        List<String> made = sums.keySet().stream()
                .filter(name -> sums.getOrDefault(name, 0L) != 0)
                .toList();
        List<String> names = made.isEmpty() ? List.copyOf(sums.keySet()) : made;
        return names.size() == 1 ? names.get(0) : "";
    }

    /** Compares both sides. Throws {@link IllegalArgumentException} without any row. */
    public Finding finding(Reconciliation reconciliation) {
        return reconciliation.of(
                here.stream().map(movement).toList(),
                there.stream().map(movement).toList());
    }
}
