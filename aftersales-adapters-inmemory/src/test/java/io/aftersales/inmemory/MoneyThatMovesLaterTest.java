package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.FINANCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aftersales.domain.cases.ParkedResolution;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect.PayRefund;
import io.aftersales.domain.effects.OutboxEntry.State;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.inmemory.ScriptedPayments.Behaviour;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Commands.UnitsOfLine;
import io.aftersales.ports.desks.DeskRejection.InvalidCommand;
import io.aftersales.ports.desks.DeskRejection.NothingOnOrder;
import io.aftersales.ports.desks.DeskRejection.Violation;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money that moves after a case was booked: captures, amendments, refunds made elsewhere and their reversal, and what was kept given back. */
class MoneyThatMovesLaterTest {
    private static final OrderId ORDER = OrderId.of("1001");
    private static final TenderId CARD = TenderId.of("CARD");
    private static final Behaviour NEVER = new Behaviour.Refuse("CLOSED", Answer.Retry.NEVER);

    private final Bench bench = new Bench();

    private static Money yuan(long minor) {
        return Money.ofMinor(minor, "CNY");
    }

    private Commands.RecordCapture captured(long minor, String reference) {
        return new Commands.RecordCapture(Request.of(bench.next(), FINANCE), ORDER, CARD, yuan(minor), reference);
    }

    private Commands.RecordExternalRefund elsewhere(long minor, UnitsOfLine... units) {
        return new Commands.RecordExternalRefund(
                Request.of(bench.next(), FINANCE), ORDER, CARD, yuan(minor), "CB-1", Bench.noon(), List.of(units));
    }

    @Test
    void aRefundElsewhereLiesAtMostADayAhead() {
        bench.approved(bench.opened(
                SampleOrders.depositPaid("1001", 4_000), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "NOT_LIKED")));
        Instant latest = Bench.noon().plus(Duration.ofDays(1));
        for (Command late : List.of(
                new Commands.RecordExternalRefund(
                        Request.of(bench.next(), FINANCE), ORDER, CARD, yuan(100), "CB-1", latest.plusNanos(1)),
                new Commands.ReverseExternalRefund(
                        Request.of(bench.next(), FINANCE), ORDER, "CB-1", yuan(100), latest.plusNanos(1)))) {
            assertThat(bench.send(late).getLeft())
                    .isEqualTo(new InvalidCommand(
                            List.of(new Violation("occurredAt", "Past", "must not be in the future"))));
        }
        assertThat(bench.send(new Commands.RecordExternalRefund(
                        Request.of(bench.next(), FINANCE), ORDER, CARD, yuan(100), "CB-1", latest)))
                .isInstanceOf(Either.Right.class);
    }

    private Commands.ReverseExternalRefund reversed(long minor, String reference) {
        return new Commands.ReverseExternalRefund(
                Request.of(bench.next(), FINANCE), ORDER, reference, yuan(minor), Bench.noon());
    }

    private Commands.GiveBackKept givenBack(CaseId id, long minor) {
        return new Commands.GiveBackKept(Request.of(bench.next(), FINANCE), id, yuan(minor), "Promised by phone");
    }

    /** A mug of an order of which only 40.00 of 100.00 were captured: nothing is due for it yet. */
    private CaseId refundedBeforeTheCapture() {
        return bench.approved(bench.opened(
                SampleOrders.depositPaid("1001", 4_000), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "NOT_LIKED")));
    }

    private List<Long> paid() {
        return bench.payments.payments().stream()
                .map(each -> each.instruction().amount().minor())
                .toList();
    }

    private String refusal(Either<Rejection, Receipt> answer) {
        return answer.getLeft().code();
    }

    @Nested
    class EachOfTheCommands {
        @ParameterizedTest
        @EnumSource(
                value = CommandSample.class,
                names = {"RECORD_EXTERNAL_REFUND", "REVERSE_EXTERNAL_REFUND", "RECORD_CAPTURE", "GIVE_BACK_KEPT"})
        void sentAgainGetsTheSameReceiptAndMovesNothing(CommandSample sample) {
            Command command = sample.on(bench);
            Receipt first = bench.send(command).get();
            List<Object> traces = bench.traces();
            Receipt again = bench.send(command).get();
            assertThat(again.caseId()).isEqualTo(first.caseId());
            assertThat(again.version()).isEqualTo(first.version());
            assertThat(bench.traces()).isEqualTo(traces);
        }

        @Test
        void onAnOrderWithoutCasesIsRefused() {
            bench.orders.put(SampleOrders.depositPaid("1001", 4_000));
            assertThat(bench.send(captured(100, "CAP-2"))).isEqualTo(Either.left(new NothingOnOrder(ORDER)));
            assertThat(bench.send(elsewhere(100))).isEqualTo(Either.left(new NothingOnOrder(ORDER)));
            assertThat(bench.send(reversed(100, "CB-1"))).isEqualTo(Either.left(new NothingOnOrder(ORDER)));
            assertThat(bench.repository.commits()).isEmpty();
        }
    }

    @Nested
    class ACapture {
        @Test
        void paysWhatIsDueForACaseThatHasEnded() {
            CaseId id = refundedBeforeTheCapture();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(paid()).as("60.00 are not taken yet").isEmpty();

            bench.send(captured(5_000, "CAP-2")).get();
            assertThat(bench.status(id)).as("the case stays as it is").isEqualTo(CaseStatus.REFUNDED);
            assertThat(paid()).as("10.00 are still to be taken").containsExactly(1_000L);

            bench.send(captured(1_000, "CAP-3")).get();
            assertThat(paid()).containsExactly(1_000L, 1_000L);
            assertThat(bench.subject(id).refund().parts())
                    .extracting(RefundPart::epoch)
                    .containsExactly(0, 1);
            assertThat(bench.account(id).moneyOwed()).isZero();
            assertThat(bench.timeline(id)).filteredOn("MONEY_CAPTURED"::equals).hasSize(2);
            assertThat(bench.noticesOf(id))
                    .filteredOn("FURTHER_REFUND to BUYER"::equals)
                    .hasSize(2);
        }

        @Test
        void tellsTheProviderAllThatWasTaken() {
            refundedBeforeTheCapture();
            bench.send(captured(6_000, "CAP-2")).get();
            assertThat(bench.payments.payments())
                    .extracting(
                            each -> each.instruction().captured(),
                            each -> each.instruction().reason())
                    .containsExactly(tuple(yuan(10_000), "NOT_LIKED"));
        }

        @Test
        void changesWhatTheOrderHasStillToCollect() {
            CaseId id = refundedBeforeTheCapture();
            bench.send(captured(5_000, "CAP-2")).get();
            bench.send(captured(1_000, "CAP-3")).get();
            assertThat(bench.orders.marks(id.order()))
                    .extracting(
                            each -> each.givenBack().minor(),
                            each -> each.toCollect().minor())
                    .containsExactly(tuple(0L, 4_000L), tuple(1_000L, 0L), tuple(2_000L, 0L));
        }

        @Test
        void beyondWhatWasAgreedIsRefused() {
            refundedBeforeTheCapture();
            assertThat(bench.send(captured(6_001, "CAP-2")))
                    .isEqualTo(Either.left(new AmountExceeded(yuan(6_001), yuan(6_000))));
        }

        @Test
        void onATenderThatTheOrderDoesNotHaveIsRefused() {
            refundedBeforeTheCapture();
            Command other = Sending.with((Command) captured(100, "CAP-2"), "tender", TenderId.of("CASH"));
            assertThat(refusal(bench.send(other))).isEqualTo("UNKNOWN_TENDER");
        }

        @Test
        void mayBeToldByTheSystemOfTheHost() {
            refundedBeforeTheCapture();
            Command bySystem = Sending.with((Command) captured(6_000, "CAP-2"), "by", Actor.SYSTEM);
            assertThat(bench.send(bySystem).isRight()).isTrue();
        }
    }

    @Nested
    class AnAmendment {
        /** A refund of 20.00 of which only 10.00 could be paid: the order was overdrawn by a dispute before its money was captured. */
        private CaseId halfPaid() {
            CaseId id = refundedBeforeTheCapture();
            bench.send(elsewhere(9_000)).get();
            bench.send(captured(6_000, "CAP-2")).get();
            assertThat(paid()).containsExactly(1_000L);
            assertThat(bench.account(id).remaining()).isEqualTo(-1_000);
            return id;
        }

        private void amended(long captured) {
            Sale mug = Sale.of("1001", "CNY")
                    .with(OrderLine.of("M", "MUG", 1, 3_000))
                    .paidBy(Tender.money("MORE", "CARD", 3_000).captured(captured));
            bench.orders.put(SampleOrders.depositPaid("1001", 4_000).amendedBy(Amendment.of(mug)));
        }

        private Commands.OpenCase applied(String line) {
            return Commands.OpenCase.of(
                    Request.of(bench.next(), Bench.BUYER),
                    ORDER,
                    CaseKind.REFUND_ONLY,
                    List.of(ItemAsked.of(line, 1, "NOT_LIKED")));
        }

        @Test
        void paysWhatIsDueOnTheEarlierCaseBeforeTheNextIsOpened() {
            CaseId id = halfPaid();
            amended(3_000);
            Receipt opened = bench.send(applied("M")).get();
            assertThat(opened.caseId()).isEqualTo(new CaseId(ORDER, 2));
            assertThat(opened.booked()).as("on the other case").isEqualTo(yuan(0));
            assertThat(paid()).containsExactly(1_000L, 1_000L);
            assertThat(bench.timeline(id)).endsWith("ORDER_AMENDED", "REFUND_PART_PAID");
            assertThat(bench.noticesOf(id)).contains("FURTHER_REFUND to BUYER");
            assertThat(bench.account(id).remaining()).isEqualTo(2_000);
            assertThat(bench.account(id).moneyOwed()).isZero();
        }

        @Test
        void paysWhatIsDueBeforeGoodwillIsProposed() {
            CaseId id = halfPaid();
            amended(3_000);
            bench.send(Commands.GiveGoodwill.onOrder(Request.of(bench.next(), Bench.AGENT), ORDER, yuan(300), "Sorry"))
                    .get();
            assertThat(bench.timeline(id)).contains("ORDER_AMENDED");
            assertThat(paid()).containsExactly(1_000L, 1_000L);
        }

        @Test
        void paysAsFarAsItsMoneyWasTaken() {
            CaseId id = halfPaid();
            amended(2_400); // the other 6.00 are to be collected, and set against what is refunded
            bench.send(applied("M")).get();
            assertThat(paid()).containsExactly(1_000L, 400L);
            assertThat(bench.account(id).moneyOwed()).isZero();
        }

        @Test
        void isNotCountedInAQuote() {
            halfPaid();
            amended(3_000);
            assertThat(bench.desks
                            .quotes()
                            .quote(Bench.BUYER, ORDER, CaseKind.REFUND_ONLY, List.of(ItemAsked.of("M", 1, "NOT_LIKED")))
                            .get()
                            .breakdown()
                            .payout())
                    .isEqualTo(2_000);
        }

        @Test
        void changesNothingWhereTheApplicationIsRefused() {
            CaseId id = halfPaid();
            amended(3_000);
            List<Object> traces = bench.traces();
            assertThat(refusal(bench.send(applied("Z")))).isEqualTo("UNKNOWN_LINE");
            assertThat(bench.traces()).isEqualTo(traces);
            assertThat(bench.timeline(id)).doesNotContain("ORDER_AMENDED");
        }

        @Test
        void thatMakesNothingDueLeavesTheEarlierCaseAlone() {
            CaseId id = refundedBeforeTheCapture();
            amended(3_000);
            long version = bench.subject(id).version();
            bench.send(applied("M")).get();
            assertThat(bench.subject(id).version()).isEqualTo(version);
        }
    }

    @Nested
    class APartThatDiesOnACaseThatHasEnded {
        private CaseId diedAfterTheCapture() {
            CaseId id = refundedBeforeTheCapture();
            bench.payments.next(NEVER, NEVER);
            bench.send(captured(6_000, "CAP-2")).get();
            bench.send(Commands.ConfirmOffline.notPaid(Request.of(bench.next(), FINANCE), id, CARD, "NO_ACCOUNT"))
                    .get();
            return id;
        }

        @Test
        void raisesAnAlarm() {
            CaseId id = diedAfterTheCapture();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUND_FAILED);
            assertThat(bench.alarmsOf(id)).containsExactly("REFUND_FAILED 1001.1");
            assertThat(bench.account(id).moneyOwed()).isEqualTo(2_000);
        }

        @Test
        void canBeRetried() {
            CaseId id = diedAfterTheCapture();
            bench.send(new Commands.RetryRefund(Request.of(bench.next(), FINANCE), id))
                    .get();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(paid()).containsExactly(2_000L);
            assertThat(bench.account(id).moneyOwed()).isZero();
        }
    }

    @Nested
    class AReversal {
        private CaseId refundedInADispute() {
            CaseId id = bench.cancelling("1001", 1);
            bench.send(elsewhere(10_000)).get();
            bench.approved(id);
            return id;
        }

        @Test
        void paysTheCaseThatTheDisputeHadLimited() {
            CaseId id = refundedInADispute();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(paid()).as("all money was disputed").isEmpty();

            bench.send(reversed(10_000, "CB-1")).get();
            assertThat(paid()).containsExactly(2_000L);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.account(id).remaining()).isEqualTo(8_000);
            assertThat(bench.timeline(id)).contains("EXTERNAL_REFUND_REVERSED");
            assertThat(bench.noticesOf(id)).contains("FURTHER_REFUND to BUYER");
        }

        @Test
        void isEnteredOnTheCaseThatItPaysAndNotOnTheNewest() {
            CaseId first = refundedInADispute();
            CaseId second = bench.cancelling("1001", 1);
            Receipt receipt = bench.send(reversed(10_000, "CB-1")).get();
            assertThat(receipt.caseId()).isEqualTo(first);
            assertThat(bench.timeline(second)).doesNotContain("EXTERNAL_REFUND_REVERSED");
        }

        @Test
        void ofMoreThanStandsIsRefused() {
            refundedInADispute();
            bench.send(reversed(9_000, "CB-1")).get();
            assertThat(bench.send(reversed(1_001, "CB-1")))
                    .isEqualTo(Either.left(new AmountExceeded(yuan(1_001), yuan(1_000))));
        }

        @Test
        void ofAnUnknownRefundIsRefused() {
            refundedInADispute();
            assertThat(refusal(bench.send(reversed(100, "CB-9")))).isEqualTo("NOTHING_ON_REFERENCE");
        }

        @Test
        void keepsItsReferenceKnown() {
            refundedInADispute();
            bench.send(reversed(10_000, "CB-1")).get();
            assertThat(refusal(bench.send(elsewhere(100)))).isEqualTo("EXTERNAL_REFUND_KNOWN");
        }
    }

    @Nested
    class ARefundElsewhereForUnits {
        @Test
        void bringsTheUnitsBackAndWaivesTheRestOfTheirWorth() {
            CaseId id = bench.refunded("1001", 1);
            bench.send(elsewhere(1_500, new UnitsOfLine(LineId.of("A"), 1))).get();
            assertThat(bench.account(id).unitsLeft(LineId.of("A"))).isEqualTo(1);
            assertThat(bench.account(id).remaining())
                    .as("two mugs of 20.00 are gone, 5.00 of them waived")
                    .isEqualTo(6_000);
            assertThat(bench.account(id).kept()).isEqualTo(500);
        }

        @Test
        void ofMoreUnitsThanAreLeftIsRefused() {
            bench.refunded("1001", 1);
            assertThat(refusal(bench.send(elsewhere(1_500, new UnitsOfLine(LineId.of("A"), 3)))))
                    .isEqualTo("QUANTITY_EXCEEDED");
        }

        @Test
        void ofALineThatTheOrderDoesNotHaveIsRefused() {
            bench.refunded("1001", 1);
            assertThat(refusal(bench.send(elsewhere(1_500, new UnitsOfLine(LineId.of("Z"), 1)))))
                    .isEqualTo("UNKNOWN_LINE");
        }
    }

    @Nested
    class WhatWasKept {
        @Test
        void isGivenBackOnTheCaseThatKeptIt() {
            CaseId id = CommandSample.keepingAFee(bench);
            assertThat(paid()).containsExactly(1_500L);
            bench.send(givenBack(id, 300)).get();
            assertThat(paid()).containsExactly(1_500L, 300L);
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.account(id).kept()).isEqualTo(200);
            assertThat(bench.account(id).remaining())
                    .as("what is left does not change")
                    .isEqualTo(8_000);
            assertThat(bench.timeline(id)).contains("KEPT_GIVEN_BACK");
            assertThat(bench.noticesOf(id)).contains("FURTHER_REFUND to BUYER");
        }

        @Test
        void isNeverGivenBackTwice() {
            CaseId id = CommandSample.keepingAFee(bench);
            bench.send(givenBack(id, 300)).get();
            assertThat(bench.send(givenBack(id, 300))).isEqualTo(Either.left(new AmountExceeded(yuan(300), yuan(200))));
        }

        @Test
        void ofACaseThatIsNotBookedIsNothing() {
            CaseId id = bench.cancelling("1001", 1);
            assertThat(bench.send(givenBack(id, 300))).isEqualTo(Either.left(new AmountExceeded(yuan(300), yuan(0))));
        }
    }

    @Nested
    class AProviderThatSaysItPaidBefore {
        private CaseId contradicted(String code) {
            bench.payments.next(new Behaviour.Refuse(code, Answer.Retry.NEVER));
            return bench.refunded("1001", 1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"EXCEEDS_REMAINING", "ALREADY_REFUNDED"})
        void atTheFirstTryIsLeftToPeopleAndNoOtherRoutePays(String code) {
            CaseId id = contradicted(code);
            bench.muchLater();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDING);
            assertThat(bench.states(id, PayRefund.class)).containsExactly(State.PARKED);
            assertThat(bench.alarmsOf(id)).containsExactly("PARKED PAY_REFUND");
            assertThat(bench.payments.calls()).isEqualTo(1);
            assertThat(bench.payments.payments()).isEmpty();
        }

        private void said(CaseId id, ParkedResolution resolution) {
            var parked = bench.owed(id, PayRefund.class).get(0).key();
            for (Actor by : List.of(FINANCE, Actor.finance("finn"))) {
                bench.send(new Commands.ResolveParked(
                                Request.of(bench.next(), by), id, parked, resolution, "Statement of May"))
                        .get();
            }
        }

        @Test
        void isTriedOnItsOwnRouteAgainWhereItWasNotPaidAndParkedAgainWhereItIsContradictedAgain() {
            CaseId id = contradicted("EXCEEDS_REMAINING");
            bench.payments.next(new Behaviour.Refuse("EXCEEDS_REMAINING", Answer.Retry.NEVER));
            said(id, ParkedResolution.NOT_PAID);
            assertThat(bench.owed(id, PayRefund.class))
                    .extracting(entry -> ((PayRefund) entry.effect()).route())
                    .containsExactly(Route.ORIGINAL, Route.ORIGINAL);
            assertThat(bench.states(id, PayRefund.class)).endsWith(State.PARKED);
            assertThat(bench.payments.payments()).isEmpty();
        }

        @Test
        void isPaidOnAnotherRouteOnlyByThePersonsWhoSaySo() {
            CaseId id = contradicted("EXCEEDS_REMAINING");
            said(id, ParkedResolution.OTHER_ROUTE);
            assertThat(bench.owed(id, PayRefund.class))
                    .extracting(entry -> ((PayRefund) entry.effect()).route())
                    .containsExactly(Route.ORIGINAL, Route.BALANCE);
            assertThat(bench.payments.payments()).hasSize(1);
        }

        @Test
        void isSettledByTwoPersons() {
            CaseId id = contradicted("ALREADY_REFUNDED");
            var key = bench.owed(id, PayRefund.class).get(0).key();
            var first = new Commands.ResolveParked(
                    Request.of(bench.next(), FINANCE), id, key, ParkedResolution.PAID, "T-77");
            bench.send(first).get();
            assertThat(bench.status(id)).as("one person is not enough").isEqualTo(CaseStatus.REFUNDING);
            bench.send(new Commands.ResolveParked(
                            Request.of(bench.next(), Actor.finance("finn")), id, key, ParkedResolution.PAID, "T-77"))
                    .get();
            assertThat(bench.status(id)).isEqualTo(CaseStatus.REFUNDED);
            assertThat(bench.payments.payments()).isEmpty();
        }
    }
}
