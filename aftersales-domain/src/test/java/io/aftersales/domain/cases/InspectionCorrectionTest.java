package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.INSPECTOR;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.missing;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aftersales.domain.cases.CaseEvent.InspectionCorrected;
import io.aftersales.domain.cases.CaseRejection.IllegalMove;
import io.aftersales.domain.cases.CaseRejection.InboundNeeded;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Findings that another inspector restates downwards, and what is short of the case then. A has 3 mugs of 20.00 each. */
class InspectionCorrectionTest {
    private static final Actor SECOND = Actor.inspector("in-2");
    private static final Grade USED = Grade.accepted("USED", 80, Disposition.of("SECOND_CHOICE"));
    private static final Grade POOR = Grade.accepted("POOR", 50, Disposition.of("SECOND_CHOICE"));
    private static final Grade WORN_OUT = Grade.refused("WORN_OUT", Disposition.of("WASTE"));

    private final Shop shop = new Shop(delivered(paidSale()));

    private Life paid(Finding... findings) {
        return received(item("A", 3, Reason.NO_REASON)).inspected(findings).paid("T1");
    }

    private Life received(CaseItem... items) {
        return shop.opens(returnRefund(items)).approvedBy(REVIEWER).received();
    }

    private static Finding used(long units) {
        return Finding.of("A", USED, units);
    }

    private static Finding poor(long units) {
        return Finding.of("A", POOR, units);
    }

    private static Finding worn(long units) {
        return Finding.of("A", WORN_OUT, units);
    }

    private static Life.Verb correcting(@Nullable Integer inbound, Finding... findings) {
        return (subject, account, context) ->
                CaseDecisions.correctInspection(subject, account, inbound, List.of(findings), "Looked again", context);
    }

    private static Life corrected(Life life, Finding... findings) {
        return life.does(SECOND, correcting(null, findings));
    }

    private boolean isDownwards(Life life, Finding... findings) {
        return CaseDecisions.isCorrectedDownwards(
                life.subject(), shop.account(), null, List.of(findings), shop.context(SECOND));
    }

    private static Shortfall shortfall(Life life) {
        return life.subject().advance().shortfall();
    }

    private static List<String> alarms(Life life, Alarm alarm) {
        return life.last().effects().stream()
                .filter(each -> each instanceof Effect.RaiseAlarm raised && raised.alarm() == alarm)
                .map(each -> ((Effect.RaiseAlarm) each).detail())
                .toList();
    }

    @Nested
    class OfARefund {
        @Test
        void isAShortfallBesideAnUntouchedAccountAndStatus() {
            Life life = paid(good("A", 3));
            String books = shop.books();
            corrected(life, good("A", 2), worn(1));
            assertThat(life.lately(1))
                    .containsExactly("REFUNDED | INSPECTION_CORRECTED SHORTFALL_CHANGED"
                            + " | ALARM(SHORTFALL) ALARM(RESTOCK_CORRECTED) OPEN_TICKET");
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 1)), 2000, 0, 0));
            assertThat(alarms(life, Alarm.RESTOCK_CORRECTED)).containsExactly("WH-1: MUG SELLABLE -1");
            assertThat(shop.books()).isEqualTo(books);
            assertThat(life.subject().inspection().findings()).containsExactly(good("A", 2), worn(1));
            assertThat(life.subject().inspection().inspector()).isEqualTo(INSPECTOR);
        }

        @Test
        void standsOnTheTimelineWithWhoAndWhyAndWhatIsFoundNow() {
            Life life = corrected(paid(good("A", 3)), good("A", 1));
            TimelineEntry entry = life.last().events().get(0);
            assertThat(entry.by()).isEqualTo(SECOND);
            assertThat(entry.event())
                    .isEqualTo(new InspectionCorrected(1, List.of(good("A", 1), missing("A", 2)), "Looked again"));
            assertThat(entry.event().describe())
                    .isEqualTo("Findings corrected: 1 of line A GOOD, 2 of line A MISSING (Looked again)");
        }

        /** The amount is what was booked for the units, less what the restated findings would pay. */
        @ParameterizedTest(name = "{0} good, {1} used; then {2} good, {3} used, {4} poor: {5} units, {6}")
        @CsvSource({
            "3, 0,   2, 0, 0,   1, 2000",
            "3, 0,   2, 1, 0,   0,  400",
            "2, 1,   2, 0, 1,   0,  600",
            "2, 1,   2, 0, 0,   1, 1600",
            "2, 1,   1, 1, 0,   1, 2000",
            "0, 3,   0, 2, 1,   0,  600",
            "0, 3,   0, 0, 3,   0, 1800",
            "0, 3,   0, 2, 0,   1, 1600",
            "0, 3,   0, 0, 0,   3, 4800"
        })
        void comesToWhatWasBookedTooMuch(
                long good, long used, long stillGood, long stillUsed, long poor, long units, long amount) {
            Life life = received(item("A", 3, Reason.NO_REASON))
                    .inspected(findings(good, used, 0))
                    .paid("T1");
            corrected(life, findings(stillGood, stillUsed, poor));
            assertThat(shortfall(life).amount()).isEqualTo(amount);
            assertThat(shortfall(life).units().stream()
                            .mapToLong(Units::quantity)
                            .sum())
                    .isEqualTo(units);
        }

        private Finding[] findings(long good, long used, long poor) {
            var findings = new ArrayList<Finding>();
            add(findings, Grade.GOOD, good);
            add(findings, USED, used);
            add(findings, POOR, poor);
            return findings.toArray(Finding[]::new);
        }

        private void add(List<Finding> findings, Grade grade, long units) {
            if (units > 0) {
                findings.add(Finding.of("A", grade, units));
            }
        }

        @Test
        void takesWhatWasPaidForShippingAsWellOnlyWhereNothingCameBack() {
            Life life = received(item("A", 3, Reason.QUALITY_ISSUE))
                    .inspected(good("A", 3))
                    .paid("T1");
            assertThat(shop.books()).isEqualTo("paid 11000, refunded 7000, kept 0, owed 0, held 0");
            corrected(life, good("A", 1));
            assertThat(shortfall(life).amount()).isEqualTo(4000);
            life.does(Actor.inspector("in-3"), correcting(null));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 3)), 7000, 0, 0));
        }

        @Test
        void isNothingWhileTheRestIsStillWorthTheAgreedAmount() {
            Life life = shop.opens(returnRefund(item("A", 3, Reason.NO_REASON)))
                    .approvedBy(REVIEWER, new ApprovalTerms(ShippingChoice.BY_POLICY, 0, 3000L, null))
                    .received()
                    .inspected(good("A", 3))
                    .paid("T1");
            assertThat(corrected(life, good("A", 2)).subject().advance()).isNull();
            assertThat(life.lately(1)).containsExactly("REFUNDED | INSPECTION_CORRECTED | ALARM(RESTOCK_CORRECTED)");
            assertThat(shortfall(corrected(life, good("A", 1))).amount()).isEqualTo(1000);
        }

        @Test
        void isPaidBackByTheBuyerWhoThenGetsTheRefusedGoods() {
            Life life = corrected(paid(good("A", 3)), good("A", 2), worn(1));
            life.does(
                    CaseFixtures.FINANCE,
                    (subject, account, context) ->
                            CaseDecisions.recoverShortfall(subject, account, 2000, "BT-1", context));
            assertThat(shortfall(life).state()).isEqualTo(Shortfall.State.RECOVERED);
            assertThat(shop.books()).isEqualTo("paid 13000, refunded 6000, kept 2000, owed 0, held 0");
            assertThat(life.lastOf(Effect.SendBack.class))
                    .extracting(each -> ((Effect.SendBack) each).goods())
                    .containsExactly(List.of(new Goods("MUG", 1)));
        }

        @Test
        void isWrittenOffByAReviewer() {
            Life life = corrected(paid(good("A", 3)), used(3)).does(REVIEWER, CaseDecisions::writeOffShortfall);
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(), 1200, 0, 1200));
            assertThat(life.subject().attention().needed()).isFalse();
        }

        @Test
        void opensOnceMoreByAFurtherCorrection() {
            Life life = corrected(paid(good("A", 3)), used(3)).does(REVIEWER, CaseDecisions::writeOffShortfall);
            corrected(life, used(2));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 1)), 2800, 0, 1200));
            assertThat(alarms(life, Alarm.SHORTFALL)).containsExactly("CNY 16.00");
        }

        @Test
        void growsTheShortfallOfAnInstantRefund() {
            Life life = shop.opens(returnRefund(item("A", 3, Reason.NO_REASON)))
                    .approvedBy(REVIEWER, ApprovalTerms.BY_POLICY.release(Release.ON_APPROVAL))
                    .paid("T1")
                    .received()
                    .inspected(good("A", 2), missing("A", 1));
            assertThat(shortfall(life).amount()).isEqualTo(2000);
            corrected(life, good("A", 1), used(1));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 1)), 2400, 0, 0));
            assertThat(life.subject().advance().early()).isTrue();
        }
    }

    @Nested
    class OfAnExchange extends ExchangeLives {
        /** Two mugs of one line for two kinds of goods: what was given for the line is what was given for both. */
        @Test
        void countsALineOnceThoughItWentIntoSeveralGoods() {
            Life life = ExchangeLives.stocked(new Shop(delivered(paidSale())))
                    .opens(exchange(mugs(1).wanting("MUG-2"), mugs(1).wanting("MUG-3")))
                    .comesBack(good("A", 2))
                    .ordered("R-1")
                    .delivered();
            corrected(life, good("A", 1), worn(1));
            assertThat(life.subject().advance().given()).containsExactly(new Advance.Given(LineId.of("A"), 2, 4000, 2));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 1)), 2000, 0, 0));
        }

        @Test
        void isShortOfWhatTheUnitsWereWorth() {
            Life life = even().comesBack(good("A", 2));
            String books = shop.books();
            corrected(life, good("A", 1), worn(1));
            assertThat(life.lately(1).get(0)).startsWith("EXCHANGING | INSPECTION_CORRECTED SHORTFALL_CHANGED");
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 1)), 2000, 0, 0));
            assertThat(shop.books()).isEqualTo(books);
        }

        @Test
        void countsCheaperGoodsAtTheWorthOfWhatTheyReplaced() {
            Life life = cheaper().comesBack(good("A", 1), used(1));
            corrected(life, good("A", 1), poor(1));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(), 600, 0, 0));
            life.does(SECOND, correcting(null));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 2)), 3600, 0, 0));
        }

        @Test
        void waitsWhileTheBuyerIsAskedForTheDifference() {
            assertThat(asked().refuses(SECOND, correcting(null, good("A", 1))))
                    .isEqualTo(new IllegalMove(CaseKind.EXCHANGE, CaseStatus.AWAITING_TOP_UP, CaseMove.INSPECT));
        }

        @Test
        void outlastsAReplacementThatWasPaidInstead() {
            Life life = even().comesBack(good("A", 2));
            corrected(life, good("A", 1));
            life.ordered("RO-1").failed("BROKEN").paid("T1");
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDED);
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 1)), 2000, 0, 0));
            life.does(Actor.inspector("in-3"), correcting(null));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 2)), 4000, 0, 0));
        }
    }

    @Nested
    class BeforeAnythingIsGiven {
        private static Parcel delivered(String id, String warehouse, String line, long units) {
            return Parcel.packed(id, warehouse, Map.of(LineId.of(line), units))
                    .handedOver(CaseFixtures.NOON.minus(Duration.ofDays(1)), "SF", "SF-" + id)
                    .delivered(CaseFixtures.NOON);
        }

        private Life inParts() {
            Shop two = new Shop(CaseFixtures.order(
                    paidSale(),
                    OrderState.DELIVERED,
                    delivered("P-1", "WH-1", "A", 3),
                    delivered("P-2", "WH-2", "B", 1)));
            return two.opens(returnRefund(item("A", 3, Reason.NO_REASON), item("B", 1, Reason.NO_REASON)))
                    .approvedBy(REVIEWER)
                    .received(1, null)
                    .inspected(1, InspectionReport.complete(good("A", 3)));
        }

        @Test
        void replacesTheFindingsOfTheGoodsThatAreHereAndSendsBackWhatIsRefused() {
            Life life = corrected(inParts(), good("A", 2), worn(1));
            assertThat(life.lately(1))
                    .containsExactly("INSPECTING | INSPECTION_CORRECTED | SEND_BACK ALARM(RESTOCK_CORRECTED)");
            assertThat(life.subject().advance()).isNull();
            life.received(2, null).inspected(2, InspectionReport.complete(good("B", 1)));
            assertThat(life.subject().inspection().accepted()).containsExactly(Units.of("A", 2), Units.of("B", 1));
            assertThat(life.subject().status()).isEqualTo(CaseStatus.REFUNDING);
        }

        @Test
        void isOfOneInboundThatIsNamedWhereThereAreSeveral() {
            Life life = inParts().received(2, null).inspected(2, InspectionReport.complete(good("B", 1)));
            assertThat(life.refuses(SECOND, correcting(null, good("A", 2))))
                    .isEqualTo(new InboundNeeded(List.of(1, 2)));
            assertThat(life.refuses(SECOND, correcting(3, good("A", 2)))).isEqualTo(new InboundNeeded(List.of(1, 2)));
            life.does(SECOND, correcting(2));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("B", 1)), 4000, 0, 0));
        }

        @Test
        void waitsWhileASecondPersonIsToConfirmTheAmount() {
            Life life = received(item("A", 3, Reason.NO_REASON))
                    .inspected(InspectionReport.complete(good("A", 3)).blaming(Fault.SELLER));
            assertThat(life.refuses(SECOND, correcting(null, good("A", 1))))
                    .isEqualTo(new IllegalMove(CaseKind.RETURN_REFUND, CaseStatus.INSPECTION_PASSED, CaseMove.INSPECT));
        }

        @Test
        void leavesGoodsUnexpectedThatWereNotPaidFor() {
            Life life = inParts().waits(Duration.ofDays(8)).paid("T1");
            corrected(life, good("A", 2));
            assertThat(shortfall(life)).isEqualTo(new Shortfall(List.of(Units.of("A", 1)), 2000, 0, 0));
            assertThat(life.refuses(INSPECTOR, life.receive(2, null, false)))
                    .isEqualTo(new IllegalMove(CaseKind.RETURN_REFUND, CaseStatus.REFUNDED, CaseMove.RECEIVE));
        }
    }

    @Nested
    class IsRefused {
        @Test
        void toAnInspectorOfTheGoods() {
            Life life = paid(good("A", 3));
            assertThat(life.refuses(INSPECTOR, correcting(null, good("A", 2))))
                    .isEqualTo(new SecondPersonNeeded(INSPECTOR));
        }

        @Test
        void toEachOfSeveralInspectors() {
            Life life = received(item("A", 3, Reason.NO_REASON)).inspected(InspectionReport.partial(good("A", 1)));
            life.does(
                    SECOND,
                    (subject, account, context) -> CaseDecisions.inspect(
                            subject,
                            account,
                            null,
                            InspectionReport.complete(good("A", 2)),
                            shop.factsBeside(subject),
                            context));
            for (Actor by : List.of(INSPECTOR, SECOND)) {
                assertThat(life.refuses(by, correcting(null, good("A", 2)))).isEqualTo(new SecondPersonNeeded(by));
                assertThat(life.isPossible(Action.CORRECT_INSPECTION, by)).isFalse();
            }
            assertThat(life.isPossible(Action.CORRECT_INSPECTION, Actor.inspector("in-3")))
                    .isTrue();
            life.does(Actor.inspector("in-3"), correcting(null, good("A", 2)));
        }

        @Test
        void afterThirtyDays() {
            Life life = paid(good("A", 3));
            shop.after(Duration.ofDays(30));
            corrected(life, good("A", 2));
            assertThat(life.isPossible(Action.CORRECT_INSPECTION, SECOND)).isTrue();
            shop.after(Duration.ofSeconds(1));
            assertThat(life.refuses(SECOND, correcting(null, good("A", 1))))
                    .isEqualTo(new IllegalMove(CaseKind.RETURN_REFUND, CaseStatus.REFUNDED, CaseMove.INSPECT));
            assertThat(life.isPossible(Action.CORRECT_INSPECTION, SECOND)).isFalse();
        }

        @Test
        void whereNothingIsAcceptedAnyMore() {
            Life life = paid(good("A", 3));
            corrected(life);
            assertThat(life.isPossible(Action.CORRECT_INSPECTION, SECOND)).isFalse();
        }

        @Test
        void ofGoodsThatWereNotInspected() {
            assertThat(received(item("A", 3, Reason.NO_REASON)).refuses(SECOND, correcting(null)))
                    .isEqualTo(new IllegalMove(CaseKind.RETURN_REFUND, CaseStatus.RETURNED, CaseMove.INSPECT));
        }
    }

    @Nested
    class IsDownwards {
        /** One unit of each of two grades was found, of goods that were not claimed as damaged. */
        @ParameterizedTest
        @CsvSource({
            "GOOD, GOOD, false",
            "GOOD, USED, true",
            "GOOD, WORN_OUT, true",
            "GOOD, DAMAGED, true",
            "GOOD, MISSING, true",
            "USED, POOR, true",
            "USED, GOOD, false",
            "POOR, USED, false",
            "WORN_OUT, GOOD, false",
            "WORN_OUT, MISSING, false",
            "MISSING, WORN_OUT, false",
            "MISSING, GOOD, false"
        })
        void whereFewerAreAcceptedOrPayLess(String was, String is, boolean downwards) {
            Life life = received(item("A", 2, Reason.NO_REASON)).inspected(good("A", 1), finding(was));
            assertThat(isDownwards(life, good("A", 1), finding(is))).isEqualTo(downwards);
        }

        private Finding finding(String grade) {
            Grade known = List.of(USED, POOR, WORN_OUT).stream()
                    .filter(each -> each.code().equals(grade))
                    .findFirst()
                    .orElseGet(() -> Grade.standard(grade).orElseThrow());
            return Finding.of("A", known, 1);
        }

        @Test
        void unlessOneUnitRisesWhileAnotherFalls() {
            Life life = paid(used(2), good("A", 1));
            assertThat(isDownwards(life, good("A", 2))).isFalse();
            assertThat(isDownwards(life, used(3))).isTrue();
        }

        @Test
        void unlessMoreUnitsAreThereThanWereFound() {
            Life life = received(item("A", 3, Reason.NO_REASON)).inspected(good("A", 2), finding("MISSING"));
            assertThat(isDownwards(life, good("A", 1), worn(1), finding("MISSING")))
                    .isTrue();
            assertThat(isDownwards(life, good("A", 1), worn(2))).isFalse();
        }

        @Test
        void unlessUnitsAreNamedThatWereNotFound() {
            Life life = paid(good("A", 2), worn(1));
            assertThat(isDownwards(life, good("A", 1), worn(3))).isFalse();
            assertThat(isDownwards(life, good("A", 1), good("B", 1))).isFalse();
            assertThat(isDownwards(life, good("A", 1), worn(2))).isTrue();
        }

        @Test
        void notByDamageThatTheBuyerClaimed() {
            Life life = received(item("A", 2, Reason.DAMAGED)).inspected(good("A", 2));
            assertThat(isDownwards(life, damaged("A", 2))).isFalse();
            assertThat(isDownwards(life, damaged("A", 1))).isTrue();
        }

        @Test
        void orItIsACallOfADeskThatDidNotAsk() {
            Life life = paid(good("A", 3));
            assertThatThrownBy(() -> corrected(life, good("A", 3))).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
