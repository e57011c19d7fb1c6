package io.aftersales.domain.cases;

import static io.aftersales.domain.cases.CaseFixtures.AGENT;
import static io.aftersales.domain.cases.CaseFixtures.BUYER;
import static io.aftersales.domain.cases.CaseFixtures.FINANCE;
import static io.aftersales.domain.cases.CaseFixtures.INSPECTOR;
import static io.aftersales.domain.cases.CaseFixtures.REVIEWER;
import static io.aftersales.domain.cases.CaseFixtures.SECOND;
import static io.aftersales.domain.cases.CaseFixtures.damaged;
import static io.aftersales.domain.cases.CaseFixtures.delivered;
import static io.aftersales.domain.cases.CaseFixtures.good;
import static io.aftersales.domain.cases.CaseFixtures.item;
import static io.aftersales.domain.cases.CaseFixtures.paidSale;
import static io.aftersales.domain.cases.CaseFixtures.refundOnly;
import static io.aftersales.domain.cases.CaseFixtures.returnRefund;
import static io.aftersales.domain.cases.CaseFixtures.shipped;
import static io.aftersales.domain.cases.CaseFixtures.unshipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.CarrierScan;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.InboundState;
import io.aftersales.domain.lifecycle.Release;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** At every moment of a case an action is said to be possible when it would not be refused, and only then. */
class PossibleActionsTest {
    private static final Outcome DONE = new Outcome.Done("ok");
    private static final Outcome NO = new Outcome.Refused("NO");
    private static final ApprovalTerms AT_ONCE = ApprovalTerms.BY_POLICY.release(Release.ON_APPROVAL);

    /** An action, the person who takes it, and how. */
    private record Try(Action action, Actor by, Function<Life, Life.Verb> verb) {}

    private static Try plain(Action action, Actor by, Life.Verb verb) {
        return new Try(action, by, life -> verb);
    }

    private static final List<Try> TRIES = List.of(
            plain(Action.WITHDRAW, BUYER, CaseDecisions::withdraw),
            plain(
                    Action.REQUEST_INFO,
                    REVIEWER,
                    (subject, account, context) -> CaseDecisions.requestInfo(subject, account, "?", context)),
            new Try(
                    Action.PROVIDE_INFO,
                    BUYER,
                    life -> (subject, account, context) -> CaseDecisions.provideInfo(
                            subject, account, "!", List.of(), life.shop().facts(), context)),
            new Try(Action.APPROVE, REVIEWER, life -> life.approve(ApprovalTerms.BY_POLICY)),
            new Try(Action.OFFER, REVIEWER, life -> life.offer(ApprovalTerms.BY_POLICY)),
            new Try(Action.ANSWER_OFFER, BUYER, life -> life.answerOffer(true)),
            plain(
                    Action.REJECT,
                    REVIEWER,
                    (subject, account, context) -> CaseDecisions.reject(subject, account, "no", context)),
            new Try(Action.APPEAL, BUYER, Life::appeal),
            plain(Action.CLOSE, REVIEWER, CaseDecisions::close),
            plain(
                    Action.REPORT_POSTED,
                    BUYER,
                    (subject, account, context) ->
                            CaseDecisions.posted(subject, account, null, "SF", "RET-9", context)),
            new Try(Action.RECEIVE, INSPECTOR, life -> life.receive(null, "WH-1", false)),
            new Try(
                    Action.INSPECT,
                    INSPECTOR,
                    life -> (subject, account, context) -> CaseDecisions.inspect(
                            subject,
                            account,
                            null,
                            new InspectionReport(List.of(), true, null, ""),
                            life.shop().factsBeside(subject),
                            context)),
            new Try(
                    Action.CORRECT_INSPECTION,
                    Actor.inspector("in-3"),
                    life -> (subject, account, context) -> CaseDecisions.isCorrectedDownwards(
                                    subject, account, null, List.of(), context)
                            ? CaseDecisions.correctInspection(subject, account, null, List.of(), "Again", context)
                            : Either.left(new CaseRejection.NothingToRetry())),
            new Try(Action.CONFIRM_REFUND, SECOND, Life::confirm),
            plain(Action.CONVERT_TO_REFUND, REVIEWER, CaseDecisions::convert),
            plain(
                    Action.REPORT_SHIPPED,
                    AGENT,
                    (subject, account, context) -> CaseDecisions.shipped(subject, account, "SF", "S-9", context)),
            plain(Action.REPORT_DELIVERED, AGENT, CaseDecisions::delivered),
            plain(
                    Action.REPORT_FAILED,
                    AGENT,
                    (subject, account, context) -> CaseDecisions.failed(subject, account, "LOST", context)),
            plain(
                    Action.REPORT_FOUND,
                    AGENT,
                    (subject, account, context) -> CaseDecisions.found(subject, account, "P-1", true, context)),
            plain(Action.RETRY_REFUND, FINANCE, CaseDecisions::retryRefund),
            plain(
                    Action.CONFIRM_OFFLINE,
                    FINANCE,
                    (subject, account, context) ->
                            CaseDecisions.confirmOffline(subject, account, TenderId.of("T1"), null, DONE, context)),
            plain(Action.RATE, BUYER, (subject, account, context) -> CaseDecisions.rate(subject, account, 5, context)),
            plain(
                    Action.SETTLE_SHORTFALL,
                    FINANCE,
                    (subject, account, context) -> CaseDecisions.recoverShortfall(subject, account, 1, "BT", context)));

    // --- moments

    private static Life cancelled() {
        return new Shop(unshipped(paidSale())).opens(refundOnly(item("A", 2, Reason.ORDER_CANCELLED)));
    }

    private static Life onItsWay() {
        return new Shop(shipped(paidSale()))
                .opens(refundOnly(item("A", 3, Reason.ORDER_CANCELLED), item("B", 1, Reason.ORDER_CANCELLED)));
    }

    private static Life returned() {
        return new Shop(delivered(paidSale())).opens(returnRefund(item("A", 2, Reason.NO_REASON)));
    }

    private static Life waiting() {
        return returned().approvedBy(REVIEWER);
    }

    /** Two mugs were posted, and the cap was not posted in time. */
    private static Life onePosted() {
        Life life = new Shop(CaseFixtures.order(
                        paidSale(),
                        OrderState.DELIVERED,
                        CaseFixtures.delivered("P-1", "A"),
                        Parcel.packed("P-2", "WH-2", List.of(LineId.of("B")))
                                .handedOver(CaseFixtures.DELIVERED_AT, "SF", "SF-P-2")
                                .delivered(CaseFixtures.NOON)))
                .opens(returnRefund(item("A", 2, Reason.NO_REASON), item("B", 1, Reason.NO_REASON)))
                .approvedBy(REVIEWER)
                .does(
                        BUYER,
                        (subject, account, context) ->
                                CaseDecisions.posted(subject, account, 1, "SF", "RET-1", context));
        while (life.subject().inbounds().get(1).state() != InboundState.NOT_COMING) {
            life.waits(Duration.ofDays(8));
        }
        return life;
    }

    private static Life corrected(Life life) {
        return life.does(
                Actor.inspector("in-2"),
                (subject, account, context) -> CaseDecisions.correctInspection(
                        subject, account, 1, List.of(good("A", 1)), "Looked again", context));
    }

    private static Life unpaid() {
        return waiting().received().inspected(good("A", 2));
    }

    private static Life byHand() {
        return unpaid().refusedPayment("T1").refusedPayment("T1");
    }

    /** So much of the 110.00 is refunded elsewhere, of which 40.00 are owed. */
    private static Life.Verb elsewhere(long minor) {
        return (subject, account, context) -> CaseDecisions.recordExternal(
                subject, account, TenderId.of("T1"), minor, "CB-1", context.now(), List.of(), context);
    }

    private static Life exchanged(String sku) {
        return ExchangeLives.stocked(new Shop(delivered(paidSale())))
                .opens(ExchangeLives.exchange(item("A", 2, Reason.NO_REASON).wanting(sku)));
    }

    private static Life sent(String sku) {
        return exchanged(sku).comesBack(good("A", 2));
    }

    private static Life sentAgain() {
        return new Shop(shipped(paidSale()))
                .hears("P-1", CarrierScan.LOST)
                .opens(Application.of(CaseFixtures.ORDER, CaseKind.RESHIP, item("A", 2, Reason.LOST_IN_TRANSIT)));
    }

    static Stream<Life> moments() {
        return Stream.of(
                cancelled(),
                cancelled().asked(),
                cancelled().approvedBy(REVIEWER),
                cancelled().approvedBy(REVIEWER).hears(Effect.StopFulfilment.class, NO),
                cancelled().approvedBy(REVIEWER).stopped(),
                cancelled().approvedBy(REVIEWER).stopped().paid("T1"),
                onItsWay().approvedBy(REVIEWER),
                onItsWay().approvedBy(REVIEWER).hears(Effect.InterceptParcel.class, NO),
                onItsWay().approvedBy(REVIEWER).hears(Effect.InterceptParcel.class, DONE),
                returned(),
                returned().offeredBy(REVIEWER, ApprovalTerms.BY_POLICY),
                returned().rejected(),
                returned().withdrawn(),
                waiting(),
                waiting().posted("YTO", "RET-1"),
                waiting()
                        .hears(Effect.CreateReturnWaybill.class, new Outcome.Done("SF", "RET-1"))
                        .posted("SF", "RET-1"),
                waiting().received(),
                waiting().received().inspected(InspectionReport.partial(good("A", 1))),
                waiting().received().inspected(damaged("A", 2)),
                waiting().waits(Duration.ofDays(7)),
                waiting()
                        .received()
                        .inspected(InspectionReport.complete(damaged("A", 2)))
                        .closed(),
                onItsWay()
                        .approvedBy(REVIEWER)
                        .hears(Effect.InterceptParcel.class, DONE)
                        .hears(Effect.InterceptParcel.class, new Outcome.TakenBack("delivered")),
                onePosted().received(1, null),
                onePosted().received(1, null).inspected(1, InspectionReport.complete(good("A", 2))),
                corrected(onePosted().received(1, null).inspected(1, InspectionReport.complete(good("A", 2)))),
                unpaid(),
                unpaid().paid("T1"),
                byHand(),
                byHand().offline("T1", NO),
                byHand().offline("T1", NO).does(FINANCE, elsewhere(7_000)),
                byHand().offline("T1", NO).does(FINANCE, elsewhere(7_001)),
                returned().approvedBy(REVIEWER, AT_ONCE),
                returned().approvedBy(REVIEWER, AT_ONCE).paid("T1").waits(Duration.ofDays(8)),
                exchanged("MUG"),
                exchanged("MUG").reserved(),
                exchanged("MUG").outOfStock(),
                exchanged("MUG").reserved().approvedBy(REVIEWER, AT_ONCE),
                exchanged("MUG").reserved().approvedBy(REVIEWER, AT_ONCE).ordered("R-1"),
                exchanged("MUG")
                        .reserved()
                        .approvedBy(REVIEWER, AT_ONCE)
                        .ordered("R-1")
                        .converted()
                        .hears(Effect.CancelReplacementOrder.class, DONE),
                sentAgain().approvedBy(REVIEWER).outOfStock(),
                sent("MUG-2"),
                sent("MUG-2").converted(),
                sent("MUG"),
                sent("MUG").converted(),
                sent("MUG").ordered("R-1"),
                sent("MUG").ordered("R-1").shipped("SF", "S-1"),
                sent("MUG-3").ordered("R-1").delivered(),
                sent("MUG").ordered("R-1").delivered(),
                sentAgain(),
                sentAgain().approvedBy(REVIEWER),
                sentAgain().approvedBy(REVIEWER).reserved(),
                sentAgain().approvedBy(REVIEWER).reserved().ordered("R-1").shipped("SF", "S-1"),
                sentAgain().approvedBy(REVIEWER).reserved().ordered("R-1").delivered(),
                new Shop(delivered(paidSale())).compensates(AGENT, Goodwill.onOrder(500)));
    }

    @ParameterizedTest
    @MethodSource("moments")
    void whatIsPossibleIsNotRefused(Life life) {
        for (Try each : TRIES) {
            var answer = each.verb()
                    .apply(life)
                    .on(life.subject(), life.shop().account(), life.shop().context(each.by()));
            assertThat(life.isPossible(each.action(), each.by()))
                    .as("%s after %s: %s", each.action(), life.story(), answer)
                    .isEqualTo(answer.isRight());
        }
    }
}
