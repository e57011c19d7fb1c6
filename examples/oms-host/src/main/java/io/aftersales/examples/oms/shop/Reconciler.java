package io.aftersales.examples.oms.shop;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.finance.Movement;
import io.aftersales.domain.finance.Movement.Direction;
import io.aftersales.domain.finance.PaymentMatch;
import io.aftersales.domain.finance.Reconciliation;
import io.aftersales.domain.finance.Reconciliation.Finding;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the journal of all orders with a provider's statement: by key, and by transaction where one side has no key. */
public final class Reconciler {
    private static final int PART = 1_000;

    private final CaseRepository cases;
    private final InstantSource clock;

    /** Creates a comparison with the journal of these cases. */
    public Reconciler(CaseRepository cases, InstantSource clock) {
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Payment as both sides recorded it.
     *
     * @param key the key; empty where neither side names it
     * @param transaction the provider's id; empty where neither side names it
     * @param order the order; null where the journal does not have the payment
     * @param caseId the case; null where the journal does not have the payment, or no case is named there
     * @param here the amount in the journal; null when it is not there
     * @param there the amount in the statement; null when it is not there
     * @param timesThere how often the statement has it
     */
    public record Compared(
            Finding finding,
            String key,
            String transaction,
            Direction direction,
            @Nullable OrderId order,
            @Nullable CaseId caseId,
            @Nullable Money here,
            @Nullable Money there,
            int timesThere) {}

    /**
     * Result of a comparison.
     *
     * @param from the moment from which the statement counted as complete
     * @param until the moment up to which it did
     * @param all every payment, those that differ first
     */
    public record Result(Instant from, Instant until, List<Compared> all) {
        /** Copies the list. */
        public Result {
            all = List.copyOf(all);
        }
    }

    /**
     * The time in which a statement is complete.
     *
     * @param from the first moment; null for the time of the oldest row, and in a statement without rows for the beginning of the journal
     * @param until the last moment; null for the time of the newest row, and in a statement without rows for now
     */
    public record Period(@Nullable Instant from, @Nullable Instant until) {}

    /**
     * Compares a statement, in the format of {@link Statement}. Refuses NOT_FOR_ROLE to all but finance, and UNREADABLE_STATEMENT with all
     * rows that cannot be read.
     */
    public Either<Rejection, Result> compare(Actor by, String csv, Period period) {
        if (by.role() != Role.FINANCE) {
            return Either.left(new ShopRejection.NotForRole(by.role()));
        }
        return Statement.read(csv).map(statement -> compare(statement, period)).mapLeft(Reconciler::unreadable);
    }

    /**
     * Compares a statement. What the journal has from before the period is left out, unless the statement names it; what is newer stays
     * open, and so does a payment under way of which it is not known whether it was made.
     */
    public Result compare(Statement statement, Period period) {
        Instant begins = Objects.requireNonNullElseGet(
                period.from(), () -> statement.oldest().orElse(Instant.EPOCH));
        Instant ends = Objects.requireNonNullElseGet(
                period.until(), () -> statement.newest().orElseGet(clock::instant));
        return new Result(begins, ends, compared(statement, begins, new Reconciliation(ends)));
    }

    /** All that is wrong with each row. */
    private static Rejection unreadable(List<Statement.BadRow> faults) {
        var rows = new TreeMap<Integer, String>();
        faults.forEach(each ->
                rows.merge(Math.toIntExact(each.line()), each.inEnglish(), (before, more) -> before + "; " + more));
        return new ShopRejection.UnreadableStatement(rows.entrySet().stream()
                .map(each -> new ShopRejection.BadRow(each.getKey(), each.getValue()))
                .toList());
    }

    private List<Compared> compared(Statement statement, Instant from, Reconciliation reconciliation) {
        var byKey = new LinkedHashMap<String, PaymentMatch<Listed>>();
        var byTransaction = new LinkedHashMap<String, PaymentMatch<Listed>>();
        var done = new ArrayList<PaymentMatch<Listed>>();
        Stream.of(
                        journal(statement, from),
                        underWay(),
                        statement.movements().stream().map(each -> new Listed(each, null, null)))
                .flatMap(each -> each)
                .forEach(each -> {
                    Movement movement = each.movement();
                    if (!movement.key().isEmpty()) {
                        add(each, match(byKey, movement, movement.key()));
                    } else if (!movement.transaction().isEmpty()) {
                        add(each, match(byTransaction, movement, movement.transaction()));
                    } else {
                        var alone = new PaymentMatch<>(Listed::movement);
                        add(each, alone);
                        done.add(alone);
                    }
                });
        for (PaymentMatch<Listed> each : byKey.values()) {
            String transaction = each.openTransaction();
            if (transaction.isEmpty()) {
                done.add(each);
            } else {
                each.all().forEach(one -> add(one, match(byTransaction, one.movement(), transaction)));
            }
        }
        done.addAll(byTransaction.values());
        return done.stream()
                .map(each -> compared(each, reconciliation))
                .sorted(Comparator.comparing(each -> each.finding() == Finding.MATCHED))
                .toList();
    }

    private static PaymentMatch<Listed> match(
            Map<String, PaymentMatch<Listed>> matches, Movement movement, String name) {
        return matches.computeIfAbsent(
                PaymentMatch.name(movement, name), unseen -> new PaymentMatch<>(Listed::movement));
    }

    private static void add(Listed each, PaymentMatch<Listed> match) {
        if (each.order() == null) {
            match.addThere(each);
        } else {
            match.addHere(each);
        }
    }

    /** Returns the movements at providers in the journal, from a moment on and those that the statement names. */
    private Stream<Listed> journal(Statement statement, Instant from) {
        Set<String> named = statement.names();
        var all = new ArrayList<Listed>();
        long after = 0;
        List<JournalEntry> part;
        do {
            part = cases.journal(after, PART);
            for (JournalEntry line : part) {
                after = line.sequence();
                movement(line)
                        .filter(each -> !each.movement().at().isBefore(from)
                                || named.contains(each.movement().key())
                                || named.contains(each.movement().transaction()))
                        .forEach(all::add);
            }
        } while (part.size() == PART);
        return all.stream();
    }

    private static Stream<Listed> movement(JournalEntry line) {
        return Movement.of(line.entry(), line.currency()).stream()
                .filter(Movement::isKnown) // a payment that is owed is among those under way
                .map(movement -> new Listed(movement, line.order(), line.entry().caseId()));
    }

    /** Returns the payments under way, parked ones among them, which may or may not have been made. */
    private Stream<Listed> underWay() {
        var all = new ArrayList<Listed>();
        List<AfterSalesCase> part = cases.casesOwing(null, PART);
        while (!part.isEmpty()) {
            part.forEach(each -> each.refund().parts().stream()
                    .filter(payment -> payment.isMoney() && payment.state() == RefundPart.State.OPEN)
                    .map(payment -> underWay(payment, each))
                    .forEach(all::add));
            part = part.size() < PART
                    ? List.of()
                    : cases.casesOwing(part.get(PART - 1).id(), PART);
        }
        return all.stream();
    }

    private Listed underWay(RefundPart payment, AfterSalesCase of) {
        var movement = new Movement(
                payment.key().value(),
                "",
                Direction.OUT,
                payment.amount().minor(),
                payment.amount().currency().getCurrencyCode(),
                clock.instant(),
                false);
        return new Listed(movement, of.id().order(), of.id());
    }

    /** A movement, with its order and case where it is from the journal. */
    private record Listed(
            Movement movement,
            @Nullable OrderId order,
            @Nullable CaseId caseId) {}

    private static Compared compared(PaymentMatch<Listed> match, Reconciliation reconciliation) {
        List<Listed> here = match.here();
        List<Movement> ours = here.stream().map(Listed::movement).toList();
        List<Movement> theirs = match.there().stream().map(Listed::movement).toList();
        return new Compared(
                match.finding(reconciliation),
                first(match, Movement::key),
                first(match, Movement::transaction),
                match.all().get(0).movement().direction(),
                here.isEmpty() ? null : here.get(0).order(),
                here.isEmpty() ? null : here.get(0).caseId(),
                sum(
                        ours.stream().anyMatch(Movement::isKnown)
                                ? ours.stream().filter(Movement::isKnown).toList()
                                : ours),
                sum(theirs),
                theirs.size());
    }

    private static String first(PaymentMatch<Listed> match, Function<Movement, String> name) {
        return match.all().stream()
                .map(each -> name.apply(each.movement()))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static @Nullable Money sum(List<Movement> side) {
        return side.isEmpty()
                ? null
                : Money.ofMinor(
                        side.stream().mapToLong(Movement::amount).reduce(0, Math::addExact),
                        side.get(0).currency());
    }
}
