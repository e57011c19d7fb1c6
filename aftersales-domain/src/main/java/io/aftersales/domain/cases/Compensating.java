package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.GoodwillGranted;
import io.aftersales.domain.cases.CaseEvent.GoodwillProposed;
import io.aftersales.domain.cases.CaseEvent.RefundStarted;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.CaseRejection.NothingAsked;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.Stamp;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money without goods: a case that holds no units. Within the limits its own word pays it; above them it waits for a second person, who
 * approves it like any other. What the lines, shipping and the order have left bounds it both times.
 */
final class Compensating {
    private final OrderId order;
    private final Goodwill goodwill;
    private final String why;
    private final Facts facts;
    private final Act act;

    Compensating(OrderId order, Goodwill goodwill, String why, Facts facts, Act act) {
        this.order = order;
        this.goodwill = goodwill;
        this.why = why;
        this.facts = facts;
        this.act = act;
    }

    Either<Rejection, Change> to(@Nullable OrderAccount known, RefundPolicy policy) {
        OrderFacts sold = facts.order();
        if (sold == null) {
            return Either.left(new OrderNotFound(order));
        }
        if (act.by().id().equals(sold.buyer())) {
            return Either.left(new NotPermitted(Action.GIVE_GOODWILL, act.by()));
        }
        if (goodwill.amount() == 0) {
            return Either.left(new NothingAsked());
        }
        return Applying.account(known, sold, policy).flatMap(account -> on(account, sold));
    }

    private Either<Rejection, Change> on(OrderAccount account, OrderFacts sold) {
        CaseId id = account.nextCase();
        OrderAccount opened = account.withCase();
        return opened.goodwill(new Stamp(id, act.by(), act.now()), goodwill).map(booking -> {
            var submission = new Submission(
                    sold.buyer(),
                    act.by(),
                    act.now(),
                    sold.placedAt(),
                    List.of(),
                    false,
                    why,
                    List.of(),
                    List.of(),
                    goodwill);
            var draft = new Draft(id, CaseKind.REFUND_ONLY, submission, opened, act);
            Money amount = draft.money(goodwill.amount());
            draft.move(CaseMove.SUBMIT, new GoodwillProposed(amount, goodwill.lines()));
            if (!needsSecond(amount)) {
                draft.review = draft.review.approved(act.by(), act.now(), Terms.BY_POLICY, amount);
                pay(draft, booking);
            }
            return draft.done();
        });
    }

    private boolean needsSecond(Money amount) {
        CasePolicy policy = act.policy();
        DailyLimit daily = policy.dailyLimit();
        return policy.needsTwo(amount)
                || policy.band(amount) == AmountBand.ABOVE_LIMIT
                || policy.goodwill().areExceededBy(amount, facts.goodwill())
                || (daily != null && daily.isExceededBy(facts.grantedToday(), amount));
    }

    /** Whether the case is about a compensation. */
    static boolean isAbout(Submission submission) {
        return submission.goodwill() != null;
    }

    /** What would be booked now; refuses AMOUNT_EXCEEDED when less is left than when it was proposed. */
    static Either<Rejection, Booking> booking(Draft draft) {
        Goodwill given = Objects.requireNonNull(draft.submission.goodwill(), "no compensation");
        return draft.account.goodwill(draft.stamp(), given);
    }

    /** Grants and books it, and owes the money. */
    static void pay(Draft draft, Booking booking) {
        Money amount = booking.breakdown().amount();
        draft.move(CaseMove.APPROVE, new GoodwillGranted(amount));
        draft.account = booking.account();
        draft.move(CaseMove.REFUND, new RefundStarted(amount));
        draft.refund = draft.refund.booking(booking.breakdown(), List.of());
        Refunding.owe(draft, RefundPart.Purpose.GOODWILL, booking.breakdown());
        Refunding.headline(draft);
    }
}
