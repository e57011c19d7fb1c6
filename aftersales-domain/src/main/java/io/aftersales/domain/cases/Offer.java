package io.aftersales.domain.cases;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Terms that the shop offers to the buyer. An offer has passed every check that an approval on the same terms would have to pass, so that the
 * buyer's acceptance approves the application.
 *
 * @param by the person who made the offer, or the first of two
 * @param second the second person who made the same offer; null when none had to
 * @param terms the terms
 * @param amount the amount that an approval on these terms was about when the offer was made
 * @param promise what the buyer was promised
 * @param until the moment until which the buyer may answer; null as long as a second person is needed
 * @param state the progress of the offer
 */
public record Offer(
        Actor by,
        @Nullable Actor second,
        ApprovalTerms terms,
        Money amount,
        Promise promise,
        @Nullable Instant until,
        State state) {

    /** The progress of an offer. */
    public enum State {
        /** A first person made the offer; the buyer does not see it before a second person makes the same. */
        PROPOSED,
        /** The buyer was made the offer. */
        OPEN,
        /** The buyer accepted the offer. */
        ACCEPTED,
        /** The offer ended without being accepted. */
        DECLINED
    }

    /**
     * The money that moves when the buyer accepts an offer, if the shop then accepts everything.
     *
     * @param paid the amount paid to the buyer; zero for none
     * @param asked the amount that the buyer is asked to pay for an exchange; zero for none
     */
    public record Promise(Money paid, Money asked) {}

    /** Tells whether the buyer has been made the offer, in whatever way it ended. */
    public boolean isTold() {
        return state != State.PROPOSED;
    }

    /** Tells whether this person made the offer, alone or as one of two. */
    boolean isBy(Actor person) {
        return person.isSamePersonAs(by) || (second != null && person.isSamePersonAs(second));
    }

    /** Tells whether a first person has proposed exactly these terms, for no less than this amount. */
    boolean isAgreedOn(ApprovalTerms offered, Money now) {
        return state == State.PROPOSED && terms.equals(offered) && !now.isMoreThan(amount);
    }

    Offer in(State next) {
        return new Offer(by, second, terms, amount, promise, until, next);
    }

    /** Returns an offer as it stands once its case is decided otherwise; null when the buyer never heard of it. */
    static @Nullable Offer ended(@Nullable Offer offer) {
        if (offer == null || offer.state == State.PROPOSED) {
            return null;
        }
        return offer.state == State.OPEN ? offer.in(State.DECLINED) : offer;
    }
}
