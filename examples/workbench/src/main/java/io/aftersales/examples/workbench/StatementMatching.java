package io.aftersales.examples.workbench;

import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Movement.Direction;
import io.aftersales.domain.finance.PaymentMatch;
import io.aftersales.domain.finance.Reconciliation;
import io.aftersales.domain.finance.Reconciliation.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Matches a journal with a statement: first by idempotency key, and the rest by transaction id. Both lists may have any size and order. */
final class StatementMatching implements AutoCloseable {
    private final Spool byKey = new Spool();
    private final Spool byTransaction = new Spool();
    private final List<ListedMovement> nameless = new ArrayList<>();
    private Instant newest = Instant.MIN;

    /** Adds a movement of either list. */
    void add(ListedMovement each) {
        Movement movement = each.movement();
        if (!each.isOurs() && movement.at().isAfter(newest)) {
            newest = movement.at();
        }
        if (!movement.key().isEmpty()) {
            byKey.add(movement.key(), each);
        } else if (!movement.transaction().isEmpty()) {
            byTransaction.add(movement.transaction(), each);
        } else {
            nameless.add(each);
        }
    }

    /**
     * Passes the finding of each key or transaction to a consumer.
     *
     * @param statementEnds the time up to which the statement is complete; null for the time of its newest movement
     * @param taker the consumer of the findings
     */
    void compare(@Nullable Instant statementEnds, Consumer<Compared> taker) {
        var reconciliation = new Reconciliation(statementEnds == null ? newest : statementEnds);
        byKey.forEachPart(part -> grouped(part).values().forEach(group -> {
            String transaction = group.openTransaction();
            if (transaction.isEmpty()) {
                taker.accept(compared(group, reconciliation));
            } else {
                group.all().forEach(each -> byTransaction.add(transaction, each));
            }
        }));
        byTransaction.forEachPart(
                part -> grouped(part).values().forEach(group -> taker.accept(compared(group, reconciliation))));
        for (ListedMovement each : nameless) {
            PaymentMatch<ListedMovement> alone = match();
            add(each, alone);
            taker.accept(compared(alone, reconciliation));
        }
    }

    private static Map<String, PaymentMatch<ListedMovement>> grouped(Consumer<Spool.Taker> part) {
        var groups = new TreeMap<String, PaymentMatch<ListedMovement>>();
        part.accept((name, each) ->
                add(each, groups.computeIfAbsent(PaymentMatch.name(each.movement(), name), unseen -> match())));
        return groups;
    }

    private static PaymentMatch<ListedMovement> match() {
        return new PaymentMatch<>(ListedMovement::movement);
    }

    private static void add(ListedMovement each, PaymentMatch<ListedMovement> group) {
        if (each.isOurs()) {
            group.addHere(each);
        } else {
            group.addThere(each);
        }
    }

    private static Compared compared(PaymentMatch<ListedMovement> group, Reconciliation reconciliation) {
        List<ListedMovement> here = group.here();
        List<ListedMovement> there = group.there();
        ListedMovement first = here.isEmpty() ? there.get(0) : here.get(0);
        ListedMovement second = there.isEmpty() ? first : there.get(0);
        Movement named = first.movement();
        return new Compared(
                group.finding(reconciliation),
                named.key().isEmpty() ? second.movement().key() : named.key(),
                named.transaction().isEmpty() ? second.movement().transaction() : named.transaction(),
                named.direction(),
                first.order(),
                named.currency(),
                sum(here),
                sum(there),
                currencies(there));
    }

    /** Returns the currency of a side, more than one of them separated by a blank; empty for a side without movements. */
    private static String currencies(List<ListedMovement> side) {
        return side.stream()
                .map(each -> each.movement().currency())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static @Nullable Long sum(List<ListedMovement> side) {
        return side.isEmpty()
                ? null
                : side.stream().mapToLong(each -> each.movement().amount()).reduce(0, Math::addExact);
    }

    /**
     * Finding of one key or transaction.
     *
     * @param here minor units in the journal; null when the journal has no movement of it
     * @param there minor units in the statement; null when the statement has no movement of it
     * @param statementCurrency the currency in the statement; empty when the statement has no movement of it
     */
    record Compared(
            Finding finding,
            String key,
            String transaction,
            Direction direction,
            String order,
            String currency,
            @Nullable Long here,
            @Nullable Long there,
            String statementCurrency) {}

    @Override
    public void close() {
        byKey.close();
        byTransaction.close();
    }
}
