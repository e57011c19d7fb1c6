package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.NOON;
import static io.aftersales.domain.cases.CaseFixtures.ORDER;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.goods.Stage;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseMove;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection.Kind;
import io.aftersales.domain.shared.TenderId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every refusal has its kind, and says in a sentence what stands in the way. */
class CaseRejectionTest {
    private static final LineId A = LineId.of("A");
    private static final CaseId CASE = new CaseId(ORDER, 1);
    private static final EffectKey KEY = new EffectKey("as-1001-1-pay-T1-0");
    private static final Money AMOUNT = cny("20.00");

    private record Row(CaseRejection refusal, Kind kind, String message) {}

    private static List<Row> rows() {
        var rows = new ArrayList<Row>();
        rows.add(new Row(new CaseRejection.OrderNotFound(ORDER), Kind.NOT_FOUND, "there is no order 1001"));
        rows.add(new Row(
                new CaseRejection.NotOwner(ORDER), Kind.NOT_ALLOWED, "the order 1001 belongs to another buyer"));
        rows.add(new Row(
                new CaseRejection.OrderState(CaseKind.EXCHANGE, Map.of()),
                Kind.POLICY,
                "a case of kind EXCHANGE is not possible for this reason while the units are not paid"));
        rows.add(new Row(
                new CaseRejection.OrderState(CaseKind.EXCHANGE, Map.of(Stage.DELIVERED, 1L, Stage.PACKED, 2L)),
                Kind.POLICY,
                "a case of kind EXCHANGE is not possible for this reason while the units are {PACKED=2, DELIVERED=1}"));
        rows.add(new Row(new CaseRejection.NothingAsked(), Kind.INVALID, "nothing is asked for"));
        rows.add(new Row(
                new CaseRejection.GiftNotOffered(new Gift.Coupon("SORRY")),
                Kind.POLICY,
                "the shop does not offer as goodwill: coupon SORRY"));
        rows.add(new Row(
                new CaseRejection.WindowExpired(A, NOON, ""),
                Kind.POLICY,
                "the time to claim line A ended at 2026-03-10T12:00:00Z"));
        rows.add(new Row(
                new CaseRejection.WindowExpired(A, NOON, "LONG"),
                Kind.POLICY,
                "the time to claim line A ended at 2026-03-10T12:00:00Z by rule LONG"));
        rows.add(new Row(
                new CaseRejection.NotReturnable(A, "FOOD"),
                Kind.POLICY,
                "line A cannot be returned: the shop takes back nothing of the category FOOD"));
        rows.add(new Row(
                new CaseRejection.EvidenceRequired(A, "DAMAGED"),
                Kind.POLICY,
                "line A needs evidence for the reason DAMAGED"));
        rows.add(new Row(new CaseRejection.OpenCase(ORDER), Kind.CONFLICT, "another case is open on the order 1001"));
        rows.add(new Row(
                new CaseRejection.ReasonNotVerified(A, "LOST"),
                Kind.POLICY,
                "the facts do not confirm the reason LOST of line A"));
        rows.add(new Row(new CaseRejection.OutOfStock("MUG", 2, 1), Kind.POLICY, "MUG: 2 wanted, 1 in stock"));
        rows.add(new Row(new CaseRejection.NoPrice("MUG"), Kind.POLICY, "there is no price for MUG"));
        rows.add(new Row(
                new CaseRejection.ValueDiffers(null), Kind.POLICY, "the shop exchanges goods of the same value only"));
        rows.add(new Row(
                new CaseRejection.ValueDiffers(AMOUNT),
                Kind.POLICY,
                "the shop exchanges goods of the same value only, and these differ by CNY 20.00"));
        rows.add(new Row(new CaseRejection.CaseNotFound(CASE), Kind.NOT_FOUND, "there is no case " + CASE));
        rows.add(new Row(
                new CaseRejection.IllegalMove(CaseKind.EXCHANGE, CaseStatus.CLOSED, CaseMove.APPROVE),
                Kind.ILLEGAL_MOVE,
                "APPROVE is not possible for a case of kind EXCHANGE in status CLOSED"));
        rows.add(new Row(
                new CaseRejection.NotYet(CaseMove.REFUND, CaseRejection.NotYet.Obstacle.RETRY_INSTEAD),
                Kind.ILLEGAL_MOVE,
                "REFUND is not possible: a failed refund is retried, not confirmed"));
        rows.add(new Row(
                new CaseRejection.InboundNeeded(List.of(1, 2)),
                Kind.INVALID,
                "the goods meant have to be named, one of the inbounds [1, 2]"));
        rows.add(new Row(
                new CaseRejection.NotReservedYet(), Kind.ILLEGAL_MOVE, "the goods wanted are not reserved yet"));
        rows.add(new Row(
                new CaseRejection.AppealClosed(NOON),
                Kind.POLICY,
                "an appeal was possible until 2026-03-10T12:00:00Z"));
        rows.add(new Row(
                new CaseRejection.NotPermitted(Action.APPROVE, REVIEWER),
                Kind.NOT_ALLOWED,
                REVIEWER + " may not APPROVE"));
        rows.add(new Row(
                new CaseRejection.TermsNotPossible(CaseKind.RESHIP),
                Kind.INVALID,
                "these terms are not possible for a case of kind RESHIP"));
        rows.add(new Row(
                new CaseRejection.SecondPersonNeeded(REVIEWER),
                Kind.NOT_ALLOWED,
                "a second person has to decide, and " + REVIEWER
                        + " has taken part in the case before, or has its ticket"));
        rows.add(new Row(
                new CaseRejection.NotStatedByStaff(KEY),
                Kind.ILLEGAL_MOVE,
                "no payment with the key " + KEY + " was stated as made by the staff alone"));
        rows.add(new Row(
                new CaseRejection.KeyOfGift(KEY),
                Kind.ILLEGAL_MOVE,
                KEY + " is the key of a gift, which only a report of its reversal undoes"));
        rows.add(new Row(
                new CaseRejection.AboveLimit(Action.APPROVE, REVIEWER, AMOUNT),
                Kind.NOT_ALLOWED,
                "CNY 20.00 is above the limit of " + REVIEWER));
        rows.add(new Row(
                new CaseRejection.DailyLimitReached(REVIEWER, AMOUNT, cny("50.00")),
                Kind.NOT_ALLOWED,
                REVIEWER + " may grant CNY 50.00 a day, and CNY 20.00 more would be above that"));
        rows.add(new Row(new CaseRejection.UnknownReason("WHIM"), Kind.INVALID, "the shop knows no reason WHIM"));
        rows.add(new Row(new CaseRejection.MoreThanAnnounced(A, 3, 2), Kind.INVALID, "line A: 3 found, 2 announced"));
        rows.add(new Row(
                new CaseRejection.NothingLost(CASE),
                Kind.ILLEGAL_MOVE,
                "no parcel of the case " + CASE + " is missing"));
        rows.add(new Row(
                new CaseRejection.StopNotAwaited(KEY),
                Kind.CONFLICT,
                "no answer to the request " + KEY + " to stop goods is awaited"));
        rows.add(new Row(new CaseRejection.NothingToRetry(), Kind.ILLEGAL_MOVE, "no payment of the case has failed"));
        rows.add(new Row(
                new CaseRejection.NoOfflinePayment(TenderId.of("T1"), 2),
                Kind.ILLEGAL_MOVE,
                "the tender T1 has 2 open offline payments, and one has to be named"));
        rows.add(new Row(new CaseRejection.NotParked(KEY), Kind.CONFLICT, "no parked effect has the key " + KEY));
        rows.add(new Row(
                new CaseRejection.ResolutionNotPossible(ParkedResolution.PAID, "MARK_ORDER"),
                Kind.INVALID,
                "PAID is no possible outcome of MARK_ORDER"));
        rows.add(new Row(
                new CaseRejection.NotEnded(CaseStatus.REFUNDING),
                Kind.ILLEGAL_MOVE,
                "the case has not ended, it is REFUNDING"));
        rows.add(
                new Row(new CaseRejection.RatedAlready(CASE), Kind.CONFLICT, "the case " + CASE + " was rated before"));
        rows.add(new Row(
                new CaseRejection.RatingClosed(NOON),
                Kind.POLICY,
                "the case could be rated until 2026-03-10T12:00:00Z"));
        return rows;
    }

    @Test
    void saysWhatStandsInTheWay() {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.refusal().kind()).isEqualTo(row.kind());
            assertThat(row.refusal().message()).isEqualTo(row.message());
        });
        Set<Class<?>> seen = new HashSet<>();
        rows().forEach(row -> seen.add(row.refusal().getClass()));
        assertThat(seen).hasSameElementsAs(List.of(CaseRejection.class.getPermittedSubclasses()));
    }

    @Test
    void everyObstacleIsNamedInASentenceOfItsOwn() {
        Set<String> sentences = new HashSet<>();
        for (CaseRejection.NotYet.Obstacle each : CaseRejection.NotYet.Obstacle.values()) {
            sentences.add(new CaseRejection.NotYet(CaseMove.REFUND, each).message());
        }
        assertThat(sentences).hasSize(CaseRejection.NotYet.Obstacle.values().length);
    }
}
