package io.aftersales.domain.laws;

import io.aftersales.domain.laws.HistoryPlan.Act;
import io.aftersales.domain.laws.HistoryPlan.Kind;
import io.aftersales.domain.laws.HistoryStep.GiveBack;
import io.aftersales.domain.laws.HistoryStep.Outcome;
import io.aftersales.domain.laws.HistoryStep.Refund;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.BreakdownStep;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.refunds.RefundClaim;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account with everything that happened to it, step by step. Every second payout is paid at once and the others stay owed, which must not
 * matter to any amount. A step that the account refuses makes no chapter.
 */
public final class History {
    /** The agent who does everything. */
    public static final Actor CLERK = Actor.agent("a-1");
    /** The time at which everything is done. */
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /**
     * A step of a history that the account accepted.
     *
     * @param step the step
     * @param before the account right before it
     * @param after the account right after it, with its payout owed
     * @param outcome the answer of the account
     */
    public record Chapter(HistoryStep step, OrderAccount before, OrderAccount after, Outcome outcome) {
        /** Returns the refund explained; empty for an entry that is no booking. */
        public Optional<RefundBreakdown> told() {
            return outcome.told();
        }

        /** Returns the amount to which the buyer is entitled in addition. */
        public long total() {
            return told().map(RefundBreakdown::total)
                    .orElseGet(() -> outcome.adjustment().map(Adjustment::total).orElse(0L));
        }

        /** Returns the amount that the shop keeps in addition. */
        public long kept() {
            return told().map(each -> each.fees() + each.deductions() + waived(each))
                    .orElseGet(() -> outcome.adjustment().map(Adjustment::kept).orElse(0L));
        }

        /** Returns the amount that a refund waives. */
        public static long waived(RefundBreakdown told) {
            return -told.steps().stream()
                    .filter(step -> step.code() == BreakdownStep.Code.WAIVED)
                    .mapToLong(BreakdownStep::amount)
                    .sum();
        }

        /** Returns the payout by tender. */
        public List<OfTender> tenders() {
            return told().map(RefundBreakdown::tenders)
                    .orElseGet(
                            () -> outcome.adjustment().map(Adjustment::tenders).orElse(List.of()));
        }

        /** Returns the refund by tax rate. */
        public List<OfRate> taxes() {
            return told().map(RefundBreakdown::taxes)
                    .orElseGet(() -> outcome.adjustment().map(Adjustment::taxes).orElse(List.of()));
        }

        /** Returns the amount that is paid out. */
        public long payout() {
            return told().map(RefundBreakdown::payout)
                    .orElseGet(
                            () -> outcome.adjustment().map(Adjustment::payout).orElse(0L));
        }
    }

    private OrderAccount account;
    private final List<Chapter> chapters = new ArrayList<>();
    private final Map<Integer, Integer> bookings = new HashMap<>();
    private final List<HistoryStep> refused = new ArrayList<>();
    private int number;

    /** Creates a history that starts with this account. */
    public History(OrderAccount account) {
        this.account = account;
    }

    /** Plays a plan on an account. */
    public static History of(OrderAccount account, HistoryPlan plan) {
        History history = new History(account);
        plan.acts().forEach(history::play);
        return history;
    }

    /** Plays steps of another history on an account, refused ones too. */
    public static History of(OrderAccount account, List<? extends HistoryStep> steps) {
        History history = new History(account);
        steps.forEach(history::play);
        return history;
    }

    /** Plays an act, if the account leaves anything to do. */
    public void play(Act act) {
        number++;
        Optional<HistoryStep> step =
                act.kind() == Kind.GIVE_BACK ? act.giveBack(bookings, account) : act.step(number, account);
        step.ifPresent(this::play);
    }

    /** Plays a step. */
    public void play(HistoryStep step) {
        OrderAccount before = account.withCase();
        BookingContext context = new BookingContext(account.nextCase(), CLERK, NOON);
        int bookedBefore = account.bookings().size();
        Either<Rejection, Outcome> played = step.on(before, context, bookings);
        if (played.isLeft()) {
            refused.add(step);
            return;
        }
        OrderAccount after = played.get().account();
        chapters.add(new Chapter(step, before, after, played.get()));
        account = chapters.size() % 2 == 0 ? paid(chapters.get(chapters.size() - 1), context) : after;
        if (step.known().isPresent() && after.bookings().size() > bookedBefore) {
            bookings.put(step.known().get(), bookedBefore);
        }
    }

    private static OrderAccount paid(Chapter chapter, BookingContext context) {
        Outcome outcome = chapter.outcome;
        return outcome.told()
                .map(told ->
                        new Booking(chapter.after, told).paidAtOnce(context, chapter.step instanceof HistoryStep.Give))
                .orElseGet(() -> outcome.adjustment().orElseThrow().paidAtOnce(context));
    }

    /** Returns every unit that is not back, without fault of the seller; cancels an order without lines. */
    public History finish() {
        number++;
        account.wholeOrder()
                .toJavaOptional()
                .ifPresent(units -> play(new Refund(number, RefundClaim.cancellation(units))));
        return this;
    }

    /** Returns the step that gives back what a booking kept. */
    public HistoryStep givingBack(int booking, long amount) {
        for (Map.Entry<Integer, Integer> each : bookings.entrySet()) {
            if (each.getValue() == booking) {
                return new GiveBack(each.getKey(), amount);
            }
        }
        throw new IllegalArgumentException("no step of this history made booking " + booking);
    }

    /** Returns the account as it is now. */
    public OrderAccount account() {
        return account;
    }

    /** Returns every step that was accepted, in order. */
    public List<Chapter> chapters() {
        return chapters;
    }

    /** Returns the chapters that were bookings of units, shipping or a whole order. */
    public List<Chapter> refunds() {
        return chapters.stream()
                .filter(chapter -> chapter.step instanceof Refund)
                .toList();
    }

    /** Returns the steps that were accepted, to be played again on another account. */
    public List<HistoryStep> steps() {
        return chapters.stream().map(Chapter::step).toList();
    }

    /** Returns the steps that were refused. */
    public List<HistoryStep> refused() {
        return refused;
    }
}
