package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.Cause;
import io.aftersales.ports.gateways.Gifts;
import java.util.Collections;
import java.util.Currency;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link Gifts}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class GiftsContract {
    private static final Cause CAUSE = new Cause(new CaseId(OrderId.of("1001"), 1), "CHANGED_MIND");
    private static final EffectKey KEY = new EffectKey("as-1001-1-gift-1-0");
    private static final EffectKey OTHER_KEY = new EffectKey("as-1001-2-gift-1-0");
    private static final Gift.Points POINTS = new Gift.Points(120);

    private Gifts gifts;

    /** Creates a loyalty system in which no buyer has points or coupons; called before each rule. */
    protected abstract Gifts emptyGifts();

    /** Creates a buyer with an account in the loyalty system, another one with each call. */
    protected abstract String member();

    /** Counts the points of a buyer. */
    protected abstract long points(String buyer);

    /** Counts the coupons of {@link #campaign()} that a buyer holds. */
    protected abstract long coupons(String buyer);

    /** Tells whether the host gives points; if not, their rules are skipped. */
    protected boolean givesPoints() {
        return true;
    }

    /** The host's id of a campaign whose coupons are given; null when none are. */
    protected abstract @Nullable String campaign();

    /** The host's id of a campaign whose coupons are not given. */
    protected String otherCampaign() {
        return "not-given";
    }

    /** Tells whether the host gives store credit; if not, its rule is skipped. */
    protected boolean givesCredit() {
        return false;
    }

    /** Returns the store credit of a buyer, in minor units of {@link #currency()}; called only where the host gives credit. */
    protected long credit(String buyer) {
        return 0;
    }

    /** The currency of orders to which gifts are given. */
    protected Currency currency() {
        return Currency.getInstance("CNY");
    }

    @BeforeEach
    final void start() {
        gifts = emptyGifts();
    }

    private Gift.Coupon coupon() {
        String campaign = campaign();
        if (campaign == null) {
            throw Skipped.because("no coupons are given");
        }
        return new Gift.Coupon(campaign);
    }

    private Gift any() {
        return givesPoints() ? POINTS : coupon();
    }

    private long of(String buyer) {
        return givesPoints() ? points(buyer) : coupons(buyer);
    }

    @Test
    final void rule01_givesSoManyPointsToThatBuyer() {
        Skipped.unless(givesPoints(), "no points are given");
        String buyer = member();
        String other = member();
        assertThat(gifts.grant(KEY, CAUSE, buyer, POINTS))
                .as("the buyer has an account")
                .isInstanceOf(Answer.Succeeded.class);
        assertThat(points(buyer))
                .as("points are counted as points, not as money")
                .isEqualTo(120);
        assertThat(points(other)).as("no other buyer gets any").isZero();
    }

    @Test
    final void rule02_givesACouponToThatBuyer() {
        Gift coupon = coupon();
        String buyer = member();
        String other = member();
        assertThat(gifts.grant(KEY, CAUSE, buyer, coupon)).isInstanceOf(Answer.Succeeded.class);
        assertThat(coupons(buyer)).as("the buyer holds it").isEqualTo(1);
        assertThat(coupons(other)).as("no other buyer does").isZero();
    }

    @Test
    final void rule03_givesOnceUnderAKey() {
        String buyer = member();
        Answer first = gifts.grant(KEY, CAUSE, buyer, any());
        assertThat(gifts.grant(KEY, CAUSE, buyer, any()))
                .as("the same key has the same answer")
                .isEqualTo(first);
        long once = of(buyer);
        gifts.grant(OTHER_KEY, CAUSE, buyer, any());
        assertThat(of(buyer))
                .as("the same key gives once, another key once more")
                .isEqualTo(2 * once);
    }

    @Test
    final void rule04_givesOnceHoweverManyCall() {
        String buyer = member();
        Callable<Answer> call = () -> gifts.grant(KEY, CAUSE, buyer, any());
        Racers.race(Collections.nCopies(Racers.MANY, call));
        long raced = of(buyer);
        String other = member();
        gifts.grant(OTHER_KEY, CAUSE, other, any());
        assertThat(raced)
                .as("one key gives once, however many call at once: look the key up in the write that gives")
                .isEqualTo(of(other));
    }

    @Test
    final void rule05_saysWhatItIsWorth() {
        assertThat(worth(any()))
                .as("a gift counts against limits with its worth")
                .isPositive();
        if (givesPoints()) {
            assertThat(worth(new Gift.Points(240)))
                    .as("more points are worth as much at least")
                    .isGreaterThanOrEqualTo(worth(POINTS));
        }
    }

    private long worth(Gift gift) {
        return gifts.worth(gift, currency()).orElse(0);
    }

    @Test
    final void rule06_rejectsWhatIsNotGiven() {
        var other = new Gift.Coupon(otherCampaign());
        assertThat(gifts.worth(other, currency()))
                .as("a gift that is not offered has no worth")
                .isEqualTo(OptionalLong.empty());
        assertThat(gifts.grant(KEY, CAUSE, member(), other))
                .as("a gift that is not offered is rejected for good")
                .isInstanceOfSatisfying(
                        Answer.Rejected.class, no -> assertThat(no.retry()).isEqualTo(Answer.Retry.NEVER));
    }

    @Test
    final void rule07_givesSoMuchCreditToThatBuyerOnce() {
        Skipped.unless(givesCredit(), "no store credit is given");
        String buyer = member();
        String other = member();
        var gift = new Gift.Credit(Money.ofMinor(1_250, currency()));
        assertThat(gifts.worth(gift, currency()))
                .as("credit is worth its amount")
                .hasValue(1_250);
        assertThat(gifts.grant(KEY, CAUSE, buyer, gift)).isInstanceOf(Answer.Succeeded.class);
        gifts.grant(KEY, CAUSE, buyer, gift);
        assertThat(credit(buyer))
                .as("the buyer has the amount, once for each key")
                .isEqualTo(1_250);
        assertThat(credit(other)).as("no other buyer gets any").isZero();
    }
}
