package io.aftersales.domain.finance;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what the journal has with what the provider's statement has, of one and the same thing. */
public final class Reconciliation {
    private final Instant statementEnds;

    /**
     * A comparison.
     *
     * @param statementEnds the moment up to which the statement tells everything
     */
    public Reconciliation(Instant statementEnds) {
        this.statementEnds = statementEnds;
    }

    /** What came of a comparison. */
    public enum Finding {
        /** Both have it, with the same amount. */
        MATCHED,
        /** The journal has it, the statement does not. */
        MISSING_THERE,
        /** The statement has it, the journal does not. */
        MISSING_HERE,
        /** Both have it, with other amounts or currencies; a payment that was made twice among them. */
        AMOUNT_DIFFERS,
        /**
         * Both have something, and it is not sure that it is the same: under one key another transaction, under one transaction another
         * key, or a payment that the journal only knows to be owed.
         */
        IN_DOUBT,
        /** The journal has it, and it is newer than the statement, or owed and not known to be paid: to be looked at again. */
        OPEN
    }

    /**
     * Of movements that share a key or a transaction, and their direction. At least one side has something.
     *
     * @param here those of the journal
     * @param there those of the statement
     */
    public Finding of(List<Movement> here, List<Movement> there) {
        if (here.isEmpty() && there.isEmpty()) {
            throw new IllegalArgumentException("nothing to compare on either side");
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

    private boolean isOpen(Movement movement) {
        return !movement.isKnown() || movement.at().isAfter(statementEnds);
    }

    private static Object sums(List<Movement> movements) {
        return movements.stream()
                .collect(Collectors.groupingBy(
                        Movement::currency, Collectors.reducing(0L, Movement::amount, Math::addExact)));
    }

    /** Whether each side names something, and they have nothing in common. */
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
