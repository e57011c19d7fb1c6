package io.aftersales.domain.refunds;

import io.aftersales.domain.refunds.MoneyScript.Act;
import io.aftersales.domain.refunds.MoneyScript.Kind;
import io.aftersales.domain.refunds.MoneyStep.GiveBack;
import io.aftersales.domain.refunds.MoneyStep.Outcome;
import io.aftersales.domain.refunds.MoneyStep.Refund;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import io.aftersales.domain.refunds.RefundBreakdown.OfTender;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account with what happened to it, chapter by chapter. A refused step makes no chapter. */
final class MoneyStory {
    static final Actor CLERK = Actor.agent("a-1");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /**
     * A step that was accepted.
     *
     * @param after the account right after it, with its payout owed
     */
    record Chapter(MoneyStep step, OrderAccount before, OrderAccount after, Outcome outcome) {
        Optional<RefundBreakdown> told() {
            return outcome.told();
        }

        /** Returns the amount to which the buyer is entitled in addition. */
        long total() {
            return told().map(RefundBreakdown::total)
                    .orElseGet(() -> outcome.adjustment().map(Adjustment::total).orElse(0L));
        }

        /** Returns the amount that the shop keeps in addition. */
        long kept() {
            return told().map(each -> each.fees() + each.deductions() + waived(each))
                    .orElseGet(() -> outcome.adjustment().map(Adjustment::kept).orElse(0L));
        }

        static long waived(RefundBreakdown told) {
            return -told.steps().stream()
                    .filter(step -> step.code() == BreakdownStep.Code.WAIVED)
                    .mapToLong(BreakdownStep::amount)
                    .sum();
        }

        List<OfTender> tenders() {
            return told().map(RefundBreakdown::tenders)
                    .orElseGet(
                            () -> outcome.adjustment().map(Adjustment::tenders).orElse(List.of()));
        }

        List<OfRate> taxes() {
            return told().map(RefundBreakdown::taxes)
                    .orElseGet(() -> outcome.adjustment().map(Adjustment::taxes).orElse(List.of()));
        }

        long payout() {
            return told().map(RefundBreakdown::payout)
                    .orElseGet(
                            () -> outcome.adjustment().map(Adjustment::payout).orElse(0L));
        }
    }

    private OrderAccount account;
    private final List<Chapter> chapters = new ArrayList<>();
    private final Map<Integer, Integer> bookings = new HashMap<>();
    private final List<MoneyStep> refused = new ArrayList<>();
    private int number;

    MoneyStory(OrderAccount account) {
        this.account = account;
    }

    static MoneyStory of(MoneyOrder order, MoneyScript script) {
        MoneyStory story = new MoneyStory(order.account());
        script.acts().forEach(story::play);
        return story;
    }

    /** Plays steps of another story, refused ones too. */
    static MoneyStory of(OrderAccount account, List<? extends MoneyStep> steps) {
        MoneyStory story = new MoneyStory(account);
        steps.forEach(story::play);
        return story;
    }

    /** Plays an act, if there is anything to do. */
    void play(Act act) {
        number++;
        Optional<MoneyStep> step =
                act.kind() == Kind.GIVE_BACK ? act.giveBack(bookings, account) : act.step(number, account);
        step.ifPresent(this::play);
    }

    /** Plays a step. Every second payout is paid at once, the others stay owed: that must not matter. */
    void play(MoneyStep step) {
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
        return Booking.paidAtOnce(chapter.after, chapter.tenders(), context, chapter.step instanceof MoneyStep.Give);
    }

    /** Returns everything that is not back, without fault; cancels an order without lines. */
    MoneyStory finish() {
        number++;
        account.wholeOrder()
                .toJavaOptional()
                .ifPresent(units -> play(new Refund(number, RefundClaim.cancellation(units))));
        return this;
    }

    /** Returns the step that gives back what a booking kept. */
    MoneyStep givingBack(int booking, long amount) {
        for (Map.Entry<Integer, Integer> each : bookings.entrySet()) {
            if (each.getValue() == booking) {
                return new GiveBack(each.getKey(), amount);
            }
        }
        throw new IllegalArgumentException("no step of this story made booking " + booking);
    }

    OrderAccount account() {
        return account;
    }

    List<Chapter> chapters() {
        return chapters;
    }

    /** Returns the chapters that were bookings of units, shipping or a whole order. */
    List<Chapter> refunds() {
        return chapters.stream()
                .filter(chapter -> chapter.step instanceof Refund)
                .toList();
    }

    List<MoneyStep> steps() {
        return chapters.stream().map(Chapter::step).toList();
    }

    /** Returns the steps that were refused. */
    List<MoneyStep> refused() {
        return refused;
    }
}
