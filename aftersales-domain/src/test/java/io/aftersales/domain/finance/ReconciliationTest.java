package io.aftersales.domain.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.finance.Movement.Direction;
import io.aftersales.domain.finance.Reconciliation.Finding;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.TenderId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of the two sides of a movement. */
class ReconciliationTest {
    private static final Instant ENDS = Instant.parse("2026-03-31T00:00:00Z");
    private static final Reconciliation COMPARISON = new Reconciliation(ENDS);

    /** Written as {@code key/transaction amount currency}, with {@code late} for one newer than the statement, {@code owed} for one in doubt. */
    private static Movement movement(String written) {
        String[] parts = written.trim().split(" +");
        String[] names = parts[0].split("/", -1);
        List<String> more = Arrays.asList(parts).subList(1, parts.length);
        return new Movement(
                names[0],
                names[1],
                Direction.OUT,
                Long.parseLong(parts[1]),
                more.contains("USD") ? "USD" : "CNY",
                more.contains("late") ? ENDS.plusNanos(1) : ENDS,
                !more.contains("owed"));
    }

    private static List<Movement> side(String written) {
        return Stream.of(written.split(";"))
                .filter(each -> !each.isBlank())
                .map(ReconciliationTest::movement)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "k/t 10,             k/t 10,             MATCHED",
        "k/  10,             k/t 10,             MATCHED",
        "k/t 10,             k/ 10,              MATCHED",
        "k/t 10,             /t 10,              MATCHED",
        "k/t 10 late,        k/t 10,             MATCHED",
        "k/a 4;k/b 6,        k/a 10,             MATCHED",
        "k/t 0,              k/t 0,              MATCHED",
        "k/t 10,             '',                 MISSING_THERE",
        "k/t 10 late;k/u 10, '',                 MISSING_THERE",
        "'',                 k/t 10,             MISSING_HERE",
        "k/t 10,             k/t 11,             AMOUNT_DIFFERS",
        "k/t 10,             k/t 10 USD,         AMOUNT_DIFFERS",
        "k/t 10,             k/t 10;k/u 10,      AMOUNT_DIFFERS",
        "k/t 10;k/t 10,      k/t 10,             AMOUNT_DIFFERS",
        "k/t 10,             k/u 10,             IN_DOUBT",
        "k/t 10,             j/t 10,             IN_DOUBT",
        "k/ 10 owed,         k/t 10,             IN_DOUBT",
        "k/ 10 owed,         k/t 11,             IN_DOUBT",
        "k/ 10 owed,         '',                 OPEN",
        "k/t 10 late,        '',                 OPEN"
    })
    void saysWhatCameOfIt(String here, String there, Finding finding) {
        assertThat(COMPARISON.of(side(here), side(there))).isEqualTo(finding);
    }

    @Test
    void theMomentTheStatementEndsIsStillInIt() {
        assertThat(COMPARISON.of(side("k/t 10"), List.of())).isEqualTo(Finding.MISSING_THERE);
    }

    @Test
    void whatMovesNoMoneyAtAProviderHasNoDirection() {
        assertThat(Stream.of(AccountEntry.Kind.values())
                        .filter(kind -> Direction.of(kind).isPresent()))
                .allMatch(kind -> kind.isMoney() || kind == AccountEntry.Kind.OWED)
                .doesNotContain(
                        AccountEntry.Kind.CAPTURE,
                        AccountEntry.Kind.CREDITED,
                        AccountEntry.Kind.CREDITED_ELSEWHERE,
                        AccountEntry.Kind.FEE,
                        AccountEntry.Kind.DEDUCTION,
                        AccountEntry.Kind.KEPT_GIVEN_BACK,
                        AccountEntry.Kind.CREDIT_GIVEN,
                        AccountEntry.Kind.CREDIT_TAKEN_BACK,
                        AccountEntry.Kind.POINTS_BACK,
                        AccountEntry.Kind.COUPON_BACK);
        assertThat(Direction.of(AccountEntry.Kind.EXTERNAL)).contains(Direction.OUT);
        assertThat(Direction.of(AccountEntry.Kind.EXTERNAL_REVERSED)).contains(Direction.TAKEN_BACK);
    }

    @Test
    void aPaymentThatTheJournalUndoesIsExpectedOnNoStatement() {
        assertThat(COMPARISON.of(side("k/t 10;k/t -10"), List.of())).isEqualTo(Finding.MATCHED);
        assertThat(COMPARISON.of(side("k/t -10"), List.of()))
                .as("undone within the period, entered before it")
                .isEqualTo(Finding.MATCHED);
        assertThat(COMPARISON.of(side("k/t 10;k/t -10;k/t 10"), List.of()))
                .as("undone, and paid after all")
                .isEqualTo(Finding.MISSING_THERE);
        assertThat(COMPARISON.of(side("k/t 10;k/t -10"), side("k/t 10")))
                .as("undone, though the provider has paid it")
                .isEqualTo(Finding.AMOUNT_DIFFERS);
        assertThat(Movement.amountOf(AccountEntry.Kind.VOIDED, 10)).isEqualTo(-10);
        assertThat(Movement.amountOf(AccountEntry.Kind.REFUND, 10)).isEqualTo(10);
    }

    /** The payment that was undone is older than the comparison; what was paid after that is not. */
    @Test
    void aPaymentAfterTheOneThatWasUndoneIsExpectedOnTheStatement() {
        List<Movement> undoneAndPaid = List.of(at(-10, 1), at(10, 2));
        assertThat(COMPARISON.of(undoneAndPaid, List.of())).isEqualTo(Finding.MISSING_THERE);
        assertThat(COMPARISON.of(undoneAndPaid, side("k/t 10"))).isEqualTo(Finding.MATCHED);
        assertThat(COMPARISON.of(List.of(at(10, 2), at(-10, 1)), List.of()))
                .as("the moments tell the order, not the rows")
                .isEqualTo(Finding.MISSING_THERE);
        assertThat(COMPARISON.of(List.of(at(-10, 1)), side("k/t 10"))).isEqualTo(Finding.AMOUNT_DIFFERS);
        assertThat(COMPARISON.of(List.of(at(10, 1), at(-10, 2), at(10, 3), at(-10, 4)), List.of()))
                .isEqualTo(Finding.MATCHED);
    }

    private static Movement at(long amount, int minute) {
        return new Movement("k", "t", Direction.OUT, amount, "CNY", ENDS.minusSeconds(600 - 60L * minute), true);
    }

    /** Rows: an entry of the journal, its points, and the movement at a provider; empty for none. */
    @ParameterizedTest
    @CsvSource({
        "REFUND,            0,  OUT 10 known",
        "GOODWILL,          0,  OUT 10 known",
        "EXTERNAL,          0,  OUT 10 known",
        "OWED,              0,  OUT 10 owed",
        "VOIDED,            0,  OUT -10 known",
        "REVERSAL,          0,  TAKEN_BACK 10 known",
        "EXTERNAL_REVERSED, 0,  TAKEN_BACK 10 known",
        "TOP_UP,            0,  IN 10 known",
        "POINTS_BACK,       40, ''",
        "REVERSAL,          40, ''",
        "VOIDED,            40, ''",
        "OWED,              40, ''",
        "CREDIT_GIVEN,      0,  ''",
        "CREDIT_TAKEN_BACK, 0,  ''"
    })
    void anEntryOfTheJournalIsAMovementUnlessItMovesPointsOrGifts(
            AccountEntry.Kind kind, long points, String movement) {
        var entry = new AccountEntry(
                1,
                kind,
                null,
                null,
                null,
                0,
                TenderId.of("T1"),
                10,
                0,
                points,
                "k",
                null,
                null,
                Actor.SYSTEM,
                ENDS,
                ENDS.plusSeconds(1));
        Optional<Movement> found = Movement.of(entry, Currency.getInstance("CNY"));
        assertThat(found.map(each -> each.direction() + " " + each.amount() + (each.isKnown() ? " known" : " owed"))
                        .orElse(""))
                .isEqualTo(movement);
        found.ifPresent(each -> assertThat(each)
                .returns("k", Movement::key)
                .returns("", Movement::transaction)
                .returns("CNY", Movement::currency)
                .returns(ENDS, Movement::at));
    }

    @Test
    void aStatementHasNoRowOfAPaymentThatWasNotMade() {
        assertThat(Stream.of(AccountEntry.Kind.values()).filter(Movement::isInStatements))
                .containsExactlyInAnyOrder(
                        AccountEntry.Kind.REFUND,
                        AccountEntry.Kind.GOODWILL,
                        AccountEntry.Kind.EXTERNAL,
                        AccountEntry.Kind.REVERSAL,
                        AccountEntry.Kind.EXTERNAL_REVERSED,
                        AccountEntry.Kind.TOP_UP);
    }

    @Test
    void nothingIsNotCompared() {
        assertThatThrownBy(() -> COMPARISON.of(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Movement("k", "t", Direction.IN, -1, "CNY", Instant.EPOCH, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
