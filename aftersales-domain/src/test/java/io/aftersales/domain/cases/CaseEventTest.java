package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.ExchangedUnits;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.review.RuleAction;
import io.aftersales.domain.review.RuleDecision;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Place;
import io.aftersales.domain.shared.TenderId;
import java.util.Arrays;
import java.util.List;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every event says in a sentence what has happened. */
class CaseEventTest {
    private static final Money AMOUNT = cny("20.00");
    private static final TenderId T1 = TenderId.of("T1");
    private static final LineId A = LineId.of("A");
    private static final EffectKey KEY = new EffectKey("as-1001-1-pay-T1-0");
    private static final Place PARCEL = Place.parcel("P-1");
    private static final Gift POINTS = new Gift.Points(500);
    private static final Gift COUPON = new Gift.Coupon("SORRY");
    private static final List<Units> ONE = List.of(Units.of("A", 1));
    private static final List<Units> SOME = List.of(Units.of("A", 2), Units.of("B", 1));
    private static final String UNTIL = "2026-03-10T12:00:00Z";

    private static List<Entry<String, CaseEvent>> review() {
        return List.of(
                entry(
                        "RETURN_REFUND applied for, 3 units",
                        new CaseEvent.CaseSubmitted(
                                CaseKind.RETURN_REFUND,
                                List.of(item("A", 2, Reason.NO_REASON), item("B", 1, Reason.NO_REASON)))),
                entry(
                        "RESHIP applied for, 1 unit",
                        new CaseEvent.CaseSubmitted(CaseKind.RESHIP, List.of(item("A", 1, Reason.DAMAGED)))),
                entry(
                        "Compensation of CNY 20.00 proposed",
                        new CaseEvent.GoodwillProposed(AMOUNT, List.of(A), List.of())),
                entry(
                        "Compensation of CNY 20.00 in all, with 500 points, coupon SORRY, granted",
                        new CaseEvent.GoodwillGranted(AMOUNT, List.of(POINTS, COUPON))),
                entry("1 point granted (g-1)", new CaseEvent.PointsGranted(1, "g-1")),
                entry("500 points granted (g-1)", new CaseEvent.PointsGranted(500, "g-1")),
                entry("Coupon SORRY granted (g-1)", new CaseEvent.CouponGranted("SORRY", "g-1")),
                entry("CNY 20.00 of credit granted (g-1)", new CaseEvent.CreditGranted(AMOUNT, "g-1")),
                entry("500 points could not be granted (NO)", new CaseEvent.GiftFailed(POINTS, "NO")),
                entry("coupon SORRY was granted once more (g-1)", new CaseEvent.GiftGrantedTwice(COUPON, "g-1")),
                entry("500 points was taken back (g-1)", new CaseEvent.GiftTakenBack(POINTS, "g-1")),
                entry("Information asked for", new CaseEvent.InfoRequested()),
                entry("Information given", new CaseEvent.InfoProvided(1)),
                entry(
                        "Window rule LONG applied to A, B, until " + UNTIL,
                        new CaseEvent.WindowRuleApplied("LONG", List.of(A, LineId.of("B")), NOON)),
                entry("Window rule LONG applied to A", new CaseEvent.WindowRuleApplied("LONG", List.of(A), null)),
                entry("Opened as an exception", new CaseEvent.OpenedAsException(List.of())),
                entry(
                        "Opened as an exception, in spite of WINDOW_EXPIRED, NOT_RETURNABLE",
                        new CaseEvent.OpenedAsException(List.of("WINDOW_EXPIRED", "NOT_RETURNABLE"))),
                entry("Approved for CNY 20.00, a second person has to agree", new CaseEvent.FirstApprovalGiven(AMOUNT)),
                entry("Offer of CNY 20.00 proposed, a second person has to agree", new CaseEvent.OfferProposed(AMOUNT)),
                entry("Offer of CNY 20.00 made, until " + UNTIL, new CaseEvent.OfferMade(AMOUNT, NOON)),
                entry("Offer accepted", new CaseEvent.OfferAccepted()),
                entry("Offer ended: EXPIRED", new CaseEvent.OfferEnded(CaseEvent.OfferEnded.Why.EXPIRED)),
                entry("Appeal made", new CaseEvent.CaseAppealed(1)),
                entry("Approved for CNY 20.00", new CaseEvent.CaseApproved(AMOUNT)),
                entry("The buyer keeps 2 of line A, 1 of line B", new CaseEvent.GoodsLeftWithBuyer(SOME)),
                entry("Rejected", new CaseEvent.CaseRejected("")),
                entry("Withdrawn", new CaseEvent.CaseWithdrawn()),
                entry(
                        "Ended, nothing came in time while WAITING_RETURN",
                        new CaseEvent.CaseExpired(CaseStatus.WAITING_RETURN)),
                entry("Closed: NOTHING_ACCEPTED", new CaseEvent.CaseClosed(Closing.Reason.NOTHING_ACCEPTED)),
                entry("Rated 4 of 5", new CaseEvent.CaseRated(4)),
                entry("Has waited too long in PENDING_REVIEW", new CaseEvent.WaitOverdue(CaseStatus.PENDING_REVIEW)));
    }

    private static List<Entry<String, CaseEvent>> goodsThatComeBack() {
        return List.of(
                entry("Goods to be sent back until " + UNTIL, new CaseEvent.ReturnAwaited(NOON)),
                entry("Return waybill made: SF RET-1", new CaseEvent.WaybillCreated(1, "SF", "RET-1")),
                entry("No return waybill: NO", new CaseEvent.WaybillRefused(1, "NO")),
                entry("Posted with SF RET-1", new CaseEvent.ReturnPosted(1, "SF", "RET-1")),
                entry("Reminded: goods to be sent back until " + UNTIL, new CaseEvent.ReminderSent(NOON)),
                entry("Parcel received", new CaseEvent.ReturnReceived(1, "WH-1")),
                entry("Parcel P-1 expected back", new CaseEvent.ParcelExpected(1, PARCEL, "WH-1")),
                entry("Goods taken in that came unannounced", new CaseEvent.GoodsTakenIn(1, "WH-1")),
                entry("3 units not posted in time", new CaseEvent.RestNotPosted(SOME)),
                entry("1 unit not posted in time", new CaseEvent.RestNotPosted(ONE)),
                entry("Opened again, 3 units came late", new CaseEvent.CaseReopened(SOME)),
                entry("Goods on their way back have not arrived", new CaseEvent.GoodsOverdue(1)),
                entry(
                        "Goodwill of CNY 20.00 given since the case was closed",
                        new CaseEvent.GoodwillGivenMeanwhile(AMOUNT)),
                entry("Parcel lost by the carrier", new CaseEvent.ReturnLost(1)),
                entry("Given before the inspection: ON_SCAN", new CaseEvent.ReleasedEarly(Release.ON_SCAN)),
                entry(
                        "The new goods go out after the inspection, because the buyer has to pay CNY 20.00",
                        new CaseEvent.ReleasePutOff(AMOUNT, CaseEvent.ReleasePutOff.Cause.PAYMENT_ASKED)),
                entry(
                        "CNY 20.00 is given after the inspection, because it is more than was approved",
                        new CaseEvent.ReleasePutOff(AMOUNT, CaseEvent.ReleasePutOff.Cause.MORE_THAN_APPROVED)),
                entry("Shortfall of CNY 20.00", new CaseEvent.ShortfallChanged(ONE, AMOUNT)),
                entry("CNY 20.00 of the shortfall written off", new CaseEvent.ShortfallWrittenOff(AMOUNT)),
                entry(
                        "CNY 20.00 of the shortfall paid by the buyer (BT-1)",
                        new CaseEvent.ShortfallRecovered(AMOUNT, "BT-1")),
                entry(
                        "Inspected: 2 of line A GOOD, 1 of line A DAMAGED",
                        new CaseEvent.FindingsRecorded(1, List.of(good("A", 2), damaged("A", 1)))),
                entry(
                        "Findings corrected: 2 of line A GOOD (Looked again)",
                        new CaseEvent.InspectionCorrected(1, List.of(good("A", 2)), "Looked again")),
                entry("3 units accepted", new CaseEvent.InspectionPassed(SOME)),
                entry("Nothing accepted: NOT_IN_PARCEL", new CaseEvent.InspectionFailed("NOT_IN_PARCEL")),
                entry("Refused goods sent back to the buyer", new CaseEvent.GoodsSentBack(1, "SB-1")),
                entry("Refused goods could not be sent back: NO", new CaseEvent.SendBackRefused(1, "NO")),
                entry("Warehouse asked to keep back the goods of 1 place", new CaseEvent.FulfilmentStopAsked(1)),
                entry("Warehouse asked to keep back the goods of 2 places", new CaseEvent.FulfilmentStopAsked(2)),
                entry("Goods in no parcel kept back", new CaseEvent.FulfilmentStopAnswered(Place.NO_PARCEL, true)),
                entry("Parcel P-1 could not be kept back", new CaseEvent.FulfilmentStopAnswered(PARCEL, false)),
                entry("3 units could not be stopped", new CaseEvent.GoodsNotStopped(SOME)),
                entry("Carrier asked to stop 1 parcel", new CaseEvent.InterceptionAsked(1)),
                entry("Carrier asked to stop 2 parcels", new CaseEvent.InterceptionAsked(2)),
                entry("Parcel P-1 stopped", new CaseEvent.InterceptionAnswered("P-1", true)),
                entry("Parcel P-1 could not be stopped", new CaseEvent.InterceptionAnswered("P-1", false)),
                entry("Parcel P-1 has turned up", new CaseEvent.LostParcelFound("P-1", false)),
                entry("Parcel P-1 has turned up and comes back", new CaseEvent.LostParcelFound("P-1", true)));
    }

    private static List<Entry<String, CaseEvent>> money() {
        return List.of(
                entry("CNY 20.00 has to be confirmed by a second person", new CaseEvent.ConfirmationNeeded(AMOUNT)),
                entry("CNY 20.00 being refunded", new CaseEvent.RefundStarted(AMOUNT)),
                entry(
                        "CNY 20.00 on T1 were not paid after all (not in the statement)",
                        new CaseEvent.PaymentNotMade(T1, AMOUNT, KEY, "not in the statement")),
                entry(
                        "The payment on T1 was reported by the provider as well",
                        new CaseEvent.StatedPaymentReported(T1, "tx")),
                entry("CNY 20.00 paid back on T1", new CaseEvent.RefundPartPaid(T1, AMOUNT, Route.ORIGINAL, "tx")),
                entry(
                        "CNY 20.00 paid back on T1 by BALANCE",
                        new CaseEvent.RefundPartPaid(T1, AMOUNT, Route.BALANCE, "tx")),
                entry("80 points given back", new CaseEvent.PointsGivenBack(T1, 80)),
                entry("1 point given back", new CaseEvent.PointsGivenBack(T1, 1)),
                entry(
                        "Payment on T1 by ORIGINAL refused: CLOSED",
                        new CaseEvent.RefundPartFailed(T1, Route.ORIGINAL, "CLOSED")),
                entry("Payment on T1 goes by BALANCE instead", new CaseEvent.RefundRerouted(T1, Route.BALANCE)),
                entry(
                        "CNY 20.00 on T1 came back from the provider",
                        new CaseEvent.RefundPartTakenBack(T1, AMOUNT, "rv")),
                entry("A payment on T1 given up as failed reports success", new CaseEvent.PaidOnDeadRoute(T1, "tx")),
                entry(
                        "CNY 20.00 on T1 counts as paid by the payment that had been given up",
                        new CaseEvent.StrayPaymentCounted(T1, AMOUNT, "tx")),
                entry(
                        "The payment on T1 that had been given up came back from the provider",
                        new CaseEvent.StrayPaymentTakenBack(T1, "rv")),
                entry("CNY 20.00 refunded", new CaseEvent.RefundSettled(AMOUNT)),
                entry("Refund failed on every route", new CaseEvent.RefundFailed()),
                entry("Refund tried again", new CaseEvent.RefundRetried()),
                entry(
                        "PAY_REFUND " + KEY + " given up, a person is needed",
                        new CaseEvent.EffectParked(KEY, "PAY_REFUND")),
                entry(
                        "PAY_REFUND " + KEY + ": PAID (tx), to be confirmed by a second person",
                        new CaseEvent.ParkedEffectJudged(KEY, "PAY_REFUND", ParkedResolution.PAID, "tx")),
                entry(
                        "PAY_REFUND " + KEY + ": PAID (tx)",
                        new CaseEvent.EffectResolved(KEY, "PAY_REFUND", "PAID", "tx")),
                entry(
                        "PAY_REFUND " + KEY + ": TRY_AGAIN",
                        new CaseEvent.EffectResolved(KEY, "PAY_REFUND", "TRY_AGAIN", "")),
                entry(
                        "CNY 20.00 went back on T1 elsewhere, CB-1",
                        new CaseEvent.ExternalRefundRecorded(T1, AMOUNT, "CB-1", ONE)),
                entry(
                        "CNY 20.00 that went back elsewhere came back, CB-1",
                        new CaseEvent.ExternalRefundReversed("CB-1", AMOUNT)),
                entry(
                        "CAPTURE of CNY 20.00, CAP-1, a second person has to enter the same",
                        new CaseEvent.FirstEntryMade(WaitingEntry.Kind.CAPTURE, AMOUNT, "CAP-1")),
                entry(
                        "KEPT_GIVEN_BACK of CNY 20.00, a second person has to enter the same",
                        new CaseEvent.FirstEntryMade(WaitingEntry.Kind.KEPT_GIVEN_BACK, AMOUNT, "")),
                entry("CNY 20.00 captured on T1, CAP-1", new CaseEvent.MoneyCaptured(T1, AMOUNT, "CAP-1")),
                entry("CNY 20.00 added to the order", new CaseEvent.OrderAmended(AMOUNT)),
                entry("CNY 20.00 that was kept is given back: late", new CaseEvent.KeptGivenBack(AMOUNT, "late")));
    }

    private static List<Entry<String, CaseEvent>> goodsThatGoOut() {
        var swaps = List.of(
                new ExchangedUnits(A, 2, "MUG", null, null, null),
                new ExchangedUnits(LineId.of("B"), 1, "CAP", null, null, null));
        return List.of(
                entry("Goods reserved", new CaseEvent.StockReserved()),
                entry("No goods reserved: GONE", new CaseEvent.StockRefused("GONE")),
                entry("CNY 20.00 to be paid on top until " + UNTIL, new CaseEvent.TopUpAsked(AMOUNT, NOON)),
                entry("CNY 20.00 paid on top", new CaseEvent.TopUpPaid(AMOUNT, "tx")),
                entry("Nothing paid on top: NO", new CaseEvent.TopUpRefused("NO")),
                entry("The difference is no longer asked for", new CaseEvent.TopUpGivenUp()),
                entry("The difference is under way already: NO", new CaseEvent.TopUpNotGivenUp("NO")),
                entry("CNY 20.00 paid on top too late, goes back", new CaseEvent.TopUpPaidLate(AMOUNT, "tx")),
                entry(
                        "CNY 20.00 paid on top was taken back by the provider",
                        new CaseEvent.TopUpTakenBack(AMOUNT, "rv")),
                entry(
                        "3 units exchanged, CNY 15.00 goes back",
                        new CaseEvent.ExchangeBooked(swaps, cny("-20.00"), cny("5.00"))),
                entry("3 units exchanged", new CaseEvent.ExchangeBooked(swaps, cny("-5.00"), cny("5.00"))),
                entry("3 units exchanged", new CaseEvent.ExchangeBooked(swaps, AMOUNT, cny("0.00"))),
                entry("Goods ordered once more", new CaseEvent.ReshipStarted()),
                entry("Goods go out with order R-1", new CaseEvent.ReplacementOrdered("R-1")),
                entry("Goods sent with SF S-1", new CaseEvent.ReplacementShipped("SF", "S-1")),
                entry("Goods delivered, the difference is not settled yet", new CaseEvent.ReplacementDelivered()),
                entry(
                        "Goods to be stopped, money goes back instead if they can be",
                        new CaseEvent.ReplacementStopAsked()),
                entry("Goods could not be stopped: NO", new CaseEvent.ReplacementNotStopped("NO")),
                entry("No goods will come (LOST), money goes back instead", new CaseEvent.ReplacementGivenUp("LOST")),
                entry("Exchanged", new CaseEvent.ExchangeCompleted()),
                entry("Goods delivered", new CaseEvent.ReshipDelivered()));
    }

    private static Stream<Entry<String, CaseEvent>> all() {
        return Stream.of(review(), goodsThatComeBack(), money(), goodsThatGoOut())
                .flatMap(List::stream);
    }

    @Test
    void saysWhatHasHappened() {
        assertThat(all())
                .allSatisfy(each -> assertThat(each.getValue().describe()).isEqualTo(each.getKey()));
        assertThat(all().map(each -> each.getValue().getClass()).distinct())
                .as("every event but RuleApplied, which says what its rule says")
                .hasSize(CaseEvent.class.getPermittedSubclasses().length - 1);
        assertThat(Arrays.asList(CaseEvent.class.getPermittedSubclasses())).contains(CaseEvent.RuleApplied.class);
    }

    @Test
    void aRuleThatWasAppliedSaysWhatItDecided() {
        var said = new RuleDecision("ALL", RuleAction.approve(), null, ReshipLives.twoLostMugs());
        assertThat(new CaseEvent.RuleApplied(said).describe())
                .isEqualTo(said.describe())
                .contains("ALL");
    }

    @Test
    void aWindowRuleOfSeveralLinesEndsWithTheFirstOfThem() {
        var one = new CaseEvent.WindowRuleApplied("LONG", List.of(A), NOON);
        var sooner = new CaseEvent.WindowRuleApplied("LONG", List.of(LineId.of("B"), A), NOON.minusSeconds(1));
        var never = new CaseEvent.WindowRuleApplied("LONG", List.of(LineId.of("C")), null);
        List<LineId> lines = List.of(A, LineId.of("B"));
        assertThat(one.and(sooner)).isEqualTo(new CaseEvent.WindowRuleApplied("LONG", lines, NOON.minusSeconds(1)));
        assertThat(sooner.and(one).until()).isEqualTo(NOON.minusSeconds(1));
        assertThat(one.and(never).until()).isEqualTo(NOON);
        assertThat(never.and(one).until()).isEqualTo(NOON);
        assertThat(never.and(never).until()).isNull();
    }
}
