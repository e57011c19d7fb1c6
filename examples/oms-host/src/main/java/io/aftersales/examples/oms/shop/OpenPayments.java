package io.aftersales.examples.oms.shop;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.FileDesk;
import io.aftersales.ports.repositories.Outbox;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payments that are owed to buyers over all orders and not made for certain: what a shop's books owe at the end of a month. */
public final class OpenPayments {
    private static final int PART = 500;

    private final FileDesk files;
    private final Outbox outbox;

    /** Creates the list over the cases that owe money, and the outbox that tells how far their payments are. */
    public OpenPayments(FileDesk files, Outbox outbox) {
        this.files = files;
        this.outbox = outbox;
    }

    /** Progress of a payment that is owed. */
    public enum Progress {
        /** The payment is owed and was not sent yet; points wait for the money of their case. */
        OWED,
        /** The payment was sent and has no final answer: the buyer may have the money. */
        IN_DOUBT,
        /** The payment was given up and is left to finance: the buyer may have the money. */
        PARKED,
        /** One person has stated what became of a parked payment, and another has to agree. */
        SECOND_PERSON,
        /** Finance pays by hand and confirms it. */
        BY_HAND,
        /** The payment has failed on every way, or came back: finance retries it. */
        FAILED
    }

    /**
     * Payment that is owed.
     *
     * @param part the payment as its case has it
     * @param since since when it is in this progress
     */
    public record Row(CaseId caseId, RefundPart part, Progress progress, Instant since) {}

    /**
     * Part of the list.
     *
     * @param next the case after which the next part begins; null after the last part
     */
    public record Rows(List<Row> rows, @Nullable CaseId next) {}

    /** Sum of the payments of one currency and progress. */
    public record Total(Progress progress, long payments, Money amount) {}

    /**
     * Returns what is owed, by order and case. Refuses NOT_PERMITTED to all but finance.
     *
     * @param after the case of the last row of the part before; null to begin
     * @param cases the most cases of a part
     */
    public Either<Rejection, Rows> list(Actor by, @Nullable CaseId after, int cases) {
        return files.casesOwing(by, after, cases)
                .map(found -> new Rows(
                        found.stream().flatMap(this::rows).toList(),
                        found.size() < cases
                                ? null
                                : found.get(found.size() - 1).id()));
    }

    /** Returns the sums of all that is owed, by currency and progress. Refuses NOT_PERMITTED to all but finance. */
    public Either<Rejection, List<Total>> totals(Actor by) {
        Map<String, Total> totals = new TreeMap<>();
        CaseId after = null;
        do {
            Either<Rejection, Rows> part = list(by, after, PART);
            if (part.isLeft()) {
                return Either.left(part.getLeft());
            }
            for (Row row : part.get().rows()) {
                Money amount = row.part().amount();
                totals.merge(
                        amount.currency() + " " + row.progress().ordinal(),
                        new Total(row.progress(), 1, amount),
                        (one, more) -> new Total(
                                one.progress(),
                                one.payments() + more.payments(),
                                one.amount().plus(more.amount())));
            }
            after = part.get().next();
        } while (after != null);
        return Either.right(new ArrayList<>(totals.values()));
    }

    private Stream<Row> rows(AfterSalesCase subject) {
        return subject.refund().parts().stream()
                .filter(part -> part.state() != RefundPart.State.PAID)
                .map(part -> row(subject, part))
                .sorted(Comparator.comparing(Row::since));
    }

    private Row row(AfterSalesCase subject, RefundPart part) {
        if (part.state() == RefundPart.State.DEAD || part.state() == RefundPart.State.REVERSED) {
            return new Row(subject.id(), part, Progress.FAILED, part.owedAt());
        }
        if (part.state() == RefundPart.State.OPEN && part.route() == Route.OFFLINE) {
            return new Row(subject.id(), part, Progress.BY_HAND, part.owedAt());
        }
        OutboxEntry entry = outbox.find(subject.id().order(), part.key()).orElse(null);
        if (entry == null || entry.firstSentAt() == null) {
            return new Row(subject.id(), part, Progress.OWED, part.owedAt());
        }
        if (entry.state() == OutboxEntry.State.PARKED) {
            boolean stated = subject.parked().stream()
                    .anyMatch(each ->
                            each.key().equals(part.key()) && !each.statements().isEmpty());
            return new Row(subject.id(), part, stated ? Progress.SECOND_PERSON : Progress.PARKED, entry.nextAt());
        }
        return new Row(subject.id(), part, Progress.IN_DOUBT, entry.firstSentAt());
    }
}
