package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.refunds.ExchangeTotal;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.ShippingChoice;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exchanges of units that came back used: what the shop keeps for their grade is settled with the difference and the fee. */
class ExchangeGradesLifeTest extends ExchangeLives {
    private static final Grade USED = Grade.accepted("USED", 80, Disposition.of("SECOND_CHOICE"));
    private static final Grade WORN_OUT = Grade.refused("WORN_OUT", Disposition.of("WASTE"));

    private static Finding used(long units) {
        return Finding.of("A", USED, units);
    }

    private static Life back(Life opened, long fee, @Nullable Long difference, Finding... findings) {
        return opened.reserved()
                .approvedBy(REVIEWER, new ApprovalTerms(ShippingChoice.BY_POLICY, fee, null, difference))
                .received()
                .inspected(findings);
    }

    private static ExchangeTotal settled(Life life) {
        return life.subject().replacement().difference().total();
    }

    /** Two mugs at 20.00, wanted for two of another SKU. A used mug is a deduction of 4.00. */
    @ParameterizedTest(name = "{0}, fee {1}, agreed {2}, {3} good, {4} used, {5} worn out: {6} {7} {8}")
    @CsvSource({
        "MUG,      0,      , 2, 0, 0,     0,   0,     0",
        "MUG,      0,      , 1, 1, 0,     0, 400,   400",
        "MUG,    500,      , 0, 2, 0,     0, 800,  1300",
        "MUG-2,    0,      , 0, 2, 0,  1000, 800,  1800",
        "MUG-2,  500,   300, 1, 1, 0,   300, 400,  1200",
        "MUG-3,    0,      , 1, 1, 0, -1000, 400,  -600",
        "MUG-3,  500,      , 0, 2, 0, -1000, 800,   300",
        "MUG-3,    0,  -800, 0, 2, 0,  -800, 800,     0",
        "MUG-3,    0,      , 0, 1, 1,  -500, 400,  -100",
        "MUG-2,    0,   600, 0, 1, 1,   300, 400,   700"
    })
    void theDeductionIsSettledWithTheDifferenceAndTheFee(
            String wanted,
            long fee,
            @Nullable Long agreed,
            long good,
            long used,
            long worn,
            long difference,
            long deduction,
            long toSettle) {
        var findings = new ArrayList<Finding>();
        addTo(findings, Grade.GOOD, good);
        addTo(findings, USED, used);
        addTo(findings, WORN_OUT, worn);
        CaseItem asked = wanted.equals("MUG") ? mugs(2) : mugs(2).wanting(wanted);

        Life life = back(shop.opens(exchange(asked)), fee, agreed, findings.toArray(Finding[]::new));

        if (toSettle > 0) {
            assertThat(life.lastOf(Effect.RequestTopUp.class))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Effect.RequestTopUp.class,
                            top -> assertThat(top.amount().minor()).isEqualTo(toSettle));
            assertThat(shop.account().kept()).as("until it is paid").isZero();
            life.hears(Effect.RequestTopUp.class, PAID);
        }
        assertThat(settled(life)).isEqualTo(new ExchangeTotal(difference, fee, deduction));
        RefundBreakdown booked =
                life.subject().replacement().difference().bookings().get(0);
        assertThat(booked).isNotNull();
        assertThat(booked.total()).isEqualTo(Math.max(0, -toSettle));
        assertThat(shop.account().kept()).isEqualTo(fee + deduction);
        assertThat(shop.account().payable()).isEqualTo(11_000 + Math.max(0, toSettle));
        assertThat(shop.account().refunded()).isEqualTo(Math.max(0, -toSettle));
        assertThat(shop.account().replacements())
                .singleElement()
                .satisfies(line -> assertThat(line.net()).isEqualTo(2000 * (good + used) + difference));
    }

    private static void addTo(List<Finding> findings, Grade grade, long units) {
        if (units > 0) {
            findings.add(Finding.of("A", grade, units));
        }
    }

    @Test
    void whatWasKeptForTheGradeCanBeGivenBack() {
        Life life = back(cheaper(), 0, null, used(2)).ordered("R-1").paid("T1");
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 200, kept 800, owed 0, held 2");
        life.delivered();
        life.does(
                FINANCE,
                (subject, account, context) -> CaseDecisions.giveBackKept(subject, account, 800, "as new", context));
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 1000, kept 0, owed 800, held 0");
    }

    @Test
    void aBuyerWhoDoesNotPayTheDeductionIsPaidWhatIsLeftOfTheGoods() {
        Life life = back(even(), 0, null, used(1), good("A", 1));
        assertThat(life.lately(1))
                .containsExactly("AWAITING_TOP_UP | FINDINGS_RECORDED INSPECTION_PASSED TOP_UP_ASKED"
                        + " | REQUEST_TOP_UP(400) RESTOCK(SELLABLE) RESTOCK(SECOND_CHOICE) NOTIFY(TOP_UP_ASKED)");
        life.hears(Effect.RequestTopUp.class, NO);
        assertThat(life.subject().refund().breakdown().deductions()).isEqualTo(400);
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 3600, kept 400, owed 3600, held 0");
    }

    @Test
    void goodsThatCannotBeSentAfterTheDeductionWasPaidAreNotDeductedAgain() {
        Life life = back(even(), 0, null, used(2)).hears(Effect.RequestTopUp.class, PAID);
        assertThat(shop.books()).isEqualTo("paid 11800, refunded 0, kept 800, owed 0, held 2");
        life.hears(Effect.CreateReplacementOrder.class, NO);
        assertThat(life.subject().refund().breakdown().deductions()).isZero();
        assertThat(shop.account().kept()).isEqualTo(800);
        assertThat(shop.account().refunded()).isEqualTo(4000);
    }

    @Property(tries = 200)
    void anExchangeSettlesTheDifferenceTheFeeAndTheDeductionAndLosesNothing(
            @ForAll @IntRange(max = 4000) int price,
            @ForAll @IntRange(max = 3000) int fee,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll @IntRange(min = 1, max = 3) int units,
            @ForAll @IntRange(max = 3) int graded) {
        Shop own = stocked(new Shop(delivered(paidSale()))).asks("MUG-2", price);
        Application asked = exchange(mugs(units).wanting("MUG-2"));
        Grade grade = Grade.accepted("SO_SO", percent, Disposition.DAMAGED);
        int worse = Math.min(units, graded);
        var findings = new ArrayList<Finding>();
        addTo(findings, grade, worse);
        addTo(findings, Grade.GOOD, units - worse);

        Life life = back(own.opens(asked), fee, null, findings.toArray(Finding[]::new));

        long difference = units * (price - 2000L);
        long deduction = Math.round(worse * 2000L * (100 - percent) / 100.0);
        long toSettle = difference + fee + deduction;
        if (toSettle > 0) {
            life.hears(Effect.RequestTopUp.class, PAID);
        }
        assertThat(settled(life)).isEqualTo(new ExchangeTotal(difference, fee, deduction));
        assertThat(own.account().payable()).isEqualTo(11_000 + Math.max(0, toSettle));
        assertThat(own.account().refunded()).isEqualTo(Math.max(0, -toSettle));
        assertThat(own.account().kept()).isEqualTo(fee + deduction);
        assertThat(own.account().payable())
                .isEqualTo(own.account().refunded()
                        + own.account().kept()
                        + own.account().remaining());
    }
}
