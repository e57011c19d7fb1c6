package io.aftersales.examples.workbench.play;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.refunds.AccountOpening;
import io.aftersales.domain.refunds.Adjustment;
import io.aftersales.domain.refunds.BookingContext;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.examples.workbench.play.SkuReader.SkuPrice;
import io.aftersales.inmemory.InMemoryApprovalTotals;
import io.aftersales.inmemory.InMemoryCaseRepository;
import io.aftersales.inmemory.InMemoryOrders;
import io.aftersales.inmemory.InMemoryPrices;
import io.aftersales.inmemory.InMemoryRewards;
import io.aftersales.inmemory.InMemoryTicketRepository;
import io.aftersales.inmemory.RecordedNotices;
import io.aftersales.inmemory.ScriptedWarehouse;
import io.aftersales.inmemory.VirtualClock;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Validators;
import io.aftersales.ports.gateways.Gateways;
import io.aftersales.ports.gateways.Prices;
import io.vavr.control.Either;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shop in which a script is played: the real desks over ports in memory, with the orders, partners and clock of the setting. */
final class PlayedShop {
    /** Shared by all scripts, because it is expensive to build. */
    private static final Validator VALIDATOR = Validators.standard();

    private final Currency currency;
    private final VirtualClock clock;
    private final InMemoryCaseRepository repository = new InMemoryCaseRepository();
    private final InMemoryTicketRepository tickets = new InMemoryTicketRepository(repository);
    private final InMemoryOrders orders = new InMemoryOrders();
    private final InMemoryPrices prices = new InMemoryPrices();
    private final InMemoryRewards rewards = new InMemoryRewards();
    private final RecordedNotices notices = new RecordedNotices();
    private final ScriptedWarehouse warehouse = new ScriptedWarehouse();
    private final Partners partners = new Partners(warehouse);
    private final Map<OrderId, StagedOrder> staged = new LinkedHashMap<>();
    private final Map<String, CaseId> names = new LinkedHashMap<>();
    private final Map<String, Instant> firstSent = new HashMap<>();
    private final Map<CommandId, String> captures = new HashMap<>();
    private final AfterSales desks;
    private final Agenda agenda;

    PlayedShop(Setting setting) {
        currency = setting.currency();
        clock = new VirtualClock(setting.now());
        for (StagedOrder order : setting.orders()) {
            stage(order);
        }
        stock(setting.stock());
        prices(setting.prices());
        partners.say(setting.partners());
        rewards.grantsPoints(1, currency).grantsCredit();
        desks = AfterSales.builder()
                .cases(repository)
                .outbox(repository)
                .tickets(tickets)
                .gateways(gateways(setting))
                .policy(setting.policy())
                .validator(VALIDATOR)
                .clock(clock)
                .approvalTotals(new InMemoryApprovalTotals(repository))
                .securityLog((by, action, order, code) -> {}) // refusals are told in the result instead
                .build();
        agenda = new Agenda(desks, repository, tickets, clock, List.copyOf(staged.keySet()));
    }

    private Gateways gateways(Setting setting) {
        return Gateways.builder()
                .orders(orders)
                .payments(partners.payments())
                .topUps(partners.topUps())
                .inventory(partners.stock())
                .fulfilment(partners.fulfilment())
                .prices(prices)
                .logistics(partners.carrier())
                .points(rewards)
                .coupons(rewards)
                .gifts(rewards)
                .notices(notices)
                .alarms(notices)
                .buyers(new PlayedBuyers(setting.orders(), repository, clock))
                .build();
    }

    // --- the world
    // -------------------------------------------------------------------------------------------------------

    private void stage(StagedOrder order) {
        staged.put(order.id(), order);
        order.facts().peek(orders::put);
    }

    void tell(OrderId order, StagedOrder.Change change) {
        stage(order(order).after(change));
    }

    /** Adds a part to an order. */
    void amend(OrderId order, Amendment more) {
        stage(order(order).amendedBy(more));
    }

    /** Captures more of an order's money; the host's facts tell it from then on. */
    void capture(OrderId order, TenderId tender, long minor) {
        stage(order(order).captured(tender, minor));
    }

    /** Returns the refusal of a capture on an order that after-sales has not touched. */
    Either<Rejection, Adjustment> untouchedCapture(OrderId order, TenderId tender, long minor) {
        var context = new BookingContext(null, Actor.SYSTEM, clock.instant());
        return order(order)
                .facts()
                .flatMap(facts -> AccountOpening.knownOrOpened(null, facts, RefundPolicy.STANDARD, context))
                .flatMap(account -> account.capture(context, tender, minor, "capture"));
    }

    /**
     * Returns the reference of a capture, which a script does not name: the one of the same capture that waits for a second person, otherwise
     * the id of the command. A repetition of a command has the same reference.
     */
    String captureReference(CommandId id, OrderId order, TenderId tender, Money amount) {
        return captures.computeIfAbsent(
                id,
                none -> repository.account(order).stream()
                        .flatMap(account -> account.waiting().stream())
                        .filter(each -> each.kind() == WaitingEntry.Kind.CAPTURE
                                && tender.equals(each.tender())
                                && each.minor() == amount.minor())
                        .map(WaitingEntry::reference)
                        .findFirst()
                        .orElse(id.value()));
    }

    private StagedOrder order(OrderId id) {
        return Optional.ofNullable(staged.get(id)).orElseThrow();
    }

    /** Returns the refusal of an order with numbers that cannot be counted; the library refuses every other impossible order itself. */
    Optional<Rejection> impossible(OrderId order) {
        Either<Rejection, ?> facts = order(order).facts();
        return facts.isLeft() ? Optional.of(facts.getLeft()) : Optional.empty();
    }

    void stock(Map<String, Long> units) {
        units.forEach(warehouse::sets);
    }

    void prices(Map<String, SkuPrice> minor) {
        minor.forEach((sku, each) -> {
            UnitPrice price = each.price();
            prices.put(
                    sku,
                    Prices.Price.of(Money.ofMinor(price.amount(), currency))
                            .taxed(price.taxRate(), Money.ofMinor(price.tax(), currency)));
            prices.list(sku, new Prices.Listing(Money.ofMinor(each.list(), currency), each.article()));
        });
    }

    /** Lets a gift be given, each point and each coupon worth one minor unit. */
    void offers(Gift gift) {
        if (gift instanceof Gift.Coupon coupon) {
            rewards.grantsCoupons(coupon.of(), 1, currency);
        }
    }

    Partners partners() {
        return partners;
    }

    // --- time
    // ------------------------------------------------------------------------------------------------------------

    void passTo(Instant moment) {
        agenda.passTo(moment);
    }

    void settle() {
        agenda.settle();
    }

    /** Returns the moment at which a command was sent first. */
    Instant firstSent(OrderId order, CommandId id) {
        return firstSent.computeIfAbsent(order + "/" + id, unseen -> clock.instant());
    }

    // --- cases
    // -----------------------------------------------------------------------------------------------------------

    AfterSales desks() {
        return desks;
    }

    /** Gives a case the name that later steps use. */
    ActionResult named(String as, CaseId id) {
        names.put(as, id);
        return new ActionResult.OnCase(id);
    }

    /** Returns the case with this name or id; refuses the name of a case that was not opened. */
    Either<Rejection, CaseId> caseNamed(String name) {
        CaseId known = names.get(name);
        if (known != null) {
            return Either.right(known);
        }
        try {
            return Either.right(CaseId.parse(name));
        } catch (IllegalArgumentException e) {
            return Either.left(new CaseNotFound(name));
        }
    }

    /**
     * Refusal of a step about a case that was not opened.
     *
     * @param caseId the name of the case in the script
     */
    public record CaseNotFound(String caseId) implements Rejection {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String message() {
            return "there is no case " + caseId;
        }
    }

    // --- what can be seen
    // ------------------------------------------------------------------------------------------------

    InMemoryCaseRepository repository() {
        return repository;
    }

    /** Returns the names of cases that were opened. */
    Map<String, CaseId> names() {
        return names;
    }

    /** Returns all cases as they stand, order by order. */
    List<AfterSalesCase> cases() {
        return agenda.cases().toList();
    }

    List<OrderId> orders() {
        return List.copyOf(staged.keySet());
    }

    List<InMemoryOrders.Mark> marks() {
        return orders.marks();
    }

    RecordedNotices notices() {
        return notices;
    }

    List<ScriptedWarehouse.Movement> ledger() {
        return warehouse.ledger();
    }

    /** Returns all tickets as they stand, in the order in which they were opened. */
    List<Ticket> tickets() {
        return agenda.tickets();
    }
}
