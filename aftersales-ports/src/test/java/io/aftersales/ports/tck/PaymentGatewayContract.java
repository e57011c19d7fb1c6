package io.aftersales.ports.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The rules of every {@link PaymentGateway}, each under its number in the interface. A rule that the gateway's profile does not claim, or
 * that the host cannot set up, is skipped and shown as skipped.
 */
@ExtendWith(SkippedRules.class)
public abstract class PaymentGatewayContract {
    private static final CaseId CASE = new CaseId(OrderId.of("1001"), 1);
    private static final Set<String> NOTHING_LEFT = Set.of("EXCEEDS_REMAINING", "ALREADY_REFUNDED");

    private PaymentGateway gateway;
    private CapturedPayment payment;
    private ProviderProfile profile;

    /** Creates the gateway, over a provider or its sandbox; called before each rule. */
    protected abstract PaymentGateway gateway();

    /** Creates a payment of at least 400 minor units, another one with each call. */
    protected abstract CapturedPayment captured();

    /** The amount that the provider's own journal shows as paid back the way it was paid, or accepted to be, minor units. */
    protected abstract long refunded(CapturedPayment payment);

    // --- what not every host has, or can bring about
    // --------------------------------------------------------------------------------

    /** The amount that went to the buyer's balance for a payment, minor units; zero where the shop keeps no balances. */
    protected long credited(CapturedPayment of) {
        return 0;
    }

    /**
     * The prefix of the kit's keys, at most 20 characters of {@code [A-Za-z0-9_]}; another text for each run on a sandbox that is not
     * emptied.
     */
    protected String namespace() {
        return "as";
    }

    /** Makes the provider pay the next refund and lose its answer; false where that cannot be set up. */
    protected boolean losesTheNextAnswer() {
        return false;
    }

    /** Makes the provider accept the next refund without paying it yet; false where that cannot be set up. */
    protected boolean paysTheNextLater() {
        return false;
    }

    /** Makes the provider pay the refund that it accepted under this key. Called only after {@link #paysTheNextLater} was true. */
    protected void completes(EffectKey key) {}

    /** Makes the provider refuse the next refund because it is busy, and only that one; false where that cannot be set up. */
    protected boolean isBusyForTheNext() {
        return false;
    }

    /** Makes a payment under this key come back to the shop; false where that cannot be set up. */
    protected boolean takesBack(EffectKey key) {
        return false;
    }

    /** Lets this time pass for the provider, before it is queried. */
    protected void passes(Duration time) {
        Skipped.unless(time.isZero(), "the provider cannot be queried sooner than after " + time + ": override passes");
    }

    // --- asking
    // ----------------------------------------------------------------------------------------------------------

    @BeforeEach
    final void start() {
        gateway = gateway();
        payment = captured();
        profile = gateway.profile(payment.channel());
    }

    private EffectKey key(String step) {
        return new EffectKey(namespace() + "-1001-1-" + step + "-0");
    }

    private RefundInstruction instruction(EffectKey key, long minor, Route route) {
        Money amount = Money.ofMinor(minor, payment.amount().currency());
        return new RefundInstruction(
                key, CASE, payment.channel(), payment.reference(), route, amount, payment.amount(), "CHANGED_MIND");
    }

    private RefundInstruction aQuarter(EffectKey key) {
        return instruction(key, quarter(), Route.ORIGINAL);
    }

    private long quarter() {
        return payment.amount().minor() / 4;
    }

    /** Sends a refund as the runner does: an exception means an unknown outcome. */
    private Answer refund(RefundInstruction instruction) {
        try {
            return gateway.refund(instruction);
        } catch (RuntimeException e) {
            return new Answer.Unknown(e.toString());
        }
    }

    private Answer query(RefundInstruction instruction) {
        passes(profile.minQueryDelay());
        return gateway.query(instruction);
    }

    private void assumeKeysAreRemembered() {
        Skipped.unless(!Duration.ZERO.equals(profile.keyMemory()), "the profile says that no key is remembered");
    }

    private void assumeItCanBeAsked() {
        Skipped.unless(profile.queryable(), "the profile says that the provider cannot be queried");
    }

    private Answer taken(RefundInstruction instruction) {
        Answer answer = refund(instruction);
        assertTaken(answer, "the payment is there, and nothing of it went back yet");
        return answer;
    }

    private static void assertTaken(Answer answer, String why) {
        assertThat(answer)
                .as("%s: succeeded, or pending", why)
                .isInstanceOfAny(Answer.Succeeded.class, Answer.Pending.class);
    }

    private static void assertNotRefused(Answer answer, String why) {
        assertThat(isRefused(answer))
                .as("%s, but this was answered: %s", why, answer)
                .isFalse();
    }

    /** Tells whether an answer opens the next route, so that the money would go out once more. */
    private static boolean isRefused(Answer answer) {
        boolean forGood = answer instanceof Answer.Rejected rejected && rejected.retry() == Answer.Retry.NEVER;
        return forGood || answer instanceof Answer.Abnormal;
    }

    private void assertRefunded(long minor, String why) {
        assertThat(refunded(payment)).as(why).isEqualTo(minor);
    }

    // --- rules
    // -----------------------------------------------------------------------------------------------------------

    @Test
    final void rule01_paysWhatIsNamed() {
        CapturedPayment other = captured();
        Answer answer = taken(aQuarter(key("refund")));
        String reference =
                answer instanceof Answer.Succeeded paid ? paid.reference() : ((Answer.Pending) answer).reference();
        assertThat(reference)
                .as("staff look the refund up by the provider's reference: name it")
                .isNotBlank();
        assertRefunded(quarter(), "amounts are minor units of the currency they name: look at how they are converted");
        assertThat(refunded(other)).as("nothing goes back on another payment").isZero();
    }

    @Test
    final void rule02_paysOnceUnderAKey() {
        assumeKeysAreRemembered();
        Answer first = taken(aQuarter(key("refund")));
        Answer second = refund(aQuarter(key("refund")));
        assertRefunded(
                quarter(), "the same key pays once: send it to the provider as it is, never a new one for each call");
        assertTaken(second, "the same key has the same answer: look up the earlier answer");
        if (first instanceof Answer.Succeeded) {
            assertThat(second).as("the same key has the same answer").isEqualTo(first);
        }
    }

    @Test
    final void rule03_paysNothingMoreForAnotherAmount() {
        assumeKeysAreRemembered();
        taken(aQuarter(key("refund")));
        refund(instruction(key("refund"), 2 * quarter(), Route.ORIGINAL));
        assertRefunded(quarter(), "a key is one refund, whatever amount comes with it: make nothing else part of it");
    }

    @Test
    final void rule04_keepsKeysWhole() {
        String longest = (namespace() + "-1001-1-" + "x".repeat(64)).substring(0, 63);
        var keys = List.of(
                longest + "1", longest + "2", key("part").value(), key("Part").value());
        for (String each : keys) {
            taken(aQuarter(new EffectKey(each)));
        }
        assertRefunded(
                keys.size() * quarter(),
                "each key is a refund of its own: look for a column or a field that cuts keys, or takes A for a");
    }

    @Test
    final void rule05_paysOnceHoweverManyCall() {
        assumeKeysAreRemembered();
        Callable<Answer> call = () -> refund(aQuarter(key("refund")));
        var finishes = Racers.race(Collections.nCopies(Racers.MANY, call));
        for (Racers.Finish<Answer> each : finishes) {
            assertNotRefused(
                    each.value(),
                    "a conflict with a call under way is no refusal: answer Unknown, or Rejected and SAME_KEY_LATER");
        }
        assertRefunded(
                quarter(),
                "one key pays once, however many calls come at once: look the key up in the write that pays");
    }

    @Test
    final void rule06_doesNotKnowWhenTheAnswerIsLost() {
        Skipped.unless(losesTheNextAnswer(), "an answer cannot be lost here");
        Answer lost = refund(aQuarter(key("refund")));
        assertNotRefused(
                lost,
                "the money went out and the answer was lost: a time-out, a 5xx and an unreadable answer are Unknown");
        assertThat(lost)
                .as("answer NotFound, or a retry, only when the provider said so itself")
                .isNotInstanceOfAny(Answer.NotFound.class, Answer.Rejected.class);
        if (profile.queryable()) {
            assertTaken(query(aQuarter(key("refund"))), "a query finds that the provider paid");
        } else if (!Duration.ZERO.equals(profile.keyMemory())) {
            assertTaken(refund(aQuarter(key("refund"))), "sent again, the provider says that it paid");
        }
        assertRefunded(
                quarter(),
                "a second key was sent after an unclear answer, and the provider paid under each: send every call, and every"
                        + " query, under the key of the instruction");
    }

    @Test
    final void rule07_isPendingUntilItIsPaid() {
        Skipped.unless(paysTheNextLater(), "a payment cannot be put off here");
        RefundInstruction instruction = aQuarter(key("refund"));
        assertThat(refund(instruction))
                .as("accepted is not paid: the buyer is told only when the money went out")
                .isInstanceOf(Answer.Pending.class);
        if (profile.queryable()) {
            assertThat(query(instruction))
                    .as("a query finds that it is still not paid")
                    .isInstanceOf(Answer.Pending.class);
        }
        completes(instruction.key());
        assertThat(profile.queryable() ? query(instruction) : refund(instruction))
                .as("once it is paid, the answer says so")
                .isInstanceOf(Answer.Succeeded.class);
    }

    @Test
    final void rule08_isNotRefusedByWhoIsBusy() {
        Skipped.unless(isBusyForTheNext(), "the provider cannot be busy here");
        Answer busy = refund(aQuarter(key("refund")));
        assertNotRefused(
                busy, "a rate limit, or a lack of funds, passes: answer Rejected and SAME_KEY_LATER, or Unknown");
        assertRefunded(0, "it was not paid");
        taken(aQuarter(key("refund")));
        assertRefunded(quarter(), "the same key pays when it is sent again: keep nothing of the earlier attempt");
    }

    @Test
    final void rule09_paysNoMoreThanIsLeft() {
        taken(aQuarter(key("first")));
        Answer answer = refund(instruction(key("second"), payment.amount().minor(), Route.ORIGINAL));
        assertRefunded(quarter(), "more than is left of a payment is not paid, and no part of it either");
        assertThat(answer)
                .as("a provider that has less left than that rejects it")
                .isInstanceOfSatisfying(Answer.Rejected.class, rejected -> {
                    assertThat(rejected.code())
                            .as("the provider's own code is translated to one of these")
                            .isIn(NOTHING_LEFT);
                    assertThat(rejected.retry()).as("it is final").isEqualTo(Answer.Retry.NEVER);
                });
    }

    @Test
    final void rule10_paysToTheBalanceByThatRoute() {
        Answer answer = refund(instruction(key("balance"), quarter(), Route.BALANCE));
        assertRefunded(
                0, "the balance route is tried when the original one is closed: look at the instruction's route");
        assertThat(answer instanceof Answer.Succeeded || isRefused(answer))
                .as("credited, or rejected for good where there are no balances, but this was answered: %s", answer)
                .isTrue();
        assertThat(credited(payment))
                .as("the balance holds the amount that was answered as credited, and no more")
                .isEqualTo(answer instanceof Answer.Succeeded ? quarter() : 0);
    }

    @Test
    final void rule11_tellsWhatBecameOfIt() {
        assumeItCanBeAsked();
        Answer told = taken(aQuarter(key("refund")));
        Answer asked = query(aQuarter(key("refund")));
        assertTaken(asked, "the key was sent: query by the key it was sent under");
        if (told instanceof Answer.Succeeded) {
            assertThat(asked).as("a query answers the same refund").isEqualTo(told);
        }
        assertRefunded(quarter(), "a query pays nothing");
    }

    @Test
    final void rule12_doesNotFindWhatWasNeverSent() {
        assumeItCanBeAsked();
        taken(aQuarter(key("refund")));
        assertThat(query(aQuarter(key("unseen"))))
                .as(
                        "nothing was sent under this key: neither another refund of the payment nor a refusal is its answer")
                .isEqualTo(new Answer.NotFound());
    }

    @Test
    final void rule13_tellsThatMoneyCameBack() {
        assumeItCanBeAsked();
        taken(aQuarter(key("refund")));
        Skipped.unless(takesBack(key("refund")), "money cannot come back here");
        assertThat(query(aQuarter(key("refund"))))
                .as("the buyer does not have the money any more")
                .isInstanceOf(Answer.Reversed.class);
    }
}
