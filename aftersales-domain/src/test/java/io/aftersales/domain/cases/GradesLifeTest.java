package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shop's own grades: what they pay, where their goods go, and what is not accepted. */
class GradesLifeTest {
    private static final Disposition SECOND_CHOICE = Disposition.of("SECOND_CHOICE");
    private static final Grade USED = Grade.accepted("USED", 80, SECOND_CHOICE);
    private static final Grade WORN_OUT = Grade.refused("WORN_OUT", Disposition.of("WASTE"));

    private final Shop shop = new Shop(delivered(paidSale()));

    private Life returned(CaseItem... items) {
        return shop.opens(returnRefund(items)).approvedBy(REVIEWER).received();
    }

    private static Finding found(Grade grade, long units) {
        return Finding.of("A", grade, units);
    }

    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    @Test
    void aUsedUnitPaysLessAndGoesWhereItsGradeSays() {
        Life life = returned(item("A", 3, Reason.NO_REASON)).inspected(good("A", 1), found(USED, 2));
        assertThat(life.lately(1))
                .containsExactly("REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED REFUND_STARTED"
                        + " | PAY_REFUND(T1 ORIGINAL 5200) RESTOCK(SELLABLE) RESTOCK(SECOND_CHOICE)");
        assertThat(life.lastOf(Effect.Restock.class))
                .containsExactly(
                        new Effect.Restock(
                                key("restock-6"),
                                "NO_REASON",
                                "WH-1",
                                Disposition.SELLABLE,
                                List.of(new Goods("MUG", 1))),
                        new Effect.Restock(
                                key("restock-7"), "NO_REASON", "WH-1", SECOND_CHOICE, List.of(new Goods("MUG", 2))));
        assertThat(life.subject().inspection().accepted()).containsExactly(Units.of("A", 3));
        assertThat(life.subject().refund().breakdown().deductions()).isEqualTo(800);
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 5200, kept 800, owed 5200, held 0");
    }

    @Test
    void whatTheShopKeptForTheGradeCanBeGivenBack() {
        Life life = returned(item("A", 1, Reason.NO_REASON))
                .inspected(found(USED, 1))
                .paid("T1");
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 1600, kept 400, owed 0, held 0");
        life.does(
                CaseFixtures.FINANCE,
                (subject, account, context) -> CaseDecisions.giveBackKept(subject, account, 400, "as new", context));
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 400, held 0");
    }

    @Test
    void aDeductionComesBeforeTheRestockingFeeOfWhatIsLeft() {
        Shop strict = new Shop(delivered(paidSale()))
                .under(RefundPolicy.STANDARD.withRestockingFee(RestockingFee.percent(10)));
        Life life = strict.opens(returnRefund(item("A", 1, Reason.NO_REASON)))
                .approvedBy(REVIEWER)
                .received()
                .inspected(found(USED, 1));
        assertThat(life.subject().refund().breakdown().deductions()).isEqualTo(400);
        assertThat(life.subject().refund().breakdown().fees()).isEqualTo(160);
        assertThat(strict.books()).isEqualTo("paid 11000, refunded 1440, kept 560, owed 1440, held 0");
    }

    @Test
    void aUnitThatIsNotAcceptedGoesBackAndIsNotRestocked() {
        Life life = returned(item("A", 3, Reason.NO_REASON)).inspected(good("A", 1), found(WORN_OUT, 2));
        assertThat(life.lately(1))
                .containsExactly("REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED REFUND_STARTED"
                        + " | PAY_REFUND(T1 ORIGINAL 2000) RESTOCK(SELLABLE) SEND_BACK");
        assertThat(life.lastOf(Effect.SendBack.class))
                .containsExactly(new Effect.SendBack(key("sendback-1"), "WH-1", List.of(new Goods("MUG", 2))));
        assertThat(shop.account().unitsLeft(LineId.of("A"))).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, 0, GRADE_NOT_ACCEPTED",
        "1, 1, 0, MIXED",
        "1, 0, 1, MIXED",
        "0, 1, 1, MIXED",
        "0, 2, 0, DAMAGED_NOT_CLAIMED"
    })
    void nothingAcceptedNamesWhy(long worn, long broken, long gone, String why) {
        var findings = new ArrayList<Finding>();
        add(findings, found(WORN_OUT, 1), worn);
        add(findings, damaged("A", 1), broken);
        add(findings, missing("A", 1), gone);
        Life life = returned(item("A", 2, Reason.NO_REASON)).inspected(findings.toArray(Finding[]::new));
        assertThat(life.subject().inspection().failure()).isEqualTo(why);
    }

    private static void add(List<Finding> findings, Finding one, long units) {
        for (long i = 0; i < units; i++) {
            findings.add(one);
        }
    }

    @Test
    void aGradeThatPaysNothingIsAcceptedForNothing() {
        Grade scrap = Grade.accepted("SCRAP", 0, Disposition.of("WASTE"));
        returned(item("A", 1, Reason.NO_REASON)).inspected(found(scrap, 1));
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 2000, owed 0, held 0");
    }

    @Test
    void findingsKeepTheGradeAsItWasWhenItWasGiven() {
        Grade later = Grade.accepted("USED", 50, SECOND_CHOICE);
        Life life = returned(item("A", 2, Reason.NO_REASON)).inspected(InspectionReport.partial(found(USED, 1)));
        life.inspected(found(later, 1));
        assertThat(life.subject().refund().breakdown().deductions()).isEqualTo(400 + 1000);
    }

    @Test
    void aPolicyRefusesTwoGradesOfOneCode() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CasePolicy.builder().grades(USED, WORN_OUT, USED).build())
                .withMessage("two grades have the code USED");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CasePolicy.builder()
                        .grades(Grade.accepted("GOOD", 90, SECOND_CHOICE))
                        .build())
                .withMessage("two grades have the code GOOD");
        assertThat(CasePolicy.builder().grades(USED).build().grade("USED")).contains(USED);
        assertThat(CasePolicy.STANDARD.grade("USED")).isEmpty();
        assertThat(CasePolicy.STANDARD.grade("MISSING")).contains(Grade.MISSING);
    }

    @ParameterizedTest
    @CsvSource({"used, 80", "'', 80", "USED, 101", "USED, -1"})
    void aGradeRefusesWhatIsNoCodeOrNoPercentage(String code, int percent) {
        assertThatIllegalArgumentException().isThrownBy(() -> Grade.accepted(code, percent, SECOND_CHOICE));
    }
}
