package io.aftersales.domain.refunds;

import static io.aftersales.domain.refunds.RefundFixtures.anOrder;
import static io.aftersales.domain.refunds.RefundFixtures.inCase;
import static io.aftersales.domain.refunds.RefundFixtures.line;
import static io.aftersales.domain.refunds.RefundFixtures.swap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.LineId;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an exchange settles: a difference, which may be agreed on, and what the shop keeps with it. */
class ExchangeTotalTest {

    /** 60.00 worth of goods; the examples of the design with a fee, and with a deduction. */
    @ParameterizedTest(name = "for {0}, fee {1}, deduction {2}: asked {3}, paid back {4}, kept {5}")
    @CsvSource({
        "90.00,  500,    0, 3500,    0,  500",
        "40.00,  500,    0,    0, 1500,  500",
        "40.00, 2500,    0,  500,    0, 2500",
        "40.00, 2000,    0,    0,    0, 2000",
        "60.00,  500,    0,  500,    0,  500",
        "60.00, 7000,    0, 7000,    0, 7000",
        "40.00,  500, 1200,    0,  300, 1700",
        "90.00,    0, 1200, 4200,    0, 1200"
    })
    void isAskedForOrPaidBackAndKept(String value, long fee, long deduction, long asked, long back, long kept) {
        Till till = anOrder().with(line("A", 1, "60.00").taxed(522, "STD")).till();
        ExchangedUnits swap = swap("A", 1, "NEW", value);
        long difference = till.account().difference(List.of(swap));

        RefundBreakdown told = till.sends(new ExchangeTotal(difference, fee, deduction), swap);

        OrderAccount after = till.account();
        assertThat(told.total()).isEqualTo(back);
        assertThat(told.withheld()).isNotNegative();
        assertThat(told.total()).isEqualTo(told.goods() - told.fees() - told.deductions() - told.withheld());
        assertThat(told.steps().stream().mapToLong(BreakdownStep::amount).sum()).isEqualTo(back);
        assertThat(after.payable()).isEqualTo(6000 + asked);
        assertThat(after.kept()).isEqualTo(kept);
        assertThat(after.refunded()).isEqualTo(back);
        assertThat(after.replacements())
                .singleElement()
                .extracting(ReplacementLine::net)
                .isEqualTo(6000 + difference);
        assertThat(after.remaining()).isEqualTo(6000 + difference);
        TaxBalance row = after.taxes().get(1);
        assertThat(row)
                .as("what is kept stands in a row of its own, taxed like the goods that came back")
                .isEqualTo(new TaxBalance(0, null, "STD", kept, Math.round(522 * kept / 6000.0), kept, 0, 0));
        assertThat(after.bookings().get(0).keptByRate()).containsExactly(new TaxShare(1, kept));
    }

    /** Three units, 20.00 in all, of which one or more are exchanged; percents are what the grades of the units take off in all. */
    @ParameterizedTest(name = "{0} units and {1} units, {2} per cent in all: {3}")
    @CsvSource({
        "1, 0,   0,    0",
        "1, 0,  20,  133",
        "1, 0, 100,  667",
        "2, 0,  20,  133",
        "2, 0,  50,  333",
        "2, 1,  20,  133",
        "2, 1, 300, 2000",
        "1, 1, 200, 1333"
    })
    void aGradeTakesItsPartOfWhatTheUnitsOfALineAreWorth(long first, long second, long percents, long deduction) {
        OrderAccount account = anOrder().with(line("A", 3, "20.00")).till().account();
        var swaps = new ArrayList<ExchangedUnits>();
        swaps.add(swap("A", first, "NEW", "30.00"));
        if (second > 0) {
            swaps.add(swap("A", second, "OTHER", "1.00"));
        }

        assertThat(account.deduction(swaps, Map.of(LineId.of("A"), percents))).isEqualTo(deduction);
        assertThat(account.deduction(swaps, Map.of(LineId.of("B"), percents))).isZero();
    }

    @Example
    void aDeductionIsNoMoreThanAReturnOfTheUnitsWouldPay() {
        Till till = anOrder().with(line("A", 1, "60.00")).till();
        till.gives(Goodwill.onLines(5000, LineId.of("A")));

        assertThat(till.account().deduction(List.of(swap("A", 1, "NEW", "60.00")), Map.of(LineId.of("A"), 80L)))
                .isEqualTo(1000);
    }

    @Example
    void whatWasKeptCanBeGivenBackWithItsTax() {
        Till till = anOrder().with(line("A", 1, "60.00").taxed(522, "STD")).till();
        till.sends(new ExchangeTotal(3000, 500, 0), swap("A", 1, "NEW", "90.00"));

        Adjustment given = till.account().giveBackKept(inCase(1), 0, 500).get();

        assertThat(given.account().kept()).isZero();
        assertThat(given.total()).isEqualTo(500);
        assertThat(given.taxes()).containsExactly(new RefundBreakdown.OfRate("STD", 500, 44));
    }

    @ParameterizedTest(name = "agreed {0} of {1}")
    @CsvSource({
        "    0,  1000, true",
        " 1000,  1000, true",
        " 1001,  1000, false",
        "   -1,  1000, false",
        "    0, -1000, true",
        "-1000, -1000, true",
        "-1001, -1000, false",
        "    1, -1000, false",
        "    0,     0, true",
        "    1,     0, false"
    })
    void isAgreedBetweenNothingAndTheComputedDifference(long agreed, long computed, boolean possible) {
        Till till = anOrder().with(line("A", 1, "60.00")).till();
        List<ExchangedUnits> swaps =
                List.of(new ExchangedUnits(swap("A", 1, "NEW").line(), 1, "NEW", 6000 + computed));

        var total = till.account().exchangeTotal(swaps, 0, agreed);

        assertThat(total.isRight()).isEqualTo(possible);
        if (!possible) {
            assertThat(total.getLeft())
                    .isEqualTo(new AccountRejection.AmountExceeded(
                            Money.ofMinor(agreed, "CNY"), Money.ofMinor(computed, "CNY")));
        }
    }

    /** Asked for 15 (a fee of 16 less one for the goods); by the time it is paid, the units carry no share of a rounded price any more. */
    @Example
    void keepsLessWhenTheUnitsAreWorthLessByThen() {
        Till till = anOrder().with(line("A", 1, "0.00"), line("B", 1, "60.00")).till();

        RefundBreakdown told = till.sends(new ExchangeTotal(-1, 16, 0), swap("A", 1, "NEW", "0.00"));

        assertThat(told.total()).isZero();
        OrderAccount after = till.account();
        assertThat(after.payable()).isEqualTo(6000 + 15);
        assertThat(after.kept()).isEqualTo(15);
        assertThat(after.remaining()).isEqualTo(6000);
        assertThat(after.replacements())
                .singleElement()
                .extracting(ReplacementLine::net)
                .isEqualTo(0L);
    }

    /** Asked for 10.00 (a fee of 40.00 less 30.00 for the goods); by the time it is paid, goodwill has left only 5.00 of the order. */
    @Example
    void keepsLessWhenTheOrderHasLessLeftByThen() {
        Till till = anOrder().with(line("A", 1, "60.00")).till();
        till.gives(Goodwill.onOrder(5500));

        RefundBreakdown told = till.sends(new ExchangeTotal(-3000, 4000, 0), swap("A", 1, "NEW", "30.00"));

        assertThat(told.total()).isZero();
        OrderAccount after = till.account();
        assertThat(after.payable()).isEqualTo(6000 + 1000);
        assertThat(after.kept()).isEqualTo(1500);
        assertThat(after.remaining()).isZero();
    }

    /** The sample in which a larger run of the laws of exchanges found the order overdrawn by 1. */
    @Example
    void leavesNothingOfAnOrderThatWasAllGivenAwayBeforeTheBuyerPaid() {
        Till till = anOrder().with(line("A", 4, "0.03")).till();
        for (int i = 0; i < 3; i++) {
            till.sends(
                    new ExchangeTotal(till.account().difference(List.of(swap("A", 1, "FREE", "0.00"))), 0, 0),
                    swap("A", 1, "FREE", "0.00"));
        }
        ExchangedUnits last = swap("A", 1, "FREE", "0.00");
        long difference = till.account().difference(List.of(last));
        till.gives(Goodwill.onOrder(till.account().left()));

        till.sends(new ExchangeTotal(difference, 2, 0), last);

        assertThat(difference).isEqualTo(-1);
        assertThat(till.account().remaining()).isZero();
    }

    @ParameterizedTest(name = "({0}, {1}, {2}) for units worth {3}: ({4}, {5}, {6})")
    @CsvSource({
        "  -1, 16,  0,   1,   -1, 16,  0",
        "  -1, 16,  0,   0,    0, 15,  0",
        "-100, 60, 50,  90,  -90, 50, 50",
        "-100, 60, 50,  30,  -30,  0, 40",
        "-100,  0, 20,   0,    0,  0,  0",
        " 100, 60, 50,   0,  100, 60, 50",
        "   0,  0,  0,   0,    0,  0,  0"
    })
    void isBorneByTheWorthOfTheUnits(
            long difference, long fee, long deduction, long worth, long borne, long feeKept, long deducted) {
        assertThat(new ExchangeTotal(difference, fee, deduction).borneBy(worth))
                .isEqualTo(new ExchangeTotal(borne, feeKept, deducted));
    }

    @Property
    void whatTheBuyerWasAskedForStays(
            @ForAll @LongRange(min = -10_000, max = 10_000) long difference,
            @ForAll @LongRange(max = 10_000) long fee,
            @ForAll @LongRange(max = 10_000) long deduction,
            @ForAll @LongRange(max = 10_000) long worth) {
        ExchangeTotal settled = new ExchangeTotal(difference, fee, deduction);

        ExchangeTotal borne = settled.borneBy(worth);

        assertThat(worth + borne.difference()).isNotNegative();
        assertThat(borne.asked()).isEqualTo(settled.asked());
        assertThat(borne.paidBack()).isBetween(0L, settled.paidBack());
        assertThat(borne.borneBy(worth)).isEqualTo(borne);
    }

    @Example
    void isNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExchangeTotal(0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExchangeTotal(0, 0, -1));
    }

    @Property
    void theSettledDifferenceIsInProportionAndNeverMoreThanTheComputedOne(
            @ForAll @LongRange(min = -1_000_000_000_000_000L, max = 1_000_000_000_000_000L) long whole,
            @ForAll @LongRange(min = 0, max = 1000) long permille,
            @ForAll @LongRange(min = -1_000_000_000_000_000L, max = 1_000_000_000_000_000L) long part) {
        long agreed = whole / 1000 * permille;

        long settled = ExchangeTotal.settled(agreed, whole, part);

        assertThat(Math.abs(settled)).isLessThanOrEqualTo(Math.abs(part));
        assertThat(settled == 0 || Long.signum(settled) == Long.signum(part)).isTrue();
        if (whole != 0) {
            BigInteger twice = big(part).abs().multiply(big(agreed).abs()).shiftLeft(1);
            BigInteger all = big(whole).abs();
            BigInteger halfUp = twice.add(all).divide(all.shiftLeft(1));
            assertThat(big(settled).abs()).isEqualTo(halfUp);
        }
        assertThat(ExchangeTotal.settled(null, whole, part)).isEqualTo(part);
        assertThat(ExchangeTotal.settled(agreed, whole, whole)).isEqualTo(agreed);
        assertThat(ExchangeTotal.settled(agreed, -whole, -whole)).isZero();
    }

    @Property
    void listPricesAreComparedWithoutRoundingAndOverflow(
            @ForAll @LongRange(min = 0) long amount,
            @ForAll @LongRange(min = 1) long units,
            @ForAll @LongRange(min = 0) long otherAmount,
            @ForAll @LongRange(min = 1) long otherUnits) {
        boolean same =
                big(amount).multiply(big(otherUnits)).equals(big(otherAmount).multiply(big(units)));

        assertThat(new ListPrice(amount, units).isSame(new ListPrice(otherAmount, otherUnits)))
                .isEqualTo(same);
        assertThat(new ListPrice(amount, units).isSame(new ListPrice(amount, units)))
                .isTrue();
        long most = Math.min(amount, Long.MAX_VALUE / otherUnits);
        assertThat(ListPrice.ofUnit(most).isSame(new ListPrice(most * otherUnits, otherUnits)))
                .isTrue();
    }

    private static BigInteger big(long minor) {
        return BigInteger.valueOf(minor);
    }

    /** The new goods are on their way already: what goes back pays for the fee first, then for the deduction. */
    @ParameterizedTest
    @CsvSource({
        "-10, 3, 4, -10, 3, 4",
        "-10, 12, 4, -10, 10, 0",
        "-10, 3, 9, -10, 3, 7",
        "5, 3, 4, 0, 0, 0",
        "0, 3, 4, 0, 0, 0"
    })
    void asksNothingForGoodsThatAreOnTheirWay(
            long difference, long fee, long deduction, long settled, long feeKept, long deductionKept) {
        assertThat(new ExchangeTotal(difference, fee, deduction).askingNothing())
                .isEqualTo(new ExchangeTotal(settled, feeKept, deductionKept));
    }

    @Test
    void ofTwoBookingsIsTheirSum() {
        assertThat(new ExchangeTotal(-1, 2, 3).plus(new ExchangeTotal(10, 20, 30)))
                .isEqualTo(new ExchangeTotal(9, 22, 33));
    }
}
