package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.effects.ProviderProfile;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.gateways.PaymentGateway;
import io.aftersales.ports.gateways.RefundInstruction;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The ways a case can go, each played from its beginning; what is left is finished by everybody afterwards. */
enum Flow {
    REFUND(
            Orders.UNSHIPPED,
            Personality.PERFECT,
            play -> play.open(CaseKind.REFUND_ONLY, ItemAsked.of("A", 2, "ORDER_CANCELLED"))
                    .approve()),
    REFUND_IN_A_TRANSACTION(
            Orders.UNSHIPPED,
            Personality.PERFECT,
            play -> play.inTransactions()
                    .open(CaseKind.REFUND_ONLY, ItemAsked.of("A", 2, "ORDER_CANCELLED"))
                    .approve()),
    REFUND_PAID_LATER(
            Orders.UNSHIPPED,
            Personality.SLOW,
            play -> play.open(CaseKind.REFUND_ONLY, ItemAsked.of("B", 1, "ORDER_CANCELLED"))
                    .approve()
                    .pass(Duration.ofHours(4))),
    REFUND_ON_ANOTHER_ROUTE(
            Orders.UNSHIPPED,
            Personality.PERFECT,
            play -> play.open(CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "ORDER_CANCELLED"))
                    .approve()) {
        @Override
        FaultyAdapters refit() {
            return new FaultyAdapters() {
                @Override
                public PaymentGateway payments(PaymentGateway real) {
                    return new ClosedCards(real);
                }
            };
        }
    },
    STOP_ANSWERED_LATE(
            Orders.UNSHIPPED,
            Personality.PERFECT,
            play -> play.silentWarehouse()
                    .open(CaseKind.REFUND_ONLY, ItemAsked.of("A", 2, "ORDER_CANCELLED"))
                    .approve()
                    .stopAnswered()),
    STOP_RECORDED_BY_STAFF(
            Orders.UNSHIPPED,
            Personality.PERFECT,
            play -> play.silentWarehouse()
                    .open(CaseKind.REFUND_ONLY, ItemAsked.of("A", 2, "ORDER_CANCELLED"))
                    .approve()
                    .stopRecorded()),
    INTERCEPTION(
            Orders.MUG_ALONE_ON_ITS_WAY,
            Personality.PERFECT,
            play -> play.open(CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "ORDER_CANCELLED"))
                    .approve()),
    CAUGHT_AND_TAKEN_IN(
            Orders.MUG_ALONE_ON_ITS_WAY,
            Personality.PERFECT,
            play -> play.open(CaseKind.REFUND_ONLY, ItemAsked.of("A", 1, "ORDER_CANCELLED"))
                    .approve()
                    .received()
                    .inspected(Grade.GOOD, 1)),
    RETURN_LATE(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.open(CaseKind.RETURN_REFUND, ItemAsked.of("A", 1, "NOT_LIKED"))
                    .approve()
                    .pass(Duration.ofDays(6))
                    .pass(Duration.ofDays(2))
                    .received()
                    .inspected(Grade.GOOD, 1)),
    RETURN(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.open(CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED"))
                    .approve()
                    .posted()
                    .received()
                    .inspected(Grade.GOOD, 2)),
    RETURN_IN_PART(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.open(CaseKind.RETURN_REFUND, ItemAsked.of("A", 2, "NOT_LIKED"))
                    .approve()
                    .received()
                    .inspected(Grade.GOOD, 1)),
    RETURN_NOT_ACCEPTED(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.open(CaseKind.RETURN_REFUND, ItemAsked.of("A", 1, "NOT_LIKED"))
                    .approve()
                    .received()
                    .inspected(Grade.DAMAGED, 1)),
    RETURN_EXPIRED(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.open(CaseKind.RETURN_REFUND, ItemAsked.of("A", 1, "NOT_LIKED"))
                    .approve()
                    .pass(Duration.ofDays(6))
                    .pass(Duration.ofDays(2))),
    WITHDRAWN(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.open(CaseKind.RETURN_REFUND, ItemAsked.of("A", 1, "NOT_LIKED"))
                    .approve()
                    .withdraw()),
    EXCHANGE_REJECTED(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.exchange("POT").reject()),
    EXCHANGE_EVEN(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.open(CaseKind.EXCHANGE, ItemAsked.of("A", 1, "NOT_LIKED"))
                    .approve()
                    .received()
                    .inspected(Grade.GOOD, 1)
                    .delivered()),
    EXCHANGE_DEARER(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.exchange("POT")
                    .approve()
                    .received()
                    .inspected(Grade.GOOD, 1)
                    .paidOnTop()
                    .delivered()),
    EXCHANGE_NOT_PAID(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.exchange("POT")
                    .approve()
                    .received()
                    .inspected(Grade.GOOD, 1)
                    .pass(Duration.ofDays(4))),
    EXCHANGE_CHEAPER(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.exchange("MUG-OLD")
                    .approve()
                    .received()
                    .inspected(Grade.GOOD, 1)
                    .delivered()),
    EXCHANGE_CONVERTED(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.exchange("MUG-OLD")
                    .approve()
                    .received()
                    .inspected(Grade.GOOD, 1)
                    .convert()),
    RESHIP(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.open(CaseKind.RESHIP, ItemAsked.of("C", 2, "LOST_IN_TRANSIT"))
                    .approve()
                    .delivered()),
    RESHIP_CONVERTED(
            Orders.ARRIVED_IN_PART,
            Personality.PERFECT,
            play -> play.open(CaseKind.RESHIP, ItemAsked.of("C", 1, "LOST_IN_TRANSIT"))
                    .approve()
                    .convert()),
    COMPENSATION(
            Orders.UNSHIPPED,
            Personality.PERFECT,
            play -> play.compensate(300, new Gift.Points(50), new Gift.Coupon("SORRY"))
                    .approve());

    private final OrderFacts order;
    private final Personality personality;
    private final Consumer<Play> script;

    Flow(OrderFacts order, Personality personality, Consumer<Play> script) {
        this.order = order;
        this.personality = personality;
        this.script = script;
    }

    OrderFacts order() {
        return order;
    }

    Personality personality() {
        return personality;
    }

    FaultyAdapters refit() {
        return FaultyAdapters.NONE;
    }

    void play(World world) {
        script.accept(new Play(world));
    }

    /** What people do, one after another. */
    static final class Play {
        private static final Actor BUYER = Actor.buyer(Orders.BUYER);
        private static final Actor AGENT = Actor.agent("ada");
        private static final Actor REVIEWER = Actor.reviewer("rita");
        private static final Actor INSPECTOR = Actor.inspector("ivan");
        private static final List<Evidence> SHOWN = List.of(new Evidence("shown", "", 0, "image/jpeg"));

        private static final int PATIENCE = 20;

        private final World world;
        private boolean inTransactions;

        Play(World world) {
            this.world = world;
        }

        Play inTransactions() {
            inTransactions = true;
            return this;
        }

        private Play ask(String what, BiFunction<AfterSales, CommandId, Either<Rejection, Receipt>> command) {
            for (int i = 0; i < PATIENCE; i++) {
                if (world.ask(what, inTransactions, command)
                        .filter(Either::isRight)
                        .isPresent()) {
                    return this;
                }
                pass(Duration.ofMinutes(10)); // what it waits for comes again
            }
            throw new AssertionError(what + " is refused");
        }

        private CaseId subject() {
            return world.cases().get(0).id();
        }

        Play open(CaseKind kind, ItemAsked item) {
            return ask(
                    "open",
                    (desks, id) -> desks.applications()
                            .open(Commands.OpenCase.of(Request.of(id, BUYER), Orders.ID, kind, List.of(item))
                                    .showing(SHOWN)));
        }

        Play exchange(String wanted) {
            return open(CaseKind.EXCHANGE, ItemAsked.of("A", 1, "NOT_LIKED").wanting(wanted));
        }

        Play compensate(long amount, Gift... gifts) {
            return ask(
                    "compensate",
                    (desks, id) -> desks.refunds()
                            .giveGoodwill(Commands.GiveGoodwill.onOrder(
                                            Request.of(id, AGENT), Orders.ID, Money.ofMinor(amount, "CNY"), "late")
                                    .with(List.of(gifts))));
        }

        Play approve() {
            CaseId about = subject();
            return ask(
                    "approve",
                    (desks, id) ->
                            desks.reviews().approve(Commands.ApproveCase.byPolicy(Request.of(id, REVIEWER), about)));
        }

        /** Makes the warehouse take stops without answering them. */
        Play silentWarehouse() {
            world.depot().stops().fallSilent();
            return this;
        }

        private Effect.StopFulfilment stop() {
            return world.owed().stream()
                    .map(OutboxEntry::effect)
                    .filter(Effect.StopFulfilment.class::isInstance)
                    .map(Effect.StopFulfilment.class::cast)
                    .findFirst()
                    .orElseThrow();
        }

        /** The warehouse reports by itself that the goods stay. */
        Play stopAnswered() {
            if (!world.depot().stops().lookedInto(stop())) {
                throw new AssertionError("the goods are there");
            }
            while (!world.notice(stop().key(), new Answer.Succeeded("shelf"))) {
                world.clock().advance(Duration.ofMinutes(1));
            }
            return this;
        }

        /** A member of the staff finds the goods in the warehouse. */
        Play stopRecorded() {
            CaseId about = subject();
            boolean stopped = world.depot().stops().lookedInto(stop());
            return ask(
                    "stop answer",
                    (desks, id) -> desks.fulfilment()
                            .recordStopAnswer(new Commands.RecordStopAnswer(
                                    Request.of(id, INSPECTOR), about, stop().key(), stopped, "seen")));
        }

        Play reject() {
            CaseId about = subject();
            return ask(
                    "reject",
                    (desks, id) ->
                            desks.reviews().reject(new Commands.RejectCase(Request.of(id, REVIEWER), about, "no")));
        }

        Play withdraw() {
            CaseId about = subject();
            return ask(
                    "withdraw",
                    (desks, id) -> desks.applications().withdraw(new Commands.Withdraw(Request.of(id, BUYER), about)));
        }

        Play convert() {
            CaseId about = subject();
            ask(
                    "convert",
                    (desks, id) ->
                            desks.reviews().convert(new Commands.ConvertToRefund(Request.of(id, REVIEWER), about)));
            return until(() -> world.cases().get(0).refund().breakdown() != null);
        }

        /** Time passes, as much as it takes. */
        private Play until(BooleanSupplier holds) {
            for (int i = 0; i < PATIENCE && !holds.getAsBoolean(); i++) {
                pass(Duration.ofMinutes(10));
            }
            return this;
        }

        Play posted() {
            CaseId about = subject();
            return ask(
                    "posted",
                    (desks, id) -> desks.returns()
                            .posted(Commands.ReportPosted.of(Request.of(id, BUYER), about, "ZTO", "Z-1")));
        }

        /** Goods arrive at their destination. */
        Play received() {
            CaseId about = subject();
            until(() -> !world.cases().get(0).inbounds().isEmpty());
            world.docks().arrival(about, world.cases().get(0).inbounds().get(0));
            return ask(
                    "received",
                    (desks, id) ->
                            desks.returns().received(Commands.ReceiveReturn.arrived(Request.of(id, INSPECTOR), about)));
        }

        Play inspected(Grade grade, long units) {
            CaseId about = subject();
            List<FoundUnits> found = List.of(FoundUnits.of("A", grade, units));
            world.docks().found(about, 1, found);
            return ask(
                    "inspected",
                    (desks, id) -> desks.inspections()
                            .inspect(Commands.InspectReturn.complete(Request.of(id, INSPECTOR), about, found)));
        }

        Play paidOnTop() {
            until(() -> world.till().asked().iterator().hasNext());
            for (TopUpModel.Asked asked : world.till().asked()) {
                Answer paid = world.till().pay(asked);
                while (!world.notice(asked.key(), paid)) {
                    world.clock().advance(Duration.ofMinutes(1));
                }
            }
            return this;
        }

        Play delivered() {
            CaseId about = subject();
            until(() -> !world.depot().sendings(about).isEmpty()); // goods that did not leave cannot arrive
            world.depot().sendings(about).forEach(sending -> sending.gone = true);
            return ask(
                    "delivered",
                    (desks, id) -> desks.fulfilment()
                            .delivered(new Commands.ReportDelivered(Request.of(id, INSPECTOR), about)));
        }

        Play pass(Duration time) {
            world.clock().advance(time);
            world.now();
            return this;
        }
    }

    /** No card takes money back any more. */
    private record ClosedCards(PaymentGateway real) implements PaymentGateway {
        @Override
        public Answer refund(RefundInstruction instruction) {
            return instruction.route() == Route.ORIGINAL
                            && instruction.channel().equals("CARD")
                    ? new Answer.Rejected("ACCOUNT_CLOSED", Answer.Retry.NEVER)
                    : real.refund(instruction);
        }

        @Override
        public Answer query(RefundInstruction instruction) {
            return instruction.route() == Route.ORIGINAL
                            && instruction.channel().equals("CARD")
                    ? new Answer.Rejected("ACCOUNT_CLOSED", Answer.Retry.NEVER)
                    : real.query(instruction);
        }

        @Override
        public ProviderProfile profile(String channel) {
            return real.profile(channel);
        }
    }
}
