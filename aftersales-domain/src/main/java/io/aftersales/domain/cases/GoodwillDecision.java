package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.GoodwillGranted;
import io.aftersales.domain.cases.CaseEvent.GoodwillProposed;
import io.aftersales.domain.cases.CaseEvent.RefundStarted;
import io.aftersales.domain.cases.CaseRejection.GiftNotOffered;
import io.aftersales.domain.cases.CaseRejection.NotPermitted;
import io.aftersales.domain.cases.CaseRejection.NothingAsked;
import io.aftersales.domain.cases.CaseRejection.OrderNotFound;
import io.aftersales.domain.claims.GoodwillGrant;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.policy.AmountBand;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.DailyLimit;
import io.aftersales.domain.refunds.AccountOpening;
import io.aftersales.domain.refunds.Booking;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides about goodwill: money and gifts without goods, in a case that holds no units. Within the limits the proposer grants it alone;
 * above them it waits for a second person, who approves it like any other case. What the lines, the shipping fee and the order have left
 * bounds the money both times.
 */
final class GoodwillDecision {
    private final OrderId order;
    private final Goodwill money;
    private final List<Gift> gifts;
    private final String why;
    private final CaseFacts facts;
    private final DecisionContext context;

    GoodwillDecision(
            OrderId order, Goodwill money, List<Gift> gifts, String why, CaseFacts facts, DecisionContext context) {
        this.order = order;
        this.money = money;
        this.gifts = gifts;
        this.why = why;
        this.facts = facts;
        this.context = context;
    }

    Either<Rejection, Change> to(@Nullable OrderAccount known, RefundPolicy policy) {
        OrderFacts sold = facts.order();
        if (sold == null) {
            return Either.left(new OrderNotFound(order));
        }
        if (context.by().id().equals(sold.buyer())) {
            return Either.left(new NotPermitted(Action.GIVE_GOODWILL, context.by()));
        }
        if (money.amount() == 0 && gifts.isEmpty()) {
            return Either.left(new NothingAsked());
        }
        return valued().flatMap(given -> AccountOpening.knownOrOpened(known, sold, policy, context.touching())
                .flatMap(account -> on(account, sold, given)));
    }

    /**
     * Returns the goodwill with the worth of its gifts as the shop states it. Refuses GIFT_NOT_OFFERED for a gift without a price that can
     * be counted.
     */
    private Either<Rejection, GoodwillGrant> valued() {
        long room = Long.MAX_VALUE - money.amount();
        long worth = 0;
        for (Gift gift : gifts) {
            Long each = facts.gifts().get(gift);
            if (each == null || each < 0 || each > room - worth) {
                return Either.left(new GiftNotOffered(gift));
            }
            worth += each;
        }
        return Either.right(new GoodwillGrant(money, gifts, worth));
    }

    private Either<Rejection, Change> on(OrderAccount account, OrderFacts sold, GoodwillGrant given) {
        CaseId id = account.nextCase();
        OrderAccount opened = account.withCase();
        return opened.goodwill(new BookingContext(id, context.by(), context.now()), money)
                .map(booking -> {
                    var submission = new Submission(
                            sold.buyer(),
                            context.by(),
                            context.now(),
                            sold.placedAt(),
                            List.of(),
                            false,
                            null,
                            RefundDestination.ORIGINAL,
                            null,
                            why,
                            List.of(),
                            List.of(),
                            given);
                    var draft = new CaseDraft(id, CaseKind.REFUND_ONLY, submission, opened, context);
                    Money value = value(draft);
                    draft.move(CaseMove.SUBMIT, new GoodwillProposed(value, money.lines(), gifts));
                    if (!needsSecond(value)) {
                        draft.review =
                                draft.review.approved(context.by(), context.now(), ApprovalTerms.BY_POLICY, value);
                        pay(draft, booking);
                    }
                    return draft.done();
                });
    }

    private boolean needsSecond(Money value) {
        CasePolicy policy = context.policy();
        DailyLimit daily = policy.dailyLimit();
        return policy.needsTwo(value)
                || policy.band(value) == AmountBand.ABOVE_LIMIT
                || policy.goodwill().areExceededBy(value, facts.goodwill())
                || (daily != null
                        && daily.exceededBy(facts.grantedToday(), value).isPresent());
    }

    private static GoodwillGrant asked(CaseDraft draft) {
        return Objects.requireNonNull(draft.submission.compensation(), "no goodwill");
    }

    /** Returns the amount that counts against limits: the money, and what the gifts were worth when they were proposed. */
    static Money value(CaseDraft draft) {
        return draft.money(asked(draft).value());
    }

    /** Returns the booking that would be made now; refuses AMOUNT_EXCEEDED when less is left than at the proposal. */
    static Either<Rejection, Booking> booking(CaseDraft draft) {
        return draft.account.goodwill(draft.bookingContext(), asked(draft).money());
    }

    /** Grants and books the goodwill, and owes the money; gifts follow once the money is paid. */
    static void pay(CaseDraft draft, Booking booking) {
        draft.move(
                CaseMove.APPROVE, new GoodwillGranted(value(draft), asked(draft).gifts()));
        draft.account = booking.account();
        draft.move(CaseMove.REFUND, new RefundStarted(booking.breakdown().paidOut()));
        draft.refund = draft.refund.booking(booking.breakdown(), List.of());
        RefundBooking.owe(draft, RefundPart.Purpose.GOODWILL, booking.breakdown());
        RefundBooking.updateStatus(draft);
    }
}
