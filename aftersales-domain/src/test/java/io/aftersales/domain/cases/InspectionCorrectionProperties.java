package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Random inspections of three mugs and a cap, and random corrections of them; what should have been booked is inspected so elsewhere. */
class InspectionCorrectionProperties {
    private static final Actor SECOND = Actor.inspector("in-2");
    private static final List<Grade> GRADES = List.of(
            Grade.GOOD,
            Grade.DAMAGED,
            Grade.MISSING,
            Grade.accepted("USED", 80, Disposition.of("SECOND_CHOICE")),
            Grade.accepted("POOR", 33, Disposition.of("SECOND_CHOICE")),
            Grade.refused("WORN_OUT", Disposition.of("WASTE")));

    /** The grades of the four units, one by one. */
    @Provide
    Arbitrary<List<Finding>> findings() {
        return Arbitraries.of(GRADES).list().ofSize(4).map(InspectionCorrectionProperties::found);
    }

    private static List<Finding> found(List<Grade> grades) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < grades.size(); i++) {
            findings.add(Finding.of(i < 3 ? "A" : "B", grades.get(i), 1));
        }
        return findings;
    }

    private record Terms(Reason reason, long fee, Long agreed) {
        ApprovalTerms approved() {
            return new ApprovalTerms(ShippingChoice.BY_POLICY, fee, agreed, null);
        }
    }

    @Provide
    Arbitrary<Terms> terms() {
        return Combinators.combine(
                        Arbitraries.of(Reason.NO_REASON, Reason.QUALITY_ISSUE, Reason.DAMAGED),
                        Arbitraries.of(0L, 700L),
                        Arbitraries.longs().between(0, 9000).injectNull(0.7))
                .as(Terms::new);
    }

    private static Life inspected(Shop shop, Application application, Terms terms, List<Finding> findings) {
        Life life = shop.opens(application);
        if (application.kind() == CaseKind.EXCHANGE) {
            life.reserved();
        }
        return life.approvedBy(REVIEWER, terms.approved()).received().inspected(findings.toArray(Finding[]::new));
    }

    private static Shop shop() {
        return ExchangeLives.stocked(new Shop(delivered(paidSale())));
    }

    private static CaseItem[] items(Terms terms) {
        return new CaseItem[] {item("A", 3, terms.reason()), item("B", 1, terms.reason())};
    }

    private static Shortfall correct(Shop shop, Life life, List<Finding> restated) {
        Assume.that(!life.subject().inspection().accepted().isEmpty()); // else nothing was booked
        Assume.that(CaseDecisions.isCorrectedDownwards(
                life.subject(), shop.account(), null, restated, shop.context(SECOND)));
        OrderAccount before = shop.account();
        life.does(
                SECOND,
                (subject, account, context) ->
                        CaseDecisions.correctInspection(subject, account, null, restated, "Looked again", context));
        assertThat(life.last().account()).as("books nothing").isEqualTo(before);
        Advance given = life.subject().advance();
        return given == null || given.shortfall() == null ? new Shortfall(List.of(), 0, 0, 0) : given.shortfall();
    }

    private static long booked(Life life) {
        RefundBreakdown booked = life.subject().refund().breakdown();
        return booked == null ? 0 : booked.total();
    }

    @Property(tries = 300)
    void aShortfallIsAtMostWhatWasBookedAboveWhatTheRestatedFindingsWouldHavePaid(
            @ForAll("terms") Terms terms,
            @ForAll("findings") List<Finding> first,
            @ForAll("findings") List<Finding> restated) {
        Shop shop = shop();
        Life life = inspected(shop, returnRefund(items(terms)), terms, first);
        Life other = inspected(shop(), returnRefund(items(terms)), terms, restated);
        Shortfall found = correct(shop, life, restated);
        long rounding = 2; // one for each line
        assertThat(found.amount()).isBetween(0L, booked(life));
        assertThat(found.amount()).isLessThanOrEqualTo(booked(life) - booked(other) + rounding);
        for (String line : List.of("A", "B")) {
            assertThat(accepted(other, line)).as("accepted of %s", line).isLessThanOrEqualTo(accepted(life, line));
            if (found.amount() > 0) {
                assertThat(quantity(found.units(), line)).isEqualTo(accepted(life, line) - accepted(other, line));
            }
        }
    }

    private static long accepted(Life life, String line) {
        return quantity(life.subject().inspection().accepted(), line);
    }

    private static long quantity(List<Units> units, String line) {
        return units.stream()
                .filter(each -> each.line().equals(LineId.of(line)))
                .mapToLong(Units::quantity)
                .sum();
    }

    @Property(tries = 300)
    void anExchangeIsShortOfWhatItsUnitsWereWorth(
            @ForAll("findings") List<Finding> first,
            @ForAll("findings") List<Finding> restated,
            @ForAll @IntRange(max = 700) int fee) {
        var terms = new Terms(Reason.NO_REASON, fee, null);
        Shop shop = shop();
        Life life = inspected(shop, Application.of(CaseFixtures.ORDER, CaseKind.EXCHANGE, items(terms)), terms, first);
        if (life.subject().replacement().difference().total().asked() > 0) {
            life.hears(Effect.RequestTopUp.class, new Outcome.Done("PAY", "TU-1"));
        }
        Shortfall found = correct(shop, life, restated);
        long worth = 2000L * quantity(found.units(), "A") + 4000L * quantity(found.units(), "B");
        long graded = deducted(restated, first);
        assertThat(found.amount()).isBetween(worth + graded - 2, worth + graded + 2);
    }

    /** What the accepted units pay less for their grade, by the restated findings above the first ones. */
    private static long deducted(List<Finding> restated, List<Finding> first) {
        return deducted(restated) - deducted(first);
    }

    private static long deducted(List<Finding> findings) {
        return findings.stream()
                .filter(each -> each.grade().accepted())
                .mapToLong(each ->
                        each.grade().deductedPercent() * (each.line().value().equals("A") ? 2000L : 4000L) / 100)
                .sum();
    }

    @Property(tries = 300)
    void whatIsDownwardsWouldHavePaidLess(
            @ForAll("findings") List<Finding> first, @ForAll("findings") List<Finding> restated) {
        var terms = new Terms(Reason.NO_REASON, 0, null);
        Shop shop = shop();
        Life life = inspected(shop, returnRefund(items(terms)), terms, first);
        Assume.that(life.subject().refund().breakdown() != null);
        boolean lower = booked(inspected(shop(), returnRefund(items(terms)), terms, restated)) < booked(life);
        boolean downwards = CaseDecisions.isCorrectedDownwards(
                life.subject(), shop.account(), null, restated, shop.context(SECOND));
        assertThat(!downwards || lower).as("what is downwards pays less").isTrue();
    }
}
