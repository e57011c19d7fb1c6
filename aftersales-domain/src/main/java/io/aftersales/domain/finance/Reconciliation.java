package io.aftersales.domain.finance;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Compares the movements in the journal with those in the provider's statement. Each comparison is about one and the same payment. */
public final class Reconciliation {
    private final Instant statementEnds;

    /**
     * Starts comparisons with a statement.
     *
     * @param statementEnds the moment up to which the statement is complete
     */
    public Reconciliation(Instant statementEnds) {
        this.statementEnds = statementEnds;
    }

    /** The result of a comparison. */
    public enum Finding {
        /** Both sides have the payment, with the same amount; or neither has, because the journal undoes what it says was paid. */
        MATCHED,
        /** The journal has the payment, the statement does not. */
        MISSING_THERE,
        /** The statement has the payment, the journal does not. */
        MISSING_HERE,
        /** Both sides have the payment, with other amounts or currencies; a payment that was made twice is among these. */
        AMOUNT_DIFFERS,
        /**
         * Both sides have a payment that may not be the same: another transaction under one key, another key under one transaction, or a
         * payment that the journal only knows to be owed.
         */
        IN_DOUBT,
        /**
         * The journal has the payment, and the payment is newer than the statement, or owed and not known to be made: check it again later.
         */
        OPEN
    }

    /**
     * Compares movements that share a key or a transaction, and their direction. At least one side has a movement; otherwise an {@link
     * IllegalArgumentException} is thrown.
     *
     * @param here the movements of the journal
     * @param there the movements of the statement
     */
    public Finding of(List<Movement> here, List<Movement> there) {
        if (here.isEmpty() && there.isEmpty()) {
            throw new IllegalArgumentException("nothing to compare on either side");
        }
        if (there.isEmpty() && isUndone(here)) {
            return Finding.MATCHED;
        }
        if (there.isEmpty()) {
            return here.stream().allMatch(this::isOpen) ? Finding.OPEN : Finding.MISSING_THERE;
        }
        if (here.isEmpty()) {
            return Finding.MISSING_HERE;
        }
        List<Movement> known = here.stream().filter(Movement::isKnown).toList();
        if (known.isEmpty()) {
            return Finding.IN_DOUBT;
        }
        if (!sums(known).equals(sums(there))) {
            return Finding.AMOUNT_DIFFERS;
        }
        return contradict(known, there, Movement::transaction) || contradict(known, there, Movement::key)
                ? Finding.IN_DOUBT
                : Finding.MATCHED;
    }

    /** Tells whether the journal undoes what it says was paid; the undoing stands alone where the payment is older than the comparison. */
    private static boolean isUndone(List<Movement> here) {
        return here.stream().anyMatch(each -> each.amount() < 0)
                && sums(here).values().stream().allMatch(sum -> sum == 0);
    }

    private boolean isOpen(Movement movement) {
        return !movement.isKnown() || movement.at().isAfter(statementEnds);
    }

    /** Adds movements up by currency. What undoes a payment takes from the payments before it alone, one of which may not be compared. */
    private static Map<String, Long> sums(List<Movement> movements) {
        var sums = new HashMap<String, Long>();
        movements.stream().sorted(Comparator.comparing(Movement::at)).forEach(each -> {
            long sum = Math.addExact(sums.getOrDefault(each.currency(), 0L), each.amount());
            sums.put(each.currency(), each.amount() < 0 ? Math.max(0, sum) : sum);
        });
        return sums;
    }

    /** Tells whether both sides name keys or transactions and have none in common. */
    private static boolean contradict(List<Movement> here, List<Movement> there, Function<Movement, String> named) {
        Set<String> ours = names(here, named);
        Set<String> theirs = names(there, named);
        return !ours.isEmpty() && !theirs.isEmpty() && ours.stream().noneMatch(theirs::contains);
    }

    private static Set<String> names(List<Movement> movements, Function<Movement, String> named) {
        var names = new HashSet<String>();
        for (Movement movement : movements) {
            if (!named.apply(movement).isEmpty()) {
                names.add(named.apply(movement));
            }
        }
        return names;
    }
}
