package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.INSPECTOR;
import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.lines;
import static io.aftersales.domain.cases.CaseFixtures.lost;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.AccountRejection;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionLifeTest {
    private final Shop shop = new Shop(delivered(paidSale()));

    private Life returned(CaseItem... items) {
        return shop.opens(returnRefund(items)).approvedBy(REVIEWER).received();
    }

    private static EffectKey key(String step) {
        return new EffectKey("as-1001-1-" + step);
    }

    @Nested
    class Accepts {
        @Test
        void aPartPaysThePartAndGivesTheRestFree() {
            Life life = returned(item("A", 3, Reason.NO_REASON))
                    .inspected(good("A", 1), missing("A", 2))
                    .paid("T1");
            assertThat(life.subject().inspection().accepted()).containsExactly(Units.of("A", 1));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 0, held 0");
            assertThat(shop.account().unitsLeft(LineId.of("A"))).isEqualTo(2);
            shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)));
        }

        @Test
        void damagedGoodsWhereThatIsWhatWasClaimed() {
            Life life = returned(item("A", 2, Reason.DAMAGED)).inspected(damaged("A", 2));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED REFUND_STARTED"
                            + " | PAY_REFUND(T1 ORIGINAL 5000) RESTOCK(DAMAGED)"); // shipping as well
        }

        @Test
        void asManyDamagedAsWereClaimedAndSendsTheOthersBack() {
            Life life = returned(
                            item("A", 1, Reason.DAMAGED),
                            item("A", 2, Reason.NO_REASON),
                            item("B", 1, Reason.NO_REASON))
                    .inspected(damaged("A", 2), good("A", 1), damaged("B", 1));
            assertThat(life.subject().inspection().accepted()).containsExactly(Units.of("A", 2));
            assertThat(life.lastOf(Effect.Restock.class, Effect.SendBack.class))
                    .containsExactly(
                            new Effect.Restock(
                                    key("restock-6"),
                                    "DAMAGED",
                                    "WH-1",
                                    Disposition.SELLABLE,
                                    List.of(new Goods("MUG", 1))),
                            new Effect.Restock(
                                    key("restock-7"),
                                    "DAMAGED",
                                    "WH-1",
                                    Disposition.DAMAGED,
                                    List.of(new Goods("MUG", 1))),
                            new Effect.SendBack(
                                    key("sendback-1"), "WH-1", List.of(new Goods("MUG", 1), new Goods("CAP", 1))));
            life.hears(Effect.SendBack.class, new Outcome.Done("SB-1"));
            assertThat(life.lately(1)).containsExactly("REFUNDING | GOODS_SENT_BACK |");
            life.ignores(key("sendback-1"), new Outcome.Done("SB-1"));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 5000, kept 0, owed 5000, held 0");
        }

        @Test
        void nothingThatIsMissing() {
            Life life = returned(item("A", 3, Reason.NO_REASON)).inspected(good("A", 1));
            assertThat(life.subject().inspection().findings()).containsExactly(good("A", 1), missing("A", 2));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 2000, held 0");
        }
    }

    @Nested
    class InParts {
        @Test
        void decidesWithTheLastUnit() {
            Life life = returned(item("A", 2, Reason.NO_REASON), item("B", 1, Reason.NO_REASON))
                    .inspected(InspectionReport.partial(good("A", 1)))
                    .inspected(InspectionReport.partial(damaged("A", 1)))
                    .inspected(InspectionReport.partial(good("B", 1)));
            assertThat(life.lately(3)).isEqualTo(lines("""
                    INSPECTING | FINDINGS_RECORDED |
                    INSPECTING | FINDINGS_RECORDED |
                    REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED REFUND_STARTED | PAY_REFUND(T1 ORIGINAL 6000) RESTOCK(SELLABLE) SEND_BACK
                    """));
            assertThat(life.subject().inspection().findings())
                    .containsExactly(good("A", 1), damaged("A", 1), good("B", 1));
        }

        @Test
        void isEndedByALookThatIsTheLast() {
            Life life = returned(item("A", 3, Reason.NO_REASON))
                    .inspected(InspectionReport.partial(good("A", 1)))
                    .inspected();
            assertThat(life.subject().inspection().accepted()).containsExactly(Units.of("A", 1));
        }

        @Test
        void cannotFindMoreThanWasAnnounced() {
            Life life = returned(item("A", 2, Reason.NO_REASON)).inspected(InspectionReport.partial(good("A", 1)));
            assertThat(life.refuses(INSPECTOR, inspect(InspectionReport.partial(good("A", 2)))))
                    .isEqualTo(new CaseRejection.MoreThanAnnounced(LineId.of("A"), 3, 2));
            assertThat(life.refuses(INSPECTOR, inspect(InspectionReport.partial(good("B", 1)))))
                    .isEqualTo(new AccountRejection.UnknownLine(LineId.of("B")));
        }

        @Test
        void isPossibleOnlyOnceTheParcelIsHere() {
            Life life = shop.opens(returnRefund(item("A", 1, Reason.NO_REASON))).approvedBy(REVIEWER);
            assertThat(life.refuses(INSPECTOR, inspect(InspectionReport.complete(good("A", 1)))))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.RETURN_REFUND, CaseStatus.WAITING_RETURN, CaseMove.INSPECT));
            life.received().inspected(good("A", 1));
            assertThat(life.refuses(INSPECTOR, inspect(InspectionReport.complete(good("A", 1)))))
                    .isEqualTo(new CaseRejection.IllegalMove(
                            CaseKind.RETURN_REFUND, CaseStatus.REFUNDING, CaseMove.INSPECT));
        }
    }

    private static Life.Verb inspect(InspectionReport look) {
        return (subject, account, context) ->
                CaseDecisions.inspect(subject, account, null, look, CaseFacts.NOTHING, context);
    }

    @Nested
    class Fails {
        @Test
        void andTheGoodsGoBackBeforeTheCaseIsClosed() {
            Life life = returned(item("A", 2, Reason.NO_REASON)).inspected(damaged("A", 2));
            assertThat(life.lately(1))
                    .containsExactly(
                            "INSPECTION_FAILED | FINDINGS_RECORDED INSPECTION_FAILED | SEND_BACK NOTIFY(INSPECTION_FAILED)");
            assertThat(shop.books()).endsWith("held 2");
            life.hears(Effect.SendBack.class, new Outcome.Done("SB-1"));
            assertThat(life.lately(1)).containsExactly("CLOSED | GOODS_SENT_BACK CASE_CLOSED | NOTIFY(CLOSED)");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 0, kept 0, owed 0, held 0");
            life.ignores(key("sendback-1"), new Outcome.Done("SB-1"));
            shop.opens(returnRefund(item("A", 2, Reason.NO_REASON)));
        }

        @Test
        void andIsClosedAtOnceWhereNothingGoesBack() {
            Life life = returned(item("A", 2, Reason.NO_REASON)).inspected();
            assertThat(life.lately(1))
                    .containsExactly(
                            "CLOSED | FINDINGS_RECORDED INSPECTION_FAILED CASE_CLOSED | NOTIFY(INSPECTION_FAILED)");
            assertThat(shop.books()).endsWith("held 0");
        }

        @Test
        void andAsksForAPersonOnceWhenTheGoodsCannotGoBack() {
            Outcome refused = new Outcome.Refused("NO_ADDRESS");
            Life life = returned(item("A", 2, Reason.NO_REASON))
                    .inspected(damaged("A", 2))
                    .hears(Effect.SendBack.class, refused);
            assertThat(life.lately(1))
                    .containsExactly("INSPECTION_FAILED | SEND_BACK_REFUSED | ALARM(SEND_BACK_FAILED) OPEN_TICKET");
            life.ignores(key("sendback-1"), refused);
            life.closed();
            assertThat(life.lately(1)).containsExactly("CLOSED | CASE_CLOSED | NOTIFY(CLOSED) RESOLVE_TICKET");
            assertThat(life.last().events().get(0).event())
                    .isEqualTo(new CaseEvent.CaseClosed(Closing.Reason.NOTHING_ACCEPTED));
            assertThat(shop.books()).endsWith("held 0");
            life.hears(key("sendback-1"), new Outcome.Done("SB-1"));
            assertThat(life.lately(1)).containsExactly("CLOSED | GOODS_SENT_BACK |");
        }

        @Test
        void andSaysWhyTheGoodsCouldNotGoBack() {
            Life refused = returned(item("A", 1, Reason.NO_REASON))
                    .inspected(damaged("A", 1))
                    .hears(Effect.SendBack.class, new Outcome.Refused("NO_ADDRESS"));
            assertThat(refused.lastEvent()).isEqualTo(new CaseEvent.SendBackRefused(1, "NO_ADDRESS"));
            Life takenBack = returned(item("A", 1, Reason.NO_REASON))
                    .inspected(damaged("A", 1))
                    .hears(Effect.SendBack.class, new Outcome.TakenBack("x"));
            assertThat(takenBack.lastEvent()).isEqualTo(new CaseEvent.SendBackRefused(1, "TAKEN_BACK"));
        }

        @ParameterizedTest
        @CsvSource({
            "0, 0, 2, NOT_IN_PARCEL",
            "0, 2, 0, NOT_IN_PARCEL",
            "2, 0, 0, DAMAGED_NOT_CLAIMED",
            "1, 1, 0, MIXED",
            "1, 0, 1, MIXED"
        })
        void forAReasonThatFollowsFromTheFindings(long damagedUnits, long missingUnits, long lostUnits, String why) {
            var findings = new ArrayList<Finding>();
            for (Finding each : List.of(damaged("A", 3), missing("A", 3), lost("A", 3))) {
                long units = switch (each.grade().code()) {
                    case "DAMAGED" -> damagedUnits;
                    case "MISSING" -> missingUnits;
                    default -> lostUnits;
                };
                if (units > 0) {
                    findings.add(Finding.of("A", each.grade(), units));
                }
            }
            Life life =
                    returned(item("A", 2, Reason.NO_REASON)).inspected(new InspectionReport(findings, true, null, ""));
            assertThat(life.subject().inspection().failure()).isEqualTo(why);
        }
    }

    @Test
    void aSecondPersonConfirmsOnlyWhatWasAccepted() {
        Life life = returned(item("A", 3, Reason.NO_REASON));
        shop.under(CasePolicy.builder().fourEyesAbove(CaseFixtures.cny("10.00")).build());
        life.inspected(good("A", 1), damaged("A", 2));
        assertThat(life.subject().status()).isEqualTo(CaseStatus.INSPECTION_PASSED);
        life.confirmedBy(SECOND);
        assertThat(shop.books()).isEqualTo("paid 11000, refunded 2000, kept 0, owed 2000, held 0");
        assertThat(shop.account().unitsLeft(LineId.of("A"))).isEqualTo(2);
    }

    @Nested
    class CorrectsTheFault {
        private final RefundPolicy withFee = RefundPolicy.STANDARD.withRestockingFee(RestockingFee.percent(10));

        @Test
        void toTheShopsAndShippingComesBackAndNoFeeIsTaken() {
            shop.under(withFee);
            Life life = returned(item("A", 1, Reason.NO_REASON))
                    .inspected(InspectionReport.complete(good("A", 1)).blaming(Fault.SELLER));
            // above what was approved, so somebody else has to agree
            assertThat(life.lately(1))
                    .containsExactly("INSPECTION_PASSED | FINDINGS_RECORDED INSPECTION_PASSED CONFIRMATION_NEEDED"
                            + " | RESTOCK(SELLABLE) NOTIFY(CONFIRMATION_NEEDED) OPEN_TICKET");
            life.confirmedBy(SECOND);
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 3000, kept 0, owed 3000, held 0");
        }

        @Test
        void toTheBuyersAndShippingStaysAndTheFeeIsTaken() {
            shop.under(withFee);
            returned(item("A", 1, Reason.QUALITY_ISSUE))
                    .inspected(InspectionReport.complete(good("A", 1)).blaming(Fault.BUYER));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 1800, kept 200, owed 1800, held 0");
        }

        @Test
        void inAnEarlierLookAndItIsRemembered() {
            shop.under(withFee);
            returned(item("A", 2, Reason.QUALITY_ISSUE))
                    .inspected(InspectionReport.partial(good("A", 1)).blaming(Fault.BUYER))
                    .inspected(InspectionReport.partial(good("A", 1)));
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 3600, kept 400, owed 3600, held 0");
        }
    }

    @Test
    void theLastFaultCountsAndSurplusGoodsAreRemembered() {
        Life life = returned(item("A", 3, Reason.NO_REASON))
                .inspected(new InspectionReport(List.of(good("A", 1)), false, Fault.BUYER, "a spoon"))
                .inspected(new InspectionReport(List.of(good("A", 1)), false, Fault.SELLER, ""));
        assertThat(life.subject().inspection().fault()).isEqualTo(Fault.SELLER);
        assertThat(life.subject().inspection().surplus()).isEqualTo("a spoon");
        life.inspected(new InspectionReport(List.of(good("A", 1)), true, null, "a fork"));
        assertThat(life.subject().inspection().fault()).isEqualTo(Fault.SELLER);
        assertThat(life.subject().inspection().surplus()).isEqualTo("a fork");
    }

    @Test
    void theRestIsWaitedForAsLongAsAnInspectionMayTake() {
        Life life = returned(item("A", 3, Reason.NO_REASON));
        shop.after(Duration.ofHours(1));
        life.inspected(InspectionReport.partial(good("A", 1)));
        assertThat(life.subject().inbounds().get(0).waiting().since()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        shop.after(Duration.ofHours(1));
        life.inspected(InspectionReport.partial(good("A", 1)));
        assertThat(life.subject().inbounds().get(0).waiting().since()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    @Test
    void surplusGoodsAreNotedUnpaidAndAlarmed() {
        Life life = returned(item("A", 1, Reason.NO_REASON))
                .inspected(new InspectionReport(List.of(good("A", 1)), true, null, "a spoon"));
        assertThat(life.lately(1))
                .containsExactly("REFUNDING | FINDINGS_RECORDED INSPECTION_PASSED REFUND_STARTED"
                        + " | PAY_REFUND(T1 ORIGINAL 2000) RESTOCK(SELLABLE) ALARM(SURPLUS_GOODS)");
        assertThat(life.subject().inspection().surplus()).isEqualTo("a spoon");
    }
}
