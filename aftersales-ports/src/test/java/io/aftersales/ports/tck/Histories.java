package io.aftersales.ports.tck;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.ApprovalTerms;
import io.aftersales.domain.cases.CaseDecisions;
import io.aftersales.domain.cases.CaseFacts;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.cases.DecisionContext;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.claims.ExchangeItem;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Gift;
import io.aftersales.domain.effects.Outcome;
import io.aftersales.domain.goods.Finding;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.goods.InspectionReport;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.policy.ExchangeValue;
import io.aftersales.domain.policy.GoodwillLimits;
import io.aftersales.domain.refunds.ExchangePrices;
import io.aftersales.domain.refunds.ExchangePrices.Listing;
import io.aftersales.domain.refunds.Goodwill;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.UnitPrice;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketContext;
import io.aftersales.domain.tickets.TicketFacts;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketPolicy;
import io.aftersales.ports.repositories.TicketCommit;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random histories of the cases of one order: decisions of the domain in random order on the stored state, with their tickets. Refused
 * decisions are left out. Each decision is some time after the one before.
 */
final class Histories {
    private static final Map<String, UnitPrice> PRICES =
            Map.of("MUG", UnitPrice.of(2_000), "POT", new UnitPrice(1_500, "REDUCED", 99), "CUP", UnitPrice.of(999));
    private static final Gift POINTS = new Gift.Points(100);
    private static final Evidence PHOTO = new Evidence("ph-1", "ab12", 2_048, "image/jpeg");
    private static final Actor BUYER = Actor.buyer(Samples.BUYER);
    private static final Actor REVIEWER = Actor.reviewer("reviewer-1");
    private static final Actor INSPECTOR = Actor.inspector("inspector-1");
    private static final List<Agent> AGENTS = List.of(
            Agent.of("ada", "returns", "exchanges", "complaints"),
            Agent.of("bea", "returns", "exchanges", "complaints"));
    private static final Map<String, Long> STOCK = Map.of("MUG", 9L, "POT", 9L, "CUP", 9L);
    private static final CasePolicy POLICY = CasePolicy.builder()
            .exchangeValue(ExchangeValue.WAIVE)
            .withoutWindows()
            .goodwill(
                    GoodwillLimits.builder().eachCase(Money.ofMinor(200, "CNY")).build())
            .build();

    /** The decisions about an open case, each with how often it is tried among all of them. */
    private enum Decision {
        REJECT(1),
        WITHDRAW(1),
        REQUEST_INFO(2),
        PROVIDE_INFO(2),
        RETRY_REFUND(1),
        RECEIVE(3),
        INSPECT(3),
        REPORT_DELIVERED(1),
        RATE(1),
        APPROVE(5);

        private static final List<Decision> BY_WEIGHT = Stream.of(values())
                .flatMap(step -> Collections.nCopies(step.weight, step).stream())
                .toList();

        private final int weight;

        Decision(int weight) {
            this.weight = weight;
        }
    }

    private final TicketStorage storage;
    private final Samples samples;
    private final Random random;
    private final OrderFacts order;
    private final List<CaseId> cases = new ArrayList<>();
    private final List<Effect> owed = new ArrayList<>();
    private final List<Effect> paid = new ArrayList<>();
    private Instant now;

    /**
     * Creates the history of an order without events.
     *
     * @param placedAt the moment the order was placed
     */
    Histories(TicketStorage storage, String order, Instant placedAt, Random random) {
        this.storage = storage;
        this.samples = new Samples(storage.cases());
        this.random = random;
        this.now = placedAt;
        this.order = order(order, placedAt);
        passes(20);
    }

    private OrderFacts order(String id, Instant placedAt) {
        Sale sale = Sale.of(id, random.nextInt(4) == 0 ? "JPY" : "CNY")
                .with(
                        OrderLine.of("A", "MUG", 3, 6_001),
                        OrderLine.of("B", "POT", 2, 3_000),
                        OrderLine.of("C", "CUP", 1, 999))
                .paidBy(Tender.money("CARD", "CARD", 7_000), Tender.money("WALLET", "WALLET", 3_000));
        Parcel parcel = Parcel.packed("P", "W", List.of(LineId.of("A"), LineId.of("B"), LineId.of("C")));
        boolean sent = random.nextBoolean();
        return new OrderFacts(
                sale,
                Samples.BUYER,
                sent ? OrderState.DELIVERED : OrderState.PAID,
                placedAt,
                List.of(sent ? parcel.handedOver(placedAt, "CARRIER", "OUT").delivered(placedAt) : parcel),
                Map.of());
    }

    /** Moves the clock on, to the microsecond. */
    private void passes(int mostDays) {
        long micros = (long) (random.nextDouble() * Duration.ofDays(mostDays).toSeconds() * 1_000_000);
        now = now.plusNanos(micros * 1_000);
    }

    /** Makes this many decisions. */
    void live(int decisions) {
        for (int i = 0; i < decisions; i++) {
            passes(random.nextInt(8) == 0 ? 5 : 1);
            if (cases.isEmpty() || random.nextInt(8) == 0) {
                open();
            } else if (random.nextInt(5) < 3) {
                pass();
            } else {
                decide(cases.get(random.nextInt(cases.size())));
            }
        }
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private DecisionContext context(Actor by) {
        return new DecisionContext(by, now, POLICY);
    }

    // --- cases
    // -----------------------------------------------------------------------------------------------------------

    private void open() {
        OrderAccount known = storage.cases().account(order.sale().id()).orElse(null);
        if (random.nextInt(6) == 0) {
            compensate(known);
            return;
        }
        CaseKind kind = oneOf(List.of(CaseKind.REFUND_ONLY, CaseKind.RETURN_REFUND, CaseKind.EXCHANGE));
        var items = new ArrayList<CaseItem>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            items.add(item(kind, known));
        }
        var application = new Application(order.sale().id(), kind, items, null, null, null, null, "", List.of(PHOTO));
        CaseFacts facts = new CaseFacts(order, Map.of(), STOCK, prices(items, known));
        CaseDecisions.apply(application, known, RefundPolicy.STANDARD, facts, context(BUYER))
                .peek(change -> cases.add(written(change, known)));
    }

    private Map<ExchangeItem, ExchangePrices> prices(List<CaseItem> items, @Nullable OrderAccount known) {
        var prices = new HashMap<ExchangeItem, ExchangePrices>();
        for (CaseItem item : items) {
            item.exchange(sku(item, known))
                    .ifPresent(each -> prices.put(
                            each,
                            new ExchangePrices(
                                    Listing.NONE, new Listing(2_000L, "MUGS"), PRICES.get(each.wantedSku()))));
        }
        return prices;
    }

    private String sku(CaseItem item, @Nullable OrderAccount known) {
        return known != null && known.has(item.line())
                ? known.sku(item.line())
                : order.sale().lines().stream()
                        .filter(line -> line.id().equals(item.line()))
                        .map(OrderLine::sku)
                        .findFirst()
                        .orElse("");
    }

    private void compensate(@Nullable OrderAccount known) {
        int chosen = 1 + random.nextInt(400);
        boolean giftsAlone = chosen % 4 == 0;
        Goodwill goodwill = Goodwill.onOrder(giftsAlone ? 0 : chosen);
        CaseDecisions.giveGoodwill(
                        order.sale().id(),
                        goodwill,
                        giftsAlone ? List.of(POINTS) : List.of(),
                        "Sorry.",
                        known,
                        RefundPolicy.STANDARD,
                        CaseFacts.of(order).withGoodwill(GoodwillLimits.Given.NOTHING, Map.of(POINTS, 100L)),
                        context(Actor.agent("agent-1")))
                .peek(change -> cases.add(written(change, known)));
    }

    private CaseItem item(CaseKind kind, OrderAccount known) {
        var lines = new ArrayList<>(List.of("A", "A", "B", "C"));
        if (known != null) {
            known.replacements().forEach(line -> lines.add(line.line().value()));
        }
        Reason reason = oneOf(List.of(Reason.NOT_LIKED, Reason.DAMAGED, Reason.ORDER_CANCELLED, Reason.QUALITY_ISSUE));
        CaseItem item = CaseItem.of(oneOf(lines), 1 + random.nextInt(2), reason);
        return kind == CaseKind.EXCHANGE ? item.wanting(oneOf(List.of("MUG", "POT", "CUP"))) : item;
    }

    private CaseId written(Change change, OrderAccount loaded) {
        samples.at(now).write(samples.at(now).commit(change, loaded, null, null));
        for (Effect effect : change.effects()) {
            hear(change.next(), effect);
        }
        return change.next().id();
    }

    private void decide(CaseId id) {
        AfterSalesCase subject = samples.subject(id);
        OrderAccount account = samples.account(id);
        CaseFacts facts = CaseFacts.of(order);
        Either<Rejection, Change> decided = switch (oneOf(Decision.BY_WEIGHT)) {
            case REJECT -> CaseDecisions.reject(subject, account, "No.", context(REVIEWER));
            case WITHDRAW -> CaseDecisions.withdraw(subject, account, context(BUYER));
            case REQUEST_INFO -> CaseDecisions.requestInfo(subject, account, "Which one?", context(REVIEWER));
            case PROVIDE_INFO -> CaseDecisions.provideInfo(subject, account, "This.", List.of(), facts, context(BUYER));
            case RETRY_REFUND -> CaseDecisions.retryRefund(subject, account, context(Actor.finance("fay")));
            case RECEIVE ->
                CaseDecisions.receive(subject, account, null, null, false, CaseFacts.NOTHING, context(INSPECTOR));
            case INSPECT ->
                CaseDecisions.inspect(subject, account, null, look(subject), CaseFacts.NOTHING, context(INSPECTOR));
            case REPORT_DELIVERED -> CaseDecisions.delivered(subject, account, context(INSPECTOR));
            case RATE -> CaseDecisions.rate(subject, account, 1 + random.nextInt(5), context(BUYER));
            case APPROVE -> CaseDecisions.approve(subject, account, ApprovalTerms.BY_POLICY, facts, context(REVIEWER));
        };
        decided.peek(change -> written(change, account));
    }

    private InspectionReport look(AfterSalesCase subject) {
        List<Finding> findings = subject.submission().units().stream()
                .map(units -> new Finding(
                        units.line(),
                        oneOf(List.of(Grade.GOOD, Grade.GOOD, Grade.GOOD, Grade.DAMAGED)),
                        random.nextInt(4) == 0 ? 1 : units.quantity(),
                        "",
                        List.of()))
                .toList();
        return new InspectionReport(findings, true, random.nextInt(3) == 0 ? Fault.CARRIER : null, "");
    }

    /** Ends or undoes an effect that is owed. */
    private void pass() {
        boolean undone = !paid.isEmpty() && random.nextInt(20) == 0;
        List<Effect> some = undone ? paid : owed;
        if (some.isEmpty()) {
            return;
        }
        Effect effect = some.remove(random.nextInt(some.size()));
        Outcome outcome = new Outcome.Done("R");
        if (undone) {
            outcome = new Outcome.TakenBack("R");
        } else if (random.nextInt(12) == 0) {
            outcome = new Outcome.Refused("NO");
        } else if (effect instanceof Effect.PayRefund) {
            paid.add(effect);
        }
        for (CaseId id : cases) {
            OrderAccount account = samples.account(id);
            Optional<Change> change =
                    CaseDecisions.settle(samples.subject(id), effect.key(), outcome, account, context(Actor.SYSTEM));
            if (change.isPresent()) {
                written(change.get(), account);
                return;
            }
        }
    }

    // --- tickets
    // ---------------------------------------------------------------------------------------------------------

    private void hear(AfterSalesCase subject, Effect effect) {
        if (effect instanceof Effect.OpenTicket need) {
            var facts = new TicketFacts(
                    subject.kind(), need.need(), need.group(), Set.of("NOT_LIKED"), false, Money.parse("CNY 20.00"));
            Ticket ticket = saved(Ticket.open(
                    new TicketId(subject.id(), need.number()), Samples.BUYER, facts, ticketAct(Actor.SYSTEM)));
            if (random.nextBoolean()) {
                ticket.assign(oneOf(AGENTS), ticketAct(Actor.SYSTEM)).peek(this::saved);
            }
        } else if (effect instanceof Effect.TellTicket told) {
            boolean asked = told.buyersTurn();
            onTicket(subject, told.number(), ticket -> ticket.hears(told.action(), asked, ticketAct(told.by())));
            escalateSome(subject, told.number());
        } else if (effect instanceof Effect.ResolveTicket end) {
            onTicket(subject, end.number(), ticket -> ticket.resolve(end.action(), ticketAct(end.by())));
        } else if (!(effect instanceof Effect.Notify)) {
            owed.add(effect);
        }
    }

    private void escalateSome(AfterSalesCase subject, int number) {
        if (random.nextInt(3) == 0) {
            storage.tickets()
                    .find(new TicketId(subject.id(), number))
                    .ifPresent(ticket -> ticket.escalate("TOO_DEAR", ticketAct(Actor.supervisor("sue")))
                            .peek(this::saved));
        }
    }

    private void onTicket(AfterSalesCase subject, int number, Function<Ticket, TicketChange> hearing) {
        storage.tickets()
                .find(new TicketId(subject.id(), number))
                .map(hearing)
                .filter(change -> !change.entries().isEmpty())
                .ifPresent(this::saved);
    }

    private Ticket saved(TicketChange change) {
        storage.tickets().commit(TicketCommit.of(change));
        return change.next().saved();
    }

    private TicketContext ticketAct(Actor by) {
        return new TicketContext(by, now, TicketPolicy.STANDARD);
    }
}
