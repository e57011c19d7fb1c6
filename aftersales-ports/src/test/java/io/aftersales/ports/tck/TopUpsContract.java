package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.TopUps;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rules of every {@link TopUps}, each under its number in the interface. */
@ExtendWith(SkippedRules.class)
public abstract class TopUpsContract {
    private static final CaseId CASE = new CaseId(OrderId.of("1001"), 1);
    private static final EffectKey ASKED = new EffectKey("as-1001-1-topup-0");
    private static final EffectKey OTHER = new EffectKey("as-1001-2-topup-0");
    private static final EffectKey CANCEL = new EffectKey("as-1001-1-untopup-0");
    private static final int ROUNDS = 32;

    /** The moment until which buyers can pay: no request of the kit expires while it runs, whatever clock the other side has. */
    private static final Instant EXPIRES = Instant.parse("2037-01-01T00:00:00Z");

    private TopUps topUps;

    /** Creates payments on top without requests; called before each rule. */
    protected abstract TopUps unusedTopUps();

    /** Lets the buyer pay the request under this key; tells whether the payment went through. */
    protected abstract boolean pays(EffectKey key);

    /** Counts the payments that buyers were asked for so far. */
    protected abstract long asked();

    /** The currency of the shop in which the kit places its orders. */
    protected Currency currency() {
        return Currency.getInstance("CNY");
    }

    @BeforeEach
    final void start() {
        topUps = unusedTopUps();
    }

    private Answer request(EffectKey key) {
        return topUps.request(key, CASE, "buyer-1", Money.ofMinor(1_500, currency()), EXPIRES);
    }

    private void requested(EffectKey key) {
        assertThat(request(key)).as("asked, and not paid yet").isInstanceOf(Answer.Pending.class);
    }

    private void paid(EffectKey key) {
        assertThat(pays(key)).as("a request can be paid").isTrue();
    }

    private static void assertSucceeded(Answer answer, String why) {
        assertThat(answer).as(why).isInstanceOf(Answer.Succeeded.class);
    }

    private static void assertRejected(Answer answer, String why) {
        assertThat(answer)
                .as("%s: rejected, and not to be tried again", why)
                .isInstanceOfSatisfying(
                        Answer.Rejected.class,
                        rejected -> assertThat(rejected.retry()).as(why).isEqualTo(Answer.Retry.NEVER));
    }

    @Test
    final void rule01_isPendingUntilItIsPaid() {
        requested(ASKED);
        requested(OTHER);
        paid(ASKED);
        assertSucceeded(request(ASKED), "a paid request is answered as paid when it comes again");
        requested(OTHER);
    }

    @Test
    final void rule02_asksOnceUnderAKey() {
        requested(ASKED);
        requested(ASKED);
        assertThat(asked()).as("the same key asks a buyer once").isEqualTo(1);
        paid(ASKED);
        request(ASKED);
        request(OTHER);
        assertThat(asked()).as("another key asks once more").isEqualTo(2);
    }

    @Test
    final void rule03_namesThePaymentTheSameEachTime() {
        requested(ASKED);
        requested(OTHER);
        paid(ASKED);
        paid(OTHER);
        Answer first = request(ASKED);
        assertThat(first)
                .as("refunds of the payment go to its channel under its reference: name both")
                .isInstanceOfSatisfying(Answer.Succeeded.class, paid -> {
                    assertThat(paid.by()).as("the channel").isNotBlank();
                    assertThat(paid.reference()).as("the payment's reference").isNotBlank();
                });
        assertThat(request(ASKED)).as("the same payment each time").isEqualTo(first);
        assertThat(request(OTHER)).as("another payment has another reference").isNotEqualTo(first);
    }

    @Test
    final void rule04_cannotBePaidAfterItWasCancelled() {
        requested(ASKED);
        assertSucceeded(topUps.cancel(CANCEL, CASE, ASKED), "it was not paid");
        assertSucceeded(topUps.cancel(CANCEL, CASE, ASKED), "it was not paid, however often it is cancelled");
        assertThat(pays(ASKED))
                .as("the goods' money goes back: nothing can be paid on top any more")
                .isFalse();
        assertRejected(request(ASKED), "a cancelled request is not sent to the buyer again");
        assertThat(asked())
                .as("a cancelled request is not sent to the buyer again")
                .isEqualTo(1);
    }

    @Test
    final void rule05_isNotCancelledAfterItWasPaid() {
        requested(ASKED);
        paid(ASKED);
        assertRejected(topUps.cancel(CANCEL, CASE, ASKED), "it was paid");
        assertRejected(topUps.cancel(CANCEL, CASE, ASKED), "it was paid, however often it is cancelled");
        assertSucceeded(request(ASKED), "a payment that was not cancelled is unchanged");
    }

    @Test
    final void rule06_remembersACancellationThatComesFirst() {
        assertSucceeded(topUps.cancel(CANCEL, CASE, ASKED), "the buyer was not asked, and will not be");
        assertRejected(request(ASKED), "the request was cancelled before it came in: keep a tombstone");
        assertThat(asked()).as("the buyer is not asked after a cancellation").isZero();
        requested(OTHER);
    }

    @Test
    final void rule07_isEitherPaidOrCancelled() {
        for (int round = 1; round <= ROUNDS; round++) {
            EffectKey key = new EffectKey("as-1002-" + round + "-topup-0");
            EffectKey cancel = new EffectKey("as-1002-" + round + "-untopup-0");
            requested(key);
            var finishes = Racers.<Object>race(List.of(() -> pays(key), () -> topUps.cancel(cancel, CASE, key)));
            boolean paid = Boolean.TRUE.equals(finishes.get(0).value());
            boolean cancelled = finishes.get(1).value() instanceof Answer.Succeeded;
            assertThat(paid)
                    .as("paid or cancelled, never both and never neither: cancel where payments are taken")
                    .isNotEqualTo(cancelled);
            assertThat(request(key) instanceof Answer.Succeeded)
                    .as("a later request answers which")
                    .isEqualTo(paid);
        }
    }
}
