package io.aftersales.domain.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.finance.Movement.Direction;
import io.aftersales.domain.finance.Reconciliation.Finding;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PaymentMatchTest {
    private static final Instant ENDS = Instant.parse("2026-03-31T00:00:00Z");

    private final PaymentMatch<Movement> match = new PaymentMatch<>(Function.identity());

    private static Movement movement(String key, String transaction, Direction direction) {
        return new Movement(key, transaction, direction, 10, "CNY", ENDS, true);
    }

    private static Movement out(String key, String transaction) {
        return movement(key, transaction, Direction.OUT);
    }

    @Test
    void rowsOfBothSidesAreComparedInTheOrderInWhichTheyWereAdded() {
        match.addThere(out("k", "t"));
        match.addHere(out("k", "a"));
        match.addHere(out("k", "b"));
        assertThat(match.here()).containsExactly(out("k", "a"), out("k", "b"));
        assertThat(match.there()).containsExactly(out("k", "t"));
        assertThat(match.all()).containsExactly(out("k", "a"), out("k", "b"), out("k", "t"));
        assertThat(match.finding(new Reconciliation(ENDS))).isEqualTo(Finding.AMOUNT_DIFFERS);
    }

    @Test
    void whatOneSideAloneHasIsMatchedByItsTransactionOnceMore() {
        match.addHere(out("k", "t"));
        assertThat(match.openTransaction()).isEqualTo("t");
        match.addHere(out("k", "t"));
        assertThat(match.openTransaction()).isEqualTo("t");
        match.addThere(out("k", ""));
        assertThat(match.openTransaction()).as("both sides have it").isEmpty();
    }

    @Test
    void whatNamesNoTransactionOrMoreThanOneIsNotMatchedOnceMore() {
        match.addThere(out("k", ""));
        assertThat(match.openTransaction()).isEmpty();
        match.addThere(out("k", "t"));
        assertThat(match.openTransaction()).as("none and one").isEmpty();
    }

    /** The staff had stated a payment under a reference of their own; it was undone, and the provider paid after all. */
    @Test
    void whatWasUndoneIsNoTransactionOfThePaymentThatWasMadeAfterIt() {
        match.addHere(out("k", "bank-1"));
        match.addHere(new Movement("k", "bank-1", Direction.OUT, -10, "CNY", ENDS, true));
        assertThat(match.openTransaction())
                .as("the provider may have it under that reference all the same")
                .isEqualTo("bank-1");
        match.addHere(out("k", "t"));
        assertThat(match.openTransaction()).isEqualTo("t");
    }

    @Test
    void moneyOfAnotherDirectionIsNoPartOfTheSamePayment() {
        assertThat(PaymentMatch.name(out("k", "t"), "k"))
                .isEqualTo(PaymentMatch.name(out("k", "u"), "k"))
                .isNotEqualTo(PaymentMatch.name(movement("k", "t", Direction.TAKEN_BACK), "k"));
    }

    @Test
    void withoutRowsThereIsNothingToCompare() {
        assertThatThrownBy(() -> match.finding(new Reconciliation(ENDS))).isInstanceOf(IllegalArgumentException.class);
    }
}
