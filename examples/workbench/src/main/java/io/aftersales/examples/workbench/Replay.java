package io.aftersales.examples.workbench;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Inbound;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.Submission;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryRewards;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.inmemory.RecordedNotices;
import io.aftersales.inmemory.ScriptedCarrier;
import io.aftersales.inmemory.ScriptedPayments;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.inmemory.VirtualClock;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.desks.Validators;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.repositories.OrderStories;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Replays the requests of a history at the desks, one after another, each to its end at the moment it was made. The reviewer approves every
 * case the policy allows, and every parcel arrives in good condition.
 */
final class Replay {
    // Ids that no customer of a shop has, because no actor may decide about the actor's own case.
    private static final Actor REVIEWER = Actor.reviewer("reviewer of the replay");
    private static final Actor INSPECTOR = Actor.inspector("inspector of the replay");

    /** Shared by all replays, because it is expensive to build. */
    private static final Validator VALIDATOR = Validators.standard();

    private final History history;
    private final VirtualClock clock = new VirtualClock(Instant.EPOCH);
    private final InMemoryCaseRepository repository = new InMemoryCaseRepository();
    private final InMemoryTicketRepository tickets = new InMemoryTicketRepository(repository);
    private final AfterSales desks;

    Replay(History history, ShopPolicy rules) {
        this.history = history;
        var warehouse = new ScriptedWarehouse().isEndless();
        var rewards = new InMemoryRewards();
        var notices = new RecordedNotices();
        var gateways = Gateways.builder()
                .orders(new PastOrders(history.orders(), clock))
                .payments(new ScriptedPayments())
                .inventory(warehouse)
                .fulfilment(warehouse)
                .logistics(new ScriptedCarrier())
                .points(rewards)
                .coupons(rewards)
                .gifts(rewards)
                .notices(notices)
                .alarms(notices)
                .buyers(
                        rules.cases().rules().isEmpty()
                                ? Buyers.NONE
                                : new PastBuyers(history.orders(), repository, clock))
                .build();
        desks = AfterSales.builder()
                .cases(repository)
                .outbox(repository)
                .tickets(tickets)
                .gateways(gateways)
                .policy(rules.with(rules.cases().toBuilder()
                        .exchangeValue(ExchangeValue.WAIVE)
                        .build()))
                .validator(VALIDATOR)
                .clock(clock)
                .securityLog((by, action, order, code) -> {}) // refusals are counted in the figures instead
                .build();
    }

    /**
     * Replays every request once. A second pass sends the same commands under the same ids.
     *
     * @param name the name of the pass for its progress
     * @param shown whether to show progress
     */
    List<ReplayedCase> pass(String name, boolean shown) {
        var cases = new ArrayList<ReplayedCase>(history.requests().size());
        try (var progress = Progress.of(name, history.requests().size(), shown)) {
            for (int i = 0; i < history.requests().size(); i++) {
                PastRequest request = history.requests().get(i);
                clock.set(request.at());
                cases.add(new ReplayedCase(request, bring(request, i + 1)));
                progress.step();
            }
        }
        return cases;
    }

    /** Returns the stories of all orders with a case, for the figures. */
    OrderStories stories() {
        return new OrderStories(repository, tickets);
    }

    /** Returns the account of an order; empty when no case was opened on it. */
    Optional<OrderAccount> account(OrderId order) {
        return repository.account(order);
    }

    private Either<Rejection, AfterSalesCase> bring(PastRequest request, int number) {
        var open = new Commands.OpenCase(
                Request.of(command(number, "open"), request.buyer()),
                request.order(),
                request.kind(),
                request.items(),
                request.wholeOrder(),
                null,
                null,
                null,
                "",
                request.evidence() ? List.of(new Evidence("shown", "", 0, "image/jpeg")) : List.of());
        return desks.applications().open(open).map(receipt -> carryThrough(receipt.caseId(), request, number));
    }

    private AfterSalesCase carryThrough(CaseId id, PastRequest request, int number) {
        granted(desks.reviews()
                .approve(Commands.ApproveCase.byPolicy(Request.of(command(number, "approve"), REVIEWER), id)));
        if (request.kind().hasReturn()) {
            sendBack(id, request.buyer(), number);
        }
        if (request.kind() == CaseKind.EXCHANGE || request.kind() == CaseKind.RESHIP) {
            deliver(id, number);
        }
        AfterSalesCase end = subject(id);
        if (!end.status().isEnd()) {
            throw new IllegalStateException(request.caseId() + " stopped at " + end.status());
        }
        return end;
    }

    private void deliver(CaseId id, int number) {
        granted(desks.fulfilment()
                .shipped(new Commands.ReportShipped(
                        Request.of(command(number, "ship"), INSPECTOR), id, "CARRIER", "OUT" + number)));
        granted(desks.fulfilment()
                .delivered(new Commands.ReportDelivered(Request.of(command(number, "deliver"), INSPECTOR), id)));
    }

    private void sendBack(CaseId id, Actor buyer, int number) {
        AfterSalesCase approved = subject(id);
        Inbound.Label label = Objects.requireNonNull(approved.inbounds().get(0).label(), "a past return has a waybill");
        granted(desks.returns()
                .posted(Commands.ReportPosted.of(
                        Request.of(command(number, "post"), buyer), id, label.carrier(), label.trackingNumber())));
        granted(desks.returns()
                .received(Commands.ReceiveReturn.arrived(Request.of(command(number, "receive"), INSPECTOR), id)));
        granted(desks.inspections()
                .inspect(Commands.InspectReturn.complete(
                        Request.of(command(number, "inspect"), INSPECTOR), id, inGoodOrder(approved.submission()))));
    }

    private static List<FoundUnits> inGoodOrder(Submission announced) {
        var findings = new ArrayList<FoundUnits>();
        for (Units units : announced.units()) {
            findings.add(FoundUnits.of(units.line().value(), Grade.GOOD, units.quantity()));
        }
        return findings;
    }

    private AfterSalesCase subject(CaseId id) {
        return repository.find(id).orElseThrow();
    }

    /** Returns the id of a step of a request, which is the same in every pass. */
    private static CommandId command(int number, String step) {
        return CommandId.of(number + "-" + step);
    }

    private static void granted(Either<Rejection, Receipt> answer) {
        answer.peekLeft(rejection -> {
            throw new IllegalStateException(rejection.code() + ": " + rejection.message());
        });
    }
}
