package io.aftersales.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.claims.Evidence;
import io.aftersales.domain.effects.Answer;
import io.aftersales.domain.effects.Disposition;
import io.aftersales.domain.effects.Goods;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.goods.Grade;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Charge;
import io.aftersales.domain.orders.ChargeKind;
import io.aftersales.domain.orders.ComesBack;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderLine;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.orders.TenderKind;
import io.aftersales.domain.policy.CasePolicy;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.ChargeBalance;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.ReplacementLine;
import io.aftersales.domain.refunds.ShippingChoice;
import io.aftersales.domain.refunds.TaxBalance;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.review.StandardRules;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.inmemory.ScriptedWarehouse.Movement;
import io.aftersales.inmemory.ScriptedWarehouse.Movement.What;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Command;
import io.aftersales.ports.desks.Commands;
import io.aftersales.ports.desks.Commands.FoundUnits;
import io.aftersales.ports.desks.Commands.ItemAsked;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.ShopPolicy;
import io.aftersales.ports.gateways.Prices;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Everything that can be done to one order, by people who do as they like: numbers say what is done next. Whoever drives it asks after
 * every step whether the books are in order.
 */
final class RandomDeskActions {
    static final OrderId ORDER = OrderId.of("1001");
    private static final Actor BUYER = Actor.buyer(SampleOrders.BUYER);
    private static final Actor REVIEWER = Actor.reviewer("rita");
    private static final Actor SECOND = Actor.supervisor("sam");
    private static final Actor INSPECTOR = Actor.inspector("ivan");
    private static final Actor FINANCE = Actor.finance("fay");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> SKUS = List.of("MUG", "MUG-RED", "MUG-OLD", "POT", "POT-2", "CUP");
    private static final List<String> REASONS = List.of("NOT_LIKED", "QUALITY_ISSUE", "DAMAGED", "SHORTAGE");
    private static final ShopPolicy RULES = ShopPolicy.STANDARD.with(CasePolicy.builder()
            .windowDays(3650)
            .rules(StandardRules.verifiedReshipBelow(Money.of("15.00", "CNY")))
            .build());

    /** What can be done at any time, each with how often among all of it. */
    private enum Action {
        OPEN(5),
        GO_ON(10),
        RESTOCK(1),
        REFUSE_REFUND(1),
        TIME_OUT_REFUND(1),
        LOSE_WAREHOUSE(1),
        PAY_LATE(1),
        WAIT_DAYS(1),
        WAIT_HOURS(1);

        private static final List<Action> BY_WEIGHT = Stream.of(values())
                .flatMap(step -> Collections.nCopies(step.weight, step).stream())
                .toList();

        private final int weight;

        Action(int weight) {
            this.weight = weight;
        }
    }

    /** What can be done with a case that waits for review. */
    private enum InReview {
        REJECT(1),
        WITHDRAW(1),
        REQUEST_INFO(1),
        APPROVE(3);

        private static final List<InReview> BY_WEIGHT = Stream.of(values())
                .flatMap(step -> Collections.nCopies(step.weight, step).stream())
                .toList();

        private final int weight;

        InReview(int weight) {
            this.weight = weight;
        }
    }

    /** What can be done with a case whose goods are not back yet. */
    private enum BeforeReturn {
        WITHDRAW(1),
        REPORT_POSTED(1),
        CLOSE(1),
        RECEIVE(2);

        private static final List<BeforeReturn> BY_WEIGHT = Stream.of(values())
                .flatMap(step -> Collections.nCopies(step.weight, step).stream())
                .toList();

        private final int weight;

        BeforeReturn(int weight) {
            this.weight = weight;
        }
    }

    /** What can be done with a case whose replacement is on its way. */
    private enum OnTheWay {
        CONVERT_TO_REFUND(1),
        REPORT_FAILED(1),
        REPORT_FOUND(1),
        REPORT_SHIPPED(1),
        REPORT_DELIVERED(2);

        private static final List<OnTheWay> BY_WEIGHT = Stream.of(values())
                .flatMap(step -> Collections.nCopies(step.weight, step).stream())
                .toList();

        private final int weight;

        OnTheWay(int weight) {
            this.weight = weight;
        }
    }

    final InMemoryAfterSales shop = InMemoryAfterSales.under(RULES, NOON);
    private final AfterSales desks = shop.desks();
    private final Map<String, Long> shelves = new TreeMap<>();
    private final List<CaseId> cases = new ArrayList<>();
    private final IntUnaryOperator below;
    private int commands;

    /**
     * Starts with an order that nothing was done to yet.
     *
     * @param below the next choice, from 0 to one less than what is given
     */
    RandomDeskActions(IntUnaryOperator below) {
        this.below = below;
        shop.orders().put(order());
        SKUS.forEach(sku -> stock(sku, 1 + choose(4)));
        Map.of("MUG", 2_100, "MUG-RED", 3_000, "MUG-OLD", 500, "POT", 4_000, "POT-2", 4_000, "CUP", 0)
                .forEach((sku, price) -> shop.prices().put(sku, Money.ofMinor(price, "CNY")));
        List.of("MUG", "MUG-RED", "MUG-OLD")
                .forEach(sku -> shop.prices()
                        .list(
                                sku,
                                Prices.Listing.of(Money.ofMinor(2_000, "CNY"))
                                        .variantOf(sku.equals("MUG-OLD") ? "OLD" : "MUGS")));
    }

    /** Three mugs and a pot that arrived, two cups that did not; paid by card, gift card and points. */
    private static OrderFacts order() {
        Sale sale = Sale.of(ORDER.value(), "CNY")
                .with(
                        OrderLine.of("A", "MUG", 3, 6_000).taxed(690, "STD"),
                        OrderLine.of("B", "POT", 1, 4_000).taxed(223, "LOW"),
                        OrderLine.of("C", "CUP", 2, 1_999))
                .discountedBy(Discount.coupon("C1", 1_000))
                .charged(
                        Charge.shipping(700).taxed(80, "STD"),
                        Charge.of("WRAP", new ChargeKind("WRAP"), 301)
                                .on(LineId.of("A"), LineId.of("C"))
                                .comingBack(ComesBack.WITH_GOODS),
                        Charge.of("FEE", new ChargeKind("FEE"), 199).on(LineId.of("B")))
                .paidBy(
                        Tender.money("CARD", "CARD", 9_199),
                        Tender.of("GIFT", "GIFT", TenderKind.GIFT_CARD, 2_000),
                        Tender.points("PTS", 100, 1_000));
        Instant sent = NOON.minus(Duration.ofDays(9));
        Parcel arrived = Parcel.packed("P1", "W1", List.of(LineId.of("A"), LineId.of("B")))
                .handedOver(sent, "SF", "SF-1")
                .delivered(NOON.minus(Duration.ofDays(1)));
        Parcel lost = Parcel.packed("P2", "W1", List.of(LineId.of("C")))
                .handedOver(sent, "SF", "SF-2")
                .promised(NOON.minus(Duration.ofDays(5)));
        return new OrderFacts(sale, BUYER.id(), OrderState.SHIPPED, sent, List.of(arrived, lost), Map.of());
    }

    private void stock(String sku, long units) {
        shop.warehouse().stocks(sku, units);
        shelves.merge(sku, units, Long::sum);
    }

    private int choose(int bound) {
        return below.applyAsInt(bound);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(choose(all.size()));
    }

    // --- what can be done
    // ------------------------------------------------------------------------------------------------

    /** Something is done; what is not possible is refused. */
    void step() {
        Action action = oneOf(Action.BY_WEIGHT);
        switch (cases.isEmpty() ? Action.OPEN : action) {
            case OPEN -> open(oneOf(List.of(CaseKind.values())));
            case GO_ON -> goesOn(oneOf(cases));
            case RESTOCK -> stock(oneOf(SKUS), 1);
            case REFUSE_REFUND ->
                shop.payments().next(new ScriptedPayments.Behaviour.Refuse("CLOSED", Answer.Retry.NEVER));
            case TIME_OUT_REFUND -> shop.payments().next(new ScriptedPayments.Behaviour.PayThenTimeOut());
            case LOSE_WAREHOUSE -> shop.warehouse().outOfReach(1 + choose(2));
            case PAY_LATE -> late();
            case WAIT_DAYS -> later(Duration.ofDays(1 + choose(4)));
            case WAIT_HOURS -> later(Duration.ofHours(1 + choose(30)));
        }
    }

    void open(CaseKind kind) {
        var items = new ArrayList<ItemAsked>();
        List<LineId> lines = new ArrayList<>(List.of(LineId.of("A"), LineId.of("B"), LineId.of("C")));
        shop.repository()
                .account(ORDER)
                .ifPresent(account -> account.replacements().forEach(line -> lines.add(line.line())));
        int count = 1 + choose(2);
        for (int i = 0; i < count; i++) {
            LineId line = oneOf(lines);
            boolean lost = line.value().equals("C") && kind == CaseKind.RESHIP;
            String sku = choose(3) == 0 ? null : oneOf(SKUS);
            items.add(new ItemAsked(
                    line,
                    1 + choose(2),
                    lost ? "LOST_IN_TRANSIT" : oneOf(REASONS),
                    kind == CaseKind.EXCHANGE ? sku : null,
                    null));
        }
        var evidence = List.of(new Evidence("shown", "", 0, "image/jpeg"));
        send(Commands.OpenCase.of(Request.of(next(), BUYER), ORDER, kind, items).showing(evidence))
                .peek(receipt -> cases.add(receipt.caseId()));
    }

    /** Somebody does with a case what its status suggests, or the opposite. */
    private void goesOn(CaseId id) {
        switch (subject(id).status()) {
            case PENDING_REVIEW -> {
                switch (oneOf(InReview.BY_WEIGHT)) {
                    case REJECT -> send(new Commands.RejectCase(Request.of(next(), REVIEWER), id, "no"));
                    case WITHDRAW -> send(new Commands.Withdraw(Request.of(next(), BUYER), id));
                    case REQUEST_INFO -> send(new Commands.RequestInfo(Request.of(next(), REVIEWER), id, "which?"));
                    case APPROVE ->
                        send(Commands.ApproveCase.byPolicy(Request.of(next(), REVIEWER), id)
                                .with(oneOf(List.of(ShippingChoice.values()))));
                }
            }
            case AWAITING_INFO -> send(new Commands.ProvideInfo(Request.of(next(), BUYER), id, "this", List.of()));
            case APPROVED -> send(new Commands.CloseCase(Request.of(next(), REVIEWER), id));
            case WAITING_RETURN -> {
                switch (oneOf(BeforeReturn.BY_WEIGHT)) {
                    case WITHDRAW -> send(new Commands.Withdraw(Request.of(next(), BUYER), id));
                    case REPORT_POSTED ->
                        send(Commands.ReportPosted.of(Request.of(next(), BUYER), id, "ZTO", "Z-" + commands));
                    case CLOSE -> send(new Commands.CloseCase(Request.of(next(), REVIEWER), id));
                    case RECEIVE ->
                        send(new Commands.ReceiveReturn(Request.of(next(), INSPECTOR), id, null, null, choose(6) == 0));
                }
            }
            case RETURNED, INSPECTING -> inspect(id);
            case INSPECTION_PASSED -> send(new Commands.ConfirmRefund(Request.of(next(), SECOND), id));
            case INSPECTION_FAILED -> send(new Commands.CloseCase(Request.of(next(), REVIEWER), id));
            case AWAITING_TOP_UP -> {
                if (choose(3) == 0) {
                    send(new Commands.ConvertToRefund(Request.of(next(), REVIEWER), id));
                } else {
                    topUp(id, choose(3) > 0);
                }
            }
            case EXCHANGING, RESHIPPING -> {
                switch (oneOf(OnTheWay.BY_WEIGHT)) {
                    case CONVERT_TO_REFUND -> send(new Commands.ConvertToRefund(Request.of(next(), REVIEWER), id));
                    case REPORT_FAILED ->
                        send(new Commands.ReportFailed(Request.of(next(), INSPECTOR), id, "BROKEN_IN_STORE"));
                    case REPORT_FOUND ->
                        send(new Commands.ReportFound(Request.of(next(), INSPECTOR), id, "P2", choose(2) == 0));
                    case REPORT_SHIPPED -> shipped(id);
                    case REPORT_DELIVERED -> send(new Commands.ReportDelivered(Request.of(next(), INSPECTOR), id));
                }
            }
            case REFUNDING, REFUND_FAILED, REFUNDED, EXCHANGED -> money(id);
            case CLOSED ->
                send(new Commands.ReceiveReturn(Request.of(next(), INSPECTOR), id, null, null, false)); // late goods
            case REJECTED, RESHIPPED ->
                send(new Commands.ReportFound(Request.of(next(), INSPECTOR), id, "P2", choose(2) == 0));
        }
    }

    private void inspect(CaseId id) {
        var found = new ArrayList<FoundUnits>();
        for (Units units : subject(id).submission().units()) {
            long some = choose((int) Math.min(3, units.quantity()) + 1);
            if (some > 0) {
                found.add(FoundUnits.of(units.line().value(), oneOf(Grade.STANDARD), some));
            }
        }
        send(new Commands.InspectReturn(Request.of(next(), INSPECTOR), id, null, found, choose(3) > 0, null, ""));
    }

    private void shipped(CaseId id) {
        send(new Commands.ReportShipped(Request.of(next(), INSPECTOR), id, "SF", "OUT-" + commands));
        shop.warehouse().replacementOrders().stream()
                .filter(order -> order.caseId().equals(id))
                .forEach(order -> shop.warehouse().ships(order.order()));
    }

    private void topUp(CaseId id, boolean paid) {
        shop.topUps().requests().stream()
                .filter(request -> request.caseId().equals(id))
                .findFirst()
                .ifPresent(request -> desks.outcomes()
                        .report(
                                ORDER,
                                request.key(),
                                paid
                                        ? shop.topUps().pays(request.key(), "ALIPAY")
                                        : shop.topUps().refuses(request.key(), "CARD_DECLINED")));
    }

    private void money(CaseId id) {
        if (choose(2) == 0) {
            send(new Commands.RetryRefund(Request.of(next(), FINANCE), id));
        }
        for (RefundPart part : subject(id).refund().parts()) {
            if (part.route() == Route.OFFLINE) {
                send(new Commands.ConfirmOffline(
                        Request.of(next(), FINANCE),
                        id,
                        part.tender().id(),
                        null,
                        choose(3) > 0,
                        "BY-HAND-" + commands));
            }
        }
    }

    /** A payment on top goes through although nobody waits for it. */
    private void late() {
        List<ScriptedTopUps.Request> requests = shop.topUps().requests();
        if (!requests.isEmpty()) {
            var request = oneOf(requests);
            if (subject(request.caseId()).status() != CaseStatus.AWAITING_TOP_UP) {
                desks.outcomes().report(ORDER, request.key(), shop.topUps().paysAnyway(request.key(), "ALIPAY"));
            }
        }
    }

    private void later(Duration time) {
        shop.clock().advance(time);
        Instant now = shop.clock().instant();
        desks.runner().runDue(now, 1_000);
        desks.deadlines().runDue(now, 1_000);
    }

    // --- until all have ended
    // --------------------------------------------------------------------------------------------

    /** Everybody finishes what they have begun, and nothing fails any more. */
    void finish() {
        for (int round = 0; round < 80 && !haveAllEnded(); round++) {
            cases.forEach(this::finish);
            later(Duration.ofHours(12));
        }
        for (int i = 0; i < 10 && isSomethingOwed(); i++) {
            later(Duration.ofHours(12)); // what nobody waits for, such as a reservation given free
        }
    }

    private boolean isSomethingOwed() {
        return shop.repository().owed(ORDER).stream()
                .anyMatch(entry -> entry.state().isOpen());
    }

    private void finish(CaseId id) {
        switch (subject(id).status()) {
            case PENDING_REVIEW -> send(new Commands.RejectCase(Request.of(next(), REVIEWER), id, "no"));
            case APPROVED -> {
                send(new Commands.ConvertToRefund(Request.of(next(), REVIEWER), id));
                send(new Commands.CloseCase(Request.of(next(), REVIEWER), id));
            }
            case INSPECTION_FAILED -> send(new Commands.CloseCase(Request.of(next(), REVIEWER), id));
            case WAITING_RETURN -> send(Commands.ReceiveReturn.arrived(Request.of(next(), INSPECTOR), id));
            case RETURNED, INSPECTING ->
                send(Commands.InspectReturn.complete(Request.of(next(), INSPECTOR), id, List.of()));
            case INSPECTION_PASSED -> send(new Commands.ConfirmRefund(Request.of(next(), SECOND), id));
            case EXCHANGING, RESHIPPING -> {
                settleByHand(id);
                send(new Commands.ReportDelivered(Request.of(next(), INSPECTOR), id));
            }
            default -> settleByHand(id);
        }
    }

    private void settleByHand(CaseId id) {
        send(new Commands.RetryRefund(Request.of(next(), FINANCE), id));
        for (RefundPart part : subject(id).refund().parts()) {
            send(Commands.ConfirmOffline.paid(
                    Request.of(next(), FINANCE), id, part.tender().id(), "BY-HAND-" + commands));
        }
    }

    boolean haveAllEnded() {
        return cases.stream().allMatch(id -> {
            AfterSalesCase subject = subject(id);
            return subject.status().isEnd()
                    && subject.refund().parts().stream().allMatch(part -> part.state() == RefundPart.State.PAID);
        });
    }

    // --- the books
    // -------------------------------------------------------------------------------------------------------

    /** What has to hold at every moment. */
    void checkBooks() {
        shop.repository().account(ORDER).ifPresent(account -> {
            assertThat(account.payable())
                    .as("payable = refunded + kept + external + remaining")
                    .isEqualTo(account.refunded() + account.kept() + account.external() + account.remaining());
            for (TenderBalance tender : account.tenders()) {
                assertThat(tender.owed() + tender.settled())
                        .as("given back on %s", tender.tender().id())
                        .isBetween(0L, tender.captured());
            }
            moneyOutIsNeverMoreThanCameIn(account);
            taxesAddUp(account);
            noChargeGoesBackTwice(account);
            everyUnitIsInOnePlace(account);
        });
        assertThat(shop.warehouse().reserved())
                .as("reserved = reserved - released - ordered")
                .isEqualTo(moved(What.RESERVED) - moved(What.RELEASED) - moved(What.ORDERED));
        for (String sku : SKUS) {
            assertThat(shop.warehouse().onShelf(sku))
                    .as("%s on the shelf", sku)
                    .isEqualTo(shelves.getOrDefault(sku, 0L)
                            + sellable(sku)
                            + moved(sku, What.STOPPED)
                            + moved(sku, What.CANCELLED)
                            + moved(sku, What.RELEASED)
                            - moved(sku, What.RESERVED));
        }
    }

    private void moneyOutIsNeverMoreThanCameIn(OrderAccount account) {
        long out = 0;
        for (AccountEntry entry : shop.repository().journal(ORDER)) {
            out += switch (entry.kind()) {
                case REFUND, POINTS_BACK, GOODWILL -> entry.amount();
                case REVERSAL, TOP_UP -> -entry.amount();
                default -> 0;
            };
        }
        assertThat(out)
                .as("money out less top-ups in")
                .isLessThanOrEqualTo(account.frozen().sale().tenders().stream()
                        .mapToLong(Tender::captured)
                        .sum());
    }

    /** The credits in the journal are what the rows of the account say, and no row gives back more than was paid under it. */
    private void taxesAddUp(OrderAccount account) {
        var journal = new TreeMap<String, Long>();
        for (AccountEntry entry : shop.repository().journal(ORDER)) {
            if (entry.kind() == AccountEntry.Kind.CREDITED) {
                journal.merge(entry.reference() + " gross", entry.amount(), Long::sum);
                journal.merge(entry.reference() + " tax", entry.tax(), Long::sum);
            }
        }
        var rows = new TreeMap<String, Long>();
        for (TaxBalance row : account.taxes()) {
            assertThat(row.drawn()).as("drawn from %s", row).isBetween(row.grossBack(), row.gross());
            assertThat(row.taxBack()).as("tax of %s", row).isBetween(0L, Math.min(row.tax(), row.grossBack()));
            if (row.grossBack() != 0) {
                rows.merge(row.rate() + " gross", row.grossBack(), Long::sum);
                rows.merge(row.rate() + " tax", row.taxBack(), Long::sum);
            }
        }
        assertThat(journal).as("credited by rate").isEqualTo(rows);
    }

    private static void noChargeGoesBackTwice(OrderAccount account) {
        for (Charge charge : account.frozen().sale().charges()) {
            ChargeBalance balance = account.charges().stream()
                    .filter(each -> each.charge().equals(charge.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(balance.paid() + balance.goodwill())
                    .as("given back of %s", charge)
                    .isBetween(0L, charge.comesBack() == ComesBack.WITH_GOODS ? 0 : charge.amount());
        }
    }

    /** Bought units are with the buyer, held by one open case, back, or replaced by others, which are counted on. */
    private void everyUnitIsInOnePlace(OrderAccount account) {
        var held = new TreeMap<String, Long>();
        for (CaseId id : cases) {
            heldBy(subject(id), account)
                    .forEach(units -> held.merge(units.line().value(), units.quantity(), Long::sum));
        }
        long replacing = 0;
        long replaced = 0;
        for (OrderLine line : account.frozen().sale().lines()) {
            replaced += inOnePlace(account, line.id(), line.quantity(), held);
        }
        for (ReplacementLine line : account.replacements()) {
            replacing += line.quantity();
            replaced += inOnePlace(account, line.line(), line.quantity(), held);
        }
        assertThat(replacing).as("units that replace others").isEqualTo(replaced);
    }

    private static long inOnePlace(OrderAccount account, LineId line, long quantity, Map<String, Long> held) {
        LineBalance balance = account.line(line);
        assertThat(balance.held()).as("held of %s", line).isEqualTo(held.getOrDefault(line.value(), 0L));
        assertThat(balance.held() + balance.back() + balance.moved().units() + account.unitsLeft(line))
                .as("units of %s", line)
                .isEqualTo(quantity);
        return balance.moved().units();
    }

    private static List<Units> heldBy(AfterSalesCase subject, OrderAccount account) {
        return switch (subject.status()) {
            case REJECTED, REFUNDING, REFUNDED, REFUND_FAILED, EXCHANGED, RESHIPPED, CLOSED -> List.of();
            case EXCHANGING ->
                account.replacements().stream()
                        .filter(line -> line.caseId().equals(subject.id()))
                        .map(line -> new Units(line.line(), line.quantity()))
                        .toList();
            default -> subject.submission().units();
        };
    }

    private long sellable(String sku) {
        return units(sku, movement -> Disposition.SELLABLE.equals(movement.disposition()));
    }

    private long moved(What what) {
        return SKUS.stream().mapToLong(sku -> moved(sku, what)).sum();
    }

    private long moved(String sku, What what) {
        return units(sku, movement -> movement.what() == what);
    }

    private long units(String sku, Predicate<Movement> meant) {
        return shop.warehouse().ledger().stream()
                .filter(meant)
                .flatMap(movement -> movement.goods().stream())
                .filter(goods -> goods.sku().equals(sku))
                .mapToLong(Goods::quantity)
                .sum();
    }

    /** What has to hold when all have ended. */
    void checkEnd() {
        assertThat(cases.stream()
                        .map(this::subject)
                        .filter(subject -> !subject.status().isEnd()))
                .as("cases that have not ended")
                .isEmpty();
        assertThat(shop.warehouse().reserved()).as("reserved").isZero();
        for (CaseId id : cases) {
            assertThat(shop.tickets().unresolved(id).isPresent())
                    .as("a ticket of %s is open", id)
                    .isEqualTo(subject(id).attention().needed());
        }
        shop.repository().account(ORDER).ifPresent(account -> {
            assertThat(account.unitsHeld()).as("held").isZero();
            assertThat(account.moneyOwed()).as("owed").isZero();
        });
        checkBooks();
    }

    List<CaseId> cases() {
        return cases;
    }

    AfterSalesCase subject(CaseId id) {
        return shop.repository().find(id).orElseThrow();
    }

    private CommandId next() {
        commands++;
        return CommandId.of("c" + commands);
    }

    private Either<?, Receipt> send(Command command) {
        return Sending.to(desks, command);
    }
}
