package io.aftersales.inmemory;

import static io.aftersales.inmemory.Bench.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.repositories.Awaited;
import io.aftersales.ports.repositories.Awaited.Party;
import io.aftersales.ports.repositories.Awaited.What;
import io.aftersales.ports.repositories.Receipt;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a receipt tells its caller beside where the case stands. */
class ReceiptsTest {
    private final Bench bench = new Bench();

    static Stream<Arguments> commands() {
        return Stream.of(
                arguments(CommandSample.OPEN, 0, What.REVIEW, 3),
                arguments(CommandSample.REQUEST_INFO, 0, What.INFORMATION, 7),
                arguments(CommandSample.PROVIDE_INFO, 0, What.REVIEW, 3),
                arguments(CommandSample.APPROVE, 0, What.STOP, 3),
                arguments(CommandSample.REJECT, 0, What.NOTHING, null),
                arguments(CommandSample.WITHDRAW, 0, What.NOTHING, null),
                arguments(CommandSample.REPORT_POSTED, 0, What.ARRIVAL, 15),
                arguments(CommandSample.RECEIVE, 0, What.INSPECTION, 3),
                arguments(CommandSample.INSPECT, 4000, What.PAYMENT, 3),
                arguments(CommandSample.RECORD_STOP_ANSWER, 2000, What.PAYMENT, 3),
                arguments(CommandSample.CONFIRM, 2000, What.PAYMENT, 3),
                arguments(CommandSample.RETRY, 0, What.PAYMENT, 3),
                arguments(CommandSample.CONFIRM_OFFLINE, 0, What.NOTHING, null),
                arguments(CommandSample.STATE_NOT_PAID, 0, What.SECOND_APPROVAL, null),
                arguments(CommandSample.GIVE_GOODWILL, 0, What.REVIEW, 3),
                arguments(CommandSample.REPORT_SHIPPED, 0, What.DELIVERY, 15),
                arguments(CommandSample.REPORT_DELIVERED, 0, What.NOTHING, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void tellWhatWasBookedAndWhatTheCaseWaitsFor(CommandSample sample, long booked, What what, Integer days) {
        Receipt receipt = bench.send(sample.on(bench)).get();
        var until = days == null ? null : bench.clock.instant().plus(Duration.ofDays(days));
        assertThat(receipt.booked()).isEqualTo(Money.ofMinor(booked, "CNY"));
        assertThat(receipt.next()).isEqualTo(new Awaited(what, until));
    }

    @Test
    void anApprovedReturnWaitsForTheBuyerUntilTheDeadlineOfTheParcel() {
        CaseId id =
                bench.opened(SampleOrders.delivered("1001"), CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED"));
        Receipt receipt = bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id))
                .get();
        assertThat(receipt.booked().minor()).isZero();
        assertThat(receipt.next())
                .isEqualTo(new Awaited(What.POSTING, bench.clock.instant().plus(Duration.ofDays(7))));
        assertThat(receipt.next().what().party()).isEqualTo(Party.BUYER);
    }

    @Test
    void theNumberOfTheWaybillIsReadAtADeskOnceTheCarrierHasGivenIt() {
        CaseId id = CommandSample.waitingForReturn(bench);
        var parcel = bench.desks
                .files()
                .file(Bench.BUYER, id)
                .get()
                .subject()
                .returns()
                .get(0);
        assertThat(parcel.trackingNumber()).isNotEmpty();
        assertThat(parcel.carrier()).isNotEmpty();
    }

    @Test
    void aParcelThatIsBeingStoppedWaitsForTheCarrierAndOneThatWasNotForAPerson() {
        CaseId id =
                bench.opened(SampleOrders.mugOnItsWay("1001"), CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "NOT_LIKED"));
        Receipt receipt = bench.send(Commands.ApproveCase.byPolicy(Request.of(bench.next(), REVIEWER), id))
                .get();
        assertThat(receipt.next().what()).isEqualTo(What.INTERCEPTION);
        var other = new Bench();
        assertThat(Awaited.by(other.subject(CommandSample.slippedThrough(other)))
                        .what())
                .isEqualTo(What.DECISION);
    }

    @Test
    void goodsThatPartnersOfBothSortsAreToStopWaitForTheCarrierFirst() {
        bench.warehouse.onStop(SampleOrders.P1, new Answer.Pending(""));
        bench.carrier.onInterception("P2", new Answer.Pending(""));
        CaseId id = bench.approved(bench.opened(
                SampleOrders.partlySent("1001"), CaseKind.REFUND_ONLY, ItemAsked.of("A", 3, "ORDER_CANCELLED")));
        assertThat(Awaited.by(bench.subject(id)).what()).isEqualTo(What.INTERCEPTION);
        for (OutboxEntry asked : bench.owed(id, Effect.InterceptParcel.class)) {
            bench.desks.outcomes().report(id.order(), asked.key(), new Answer.Succeeded("SF"));
        }
        assertThat(Awaited.by(bench.subject(id)).what()).isEqualTo(What.STOP);
    }

    @Test
    void aFirstApprovalWaitsForTheSecondPerson() {
        var strict = new Bench(ShopPolicy.STANDARD.with(
                CasePolicy.builder().fourEyesAbove(Money.ofMinor(1_000, "CNY")).build()));
        CaseId id = strict.cancelling("1001", 1);
        Receipt receipt = strict.send(Commands.ApproveCase.byPolicy(Request.of(strict.next(), REVIEWER), id))
                .get();
        assertThat(receipt.next().what()).isEqualTo(What.SECOND_APPROVAL);
    }

    @Test
    void aFirstEntryOfMoneyWaitsForTheSecondPersonAndTheSecondForNothing() {
        var strict = new Bench(ShopPolicy.STANDARD.with(
                CasePolicy.builder().fourEyesAbove(Money.ofMinor(2_000, "CNY")).build()));
        CaseId id = strict.approved(strict.cancelling("1001", 1));
        Function<Actor, Command> entry = by -> new Commands.RecordExternalRefund(
                Request.of(strict.next(), by),
                id.order(),
                TenderId.of("CARD"),
                Money.ofMinor(3_000, "CNY"),
                "CB-1",
                strict.clock.instant());
        Command first = entry.apply(Bench.FINANCE);
        Receipt receipt = strict.send(first).get();
        assertThat(receipt.next()).isEqualTo(new Awaited(What.SECOND_APPROVAL, null));
        assertThat(strict.send(first).get()).as("the same command again").isEqualTo(receipt);
        assertThat(strict.send(entry.apply(Bench.FINANCE)).getLeft().code()).isEqualTo("SECOND_PERSON_NEEDED");
        OrderAccount account =
                strict.desks.files().account(Bench.FINANCE, id.order()).get();
        assertThat(account.external()).isZero();
        assertThat(account.waiting()).hasSize(1);

        Receipt second = strict.send(entry.apply(Actor.finance("second"))).get();

        assertThat(second.next().what()).isEqualTo(What.NOTHING);
        account = strict.desks.files().account(Bench.FINANCE, id.order()).get();
        assertThat(account.external()).isEqualTo(3_000);
        assertThat(account.waiting()).isEmpty();
    }

    @Test
    void aPaymentNoProviderMakesWaitsForFinance() {
        CaseId id = CommandSample.payingByHand(bench);
        assertThat(Awaited.by(bench.subject(id)).what()).isEqualTo(What.PAYMENT_BY_HAND);
    }
}
