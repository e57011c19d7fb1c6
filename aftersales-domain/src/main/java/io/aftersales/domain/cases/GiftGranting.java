package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.CouponGranted;
import io.aftersales.domain.cases.CaseEvent.CreditGranted;
import io.aftersales.domain.cases.CaseEvent.GiftFailed;
import io.aftersales.domain.cases.CaseEvent.GiftGrantedTwice;
import io.aftersales.domain.cases.CaseEvent.GiftTakenBack;
import io.aftersales.domain.cases.CaseEvent.PointsGranted;
import io.aftersales.domain.cases.RefundPart.State;
import io.aftersales.domain.claims.GoodwillGrant;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.effects.RefundDestination;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.policy.CreditBonus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Grants the gifts of goodwill, and the bonus on store credit. The gifts are owed once the money is paid, each under a key of its own, and
 * never move the case.
 */
final class GiftGranting {
    private GiftGranting() {}

    /** Owes the gifts of a case whose money is all paid, once: those of goodwill, or the bonus on store credit. */
    static void owe(CaseDraft draft) {
        if (!draft.refund.gifts().isEmpty()) {
            return;
        }
        GoodwillGrant given = draft.submission.compensation();
        List<Gift> gifts = given == null ? bonus(draft).map(List::of).orElse(List.of()) : given.gifts();
        var parts = new ArrayList<GiftGrant>();
        for (Gift gift : gifts) {
            int number = parts.size() + 1;
            parts.add(new GiftGrant(gift, number, 0, key(draft, number, 0), State.OPEN, "", "", List.of(), List.of()));
        }
        draft.refund = draft.refund.withGifts(parts);
        parts.forEach(part -> send(draft, part));
    }

    /**
     * Returns the bonus on store credit; empty when the shop gives none, the case asked for none, or some money of a payment provider did
     * not go to the balance.
     */
    private static Optional<Gift> bonus(CaseDraft draft) {
        Money paid = draft.money(0);
        for (RefundPart part : draft.refund.parts()) {
            if (part.tender().kind() == TenderKind.MONEY) {
                if (part.route() != Route.BALANCE) {
                    return Optional.empty();
                }
                paid = paid.plus(part.amount());
            }
        }
        Money amount = bonus(draft.context().policy().creditBonus(), draft.destination(), paid);
        return amount.isZero() ? Optional.empty() : Optional.of(new Gift.Credit(amount));
    }

    /**
     * Returns the bonus on money of payment providers that all goes to the balance; zero where it was not asked to go there, or the shop
     * gives none.
     */
    static Money bonus(@Nullable CreditBonus bonus, RefundDestination asked, Money paid) {
        return bonus == null || asked != RefundDestination.STORE_CREDIT ? Money.zero(paid.currency()) : bonus.of(paid);
    }

    private static void send(CaseDraft draft, GiftGrant part) {
        draft.owe(new Effect.GrantGift(part.key(), draft.reason(), draft.submission.buyer(), part.gift()));
    }

    private static EffectKey key(CaseDraft draft, int number, int epoch) {
        return draft.key("gift-" + number, epoch);
    }

    /** Records the outcome of a gift; empty when the effect is about no gift, or the outcome is known already. */
    static Optional<Change> settle(CaseDraft draft, EffectKey key, Outcome outcome) {
        for (GiftGrant part : draft.refund.gifts()) {
            if (part.key().equals(key)) {
                return settle(draft, part, outcome);
            }
            if (isEarlierTry(draft, part, key)) {
                return late(draft, part, key, outcome);
            }
        }
        return Optional.empty();
    }

    private static Optional<Change> settle(CaseDraft draft, GiftGrant part, Outcome outcome) {
        if (outcome instanceof Outcome.Done done && (part.is(State.OPEN) || part.is(State.DEAD))) {
            given(draft, part, part.given(done.reference()));
        } else if (outcome instanceof Outcome.Refused refused && part.is(State.OPEN)) {
            draft.note(new GiftFailed(part.gift(), refused.code()));
            failed(draft, part, part.in(State.DEAD, refused.code()));
        } else if (outcome instanceof Outcome.TakenBack back && !part.is(State.REVERSED)) {
            if (part.is(State.PAID)) {
                bookBack(draft, part.gift(), part.key(), back.reference());
            }
            draft.note(new GiftTakenBack(part.gift(), back.reference()));
            failed(draft, part, part.in(State.REVERSED, "REVERSED"));
        } else {
            return Optional.empty();
        }
        return Optional.of(draft.done());
    }

    private static void given(CaseDraft draft, GiftGrant before, GiftGrant after) {
        draft.refund = draft.refund.replacing(before, after);
        book(draft, after.gift(), after.key(), after.reference());
        draft.note(granted(after.gift(), after.reference()));
        tellWhenAllAreGranted(draft);
    }

    private static void tellWhenAllAreGranted(CaseDraft draft) {
        if (draft.refund.gifts().stream().allMatch(part -> part.is(State.PAID))) {
            draft.tell(Notice.toBuyer(Notice.Kind.GIFTS_GRANTED, draft.submission.buyer())
                    .because(draft.submission.isGoodwill() ? "" : Notice.CREDIT_BONUS));
        }
    }

    /** Raises an alarm about a gift that failed, unless the buyer has it under an earlier key as well, which then counts. */
    private static void failed(CaseDraft draft, GiftGrant before, GiftGrant failed) {
        if (!countsAsWell(draft, before, failed)) {
            draft.refund = draft.refund.replacing(before, failed);
            draft.alarm(Alarm.GIFT_FAILED, failed.failure());
        }
    }

    /** Lets the gift that the buyer has under an earlier key as well count in the place of one that failed; false where there is none. */
    private static boolean countsAsWell(CaseDraft draft, GiftGrant before, GiftGrant failed) {
        if (failed.givenAsWell().isEmpty()) {
            return false;
        }
        draft.refund = draft.refund.replacing(
                before, failed.backAt(failed.givenAsWell().get(0), ""));
        if (!before.is(State.PAID)) {
            tellWhenAllAreGranted(draft);
        }
        return true;
    }

    /** Tells the journal of a gift of store credit. */
    private static void book(CaseDraft draft, Gift gift, EffectKey key, String reference) {
        if (gift instanceof Gift.Credit credit) {
            draft.account = draft.account.giveCredit(
                    draft.bookingContext(), credit.amount().minor(), key.value(), reference);
        }
    }

    /** Tells the journal of a gift of store credit that was taken back. */
    private static void bookBack(CaseDraft draft, Gift gift, EffectKey key, String reference) {
        if (gift instanceof Gift.Credit credit) {
            draft.account = draft.account.takeCreditBack(
                    draft.bookingContext(), credit.amount().minor(), key.value(), reference);
        }
    }

    private static CaseEvent granted(Gift gift, String reference) {
        if (gift instanceof Gift.Points points) {
            return new PointsGranted(points.count(), reference);
        } else if (gift instanceof Gift.Credit credit) {
            return new CreditGranted(credit.amount(), reference);
        }
        return new CouponGranted(((Gift.Coupon) gift).of(), reference);
    }

    private static boolean isEarlierTry(CaseDraft draft, GiftGrant part, EffectKey key) {
        for (int epoch = 0; epoch < part.epoch(); epoch++) {
            if (key(draft, part.number(), epoch).equals(key)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Records what is reported late of an earlier attempt: that it granted the gift after all, or that its gift was taken back. The attempt
     * counts when no other grants the gift; otherwise the buyer has the gift twice, until one of them is taken back.
     */
    private static Optional<Change> late(CaseDraft draft, GiftGrant part, EffectKey earlier, Outcome outcome) {
        boolean isKnown = part.givenBefore().contains(earlier);
        if (outcome instanceof Outcome.Done done && !isKnown) {
            lateGrant(draft, part, earlier, done.reference());
        } else if (outcome instanceof Outcome.TakenBack back
                && (!isKnown || part.givenAsWell().contains(earlier))) {
            if (isKnown) {
                bookBack(draft, part.gift(), earlier, back.reference());
            }
            draft.refund = draft.refund.replacing(part, part.withoutThatOf(earlier));
            draft.note(new GiftTakenBack(part.gift(), back.reference()));
        } else {
            return Optional.empty();
        }
        return Optional.of(draft.done());
    }

    private static void lateGrant(CaseDraft draft, GiftGrant part, EffectKey earlier, String reference) {
        if (part.hasFailed()) {
            given(draft, part, part.backAt(earlier, reference));
        } else {
            draft.refund = draft.refund.replacing(part, part.givenTwice(earlier));
            book(draft, part.gift(), earlier, reference);
            draft.note(new GiftGrantedTwice(part.gift(), reference))
                    .alarm(Alarm.PAID_ON_A_DEAD_ROUTE, part.gift().code());
        }
    }

    /** Retries failed gifts, each under a new key. */
    static void retry(CaseDraft draft) {
        for (GiftGrant part : draft.refund.gifts()) {
            if (part.hasFailed()) {
                reopen(draft, part);
            }
        }
    }

    /**
     * Retries a parked gift that a person declared not granted, unless the buyer has it under an earlier key as well; false when the key
     * belongs to no open gift.
     */
    static boolean tryAgain(CaseDraft draft, EffectKey key, String code) {
        for (GiftGrant part : draft.refund.gifts()) {
            if (part.key().equals(key) && part.is(State.OPEN)) {
                draft.note(new GiftFailed(part.gift(), code));
                if (!countsAsWell(draft, part, part.in(State.DEAD, code))) {
                    reopen(draft, part);
                }
                return true;
            }
        }
        return false;
    }

    private static void reopen(CaseDraft draft, GiftGrant part) {
        GiftGrant open = part.reopened(key(draft, part.number(), part.epoch() + 1));
        draft.refund = draft.refund.replacing(part, open);
        send(draft, open);
    }
}
