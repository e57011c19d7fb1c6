package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseRejection.EvidenceRequired;
import io.aftersales.domain.cases.CaseRejection.NoPrice;
import io.aftersales.domain.cases.CaseRejection.NotReturnable;
import io.aftersales.domain.cases.CaseRejection.NothingAsked;
import io.aftersales.domain.cases.CaseRejection.OpenCase;
import io.aftersales.domain.cases.CaseRejection.OutOfStock;
import io.aftersales.domain.cases.CaseRejection.ReasonNotVerified;
import io.aftersales.domain.cases.CaseRejection.ValueDiffers;
import io.aftersales.domain.cases.CaseRejection.WindowExpired;
import io.aftersales.domain.claims.Application;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.claims.Fault;
import io.aftersales.domain.claims.Reason;
import io.aftersales.domain.lifecycle.CaseKind;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.policy.DifferencePolicy;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.shared.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether an application can be accepted at all. The questions have a fixed order, and the first obstacle is the answer: each
 * question is asked of all items before the next question is asked.
 */
final class Eligibility {
    private static final Set<String> LOST = Set.of(Reason.LOST_IN_TRANSIT.code());

    /** The reasons for which delivered goods are sent again. A loss is checked again later, in case a delivered parcel contradicts it. */
    private static final Set<String> RESHIPPED_AFTER_DELIVERY =
            Set.of(Reason.SHORTAGE.code(), Reason.DAMAGED.code(), Reason.LOST_IN_TRANSIT.code());

    private final Application application;
    private final OrderFacts order;
    private final OrderAccount account;
    private final CaseFacts facts;
    private final DecisionContext context;
    private final GoodsLocations goods;

    Eligibility(
            Application application, OrderFacts order, OrderAccount account, CaseFacts facts, DecisionContext context) {
        this.application = application;
        this.order = order;
        this.account = account;
        this.facts = facts;
        this.context = context;
        this.goods = new GoodsLocations(order, account, context.now());
    }

    /** Returns the first obstacle before the account is asked to hold the units, in order of precedence. */
    Optional<Rejection> beforeUnits() {
        return firstOf(
                this::orderState,
                this::nothingAsked,
                this::unknownLine,
                this::windowExpired,
                this::notReturnable,
                this::evidenceRequired,
                this::openCase);
    }

    /** Returns the first obstacle after the account holds the units, in order of precedence. */
    Optional<Rejection> afterUnits() {
        return firstOf(
                this::reshippedBefore, this::reasonNotVerified, this::outOfStock, this::noPrice, this::valueDiffers);
    }

    @FunctionalInterface
    private interface Question {
        Optional<? extends Rejection> obstacle();
    }

    private static Optional<Rejection> firstOf(Question... questions) {
        for (Question question : questions) {
            Optional<? extends Rejection> obstacle = question.obstacle();
            if (obstacle.isPresent()) {
                return Optional.of(obstacle.get());
            }
        }
        return Optional.empty();
    }

    private Optional<CaseRejection> orderState() {
        boolean anyKnown = false;
        for (CaseItem item : application.items()) {
            if (isKnown(item)) {
                anyKnown = true;
                OrderState state = goods.of(item);
                if (!isPossible(state, item.reason())) {
                    return Optional.of(new CaseRejection.OrderState(state, application.kind()));
                }
            }
        }
        return anyKnown || isPossibleForOrder()
                ? Optional.empty()
                : Optional.of(new CaseRejection.OrderState(goods.ofOrder(), application.kind()));
    }

    private boolean isPossibleForOrder() {
        return application.items().isEmpty()
                ? isPossible(goods.ofOrder(), application.whole())
                : application.items().stream().allMatch(item -> isPossible(goods.ofOrder(), item.reason()));
    }

    private boolean isPossible(OrderState state, @Nullable Reason reason) {
        CaseKind kind = application.kind();
        return switch (state) {
            case UNPAID -> false;
            case PAID, CANCELLED -> kind == CaseKind.REFUND_ONLY;
            case SHIPPED -> kind == CaseKind.REFUND_ONLY || (kind == CaseKind.RESHIP && isOneOf(reason, LOST));
            case DELIVERED -> kind != CaseKind.RESHIP || isOneOf(reason, RESHIPPED_AFTER_DELIVERY);
        };
    }

    private static boolean isOneOf(@Nullable Reason reason, Set<String> codes) {
        return reason == null || codes.contains(reason.code());
    }

    private boolean isKnown(CaseItem item) {
        return account.has(item.line());
    }

    private Optional<NothingAsked> nothingAsked() {
        boolean whole = application.whole() != null && application.kind() == CaseKind.REFUND_ONLY;
        return application.items().isEmpty() && !whole ? Optional.of(new NothingAsked()) : Optional.empty();
    }

    private Optional<UnknownLine> unknownLine() {
        for (CaseItem item : application.items()) {
            if (!isKnown(item)) {
                return Optional.of(new UnknownLine(item.line()));
            }
        }
        return Optional.empty();
    }

    private Optional<WindowExpired> windowExpired() {
        for (CaseItem item : itemsOrWhole()) {
            Optional<Instant> until = endOfWindow(item);
            if (until.isPresent() && context.now().isAfter(until.get())) {
                return Optional.of(new WindowExpired(item.line(), until.get()));
            }
        }
        return Optional.empty();
    }

    /** Returns the end of the window in which an item can be claimed; empty when its reason has no window, or the window has not begun. */
    private Optional<Instant> endOfWindow(CaseItem item) {
        Integer days = item.reason().windowDays();
        return days == null || goods.of(item) != OrderState.DELIVERED
                ? Optional.empty()
                : goods.deliveredAt(item).map(delivered -> endOfWindow(delivered, days));
    }

    private Instant endOfWindow(Instant delivered, int days) {
        var zone = context.policy().calendarZone();
        if (zone == null) {
            return delivered.plus(Duration.ofDays(days));
        }
        LocalDate last = delivered.atZone(zone).toLocalDate().plusDays(days);
        return last.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1);
    }

    private Stream<CaseItem> items() {
        return itemsOrWhole().stream();
    }

    /** Returns the items of the application; for a whole order, one item for each line, with its reason. */
    private List<CaseItem> itemsOrWhole() {
        Reason whole = application.whole();
        if (!application.items().isEmpty() || whole == null) {
            return application.items();
        }
        var items = new ArrayList<CaseItem>();
        account.frozen().sale().lines().forEach(line -> items.add(CaseItem.of(line.id(), line.quantity(), whole)));
        account.replacements().forEach(line -> items.add(CaseItem.of(line.line(), line.quantity(), whole)));
        return items;
    }

    private Optional<NotReturnable> notReturnable() {
        if (!application.kind().hasReturn()) {
            return Optional.empty();
        }
        for (CaseItem item : itemsOrWhole()) {
            String category = category(item);
            if (item.reason().fault() == Fault.BUYER
                    && context.policy().notReturnable().contains(category)) {
                return Optional.of(new NotReturnable(item.line(), category));
            }
        }
        return Optional.empty();
    }

    private String category(CaseItem item) {
        return order.categories().getOrDefault(account.root(item.line()), "");
    }

    private Optional<EvidenceRequired> evidenceRequired() {
        if (!application.evidence().isEmpty()) {
            return Optional.empty();
        }
        for (CaseItem item : itemsOrWhole()) {
            if (item.reason().needsEvidence(application.kind())) {
                return Optional.of(
                        new EvidenceRequired(item.line(), item.reason().code()));
            }
        }
        return Optional.empty();
    }

    private Optional<OpenCase> openCase() {
        boolean inTheWay = switch (context.policy().openCases()) {
            case BY_UNIT -> false;
            case BY_LINE -> items().anyMatch(item -> account.line(item.line()).held() > 0);
            case BY_ORDER -> account.unitsHeld() > 0;
        };
        return inTheWay ? Optional.of(new OpenCase(account.order())) : Optional.empty();
    }

    private Optional<ReasonNotVerified> reasonNotVerified() {
        if (application.kind() != CaseKind.RESHIP) {
            return Optional.empty();
        }
        return items().filter(item -> item.reason().is(Reason.LOST_IN_TRANSIT))
                .filter(item -> !goods.isLost(item, facts))
                .findFirst()
                .map(item -> new ReasonNotVerified(item.line(), item.reason().code()));
    }

    /** Refuses to send again, or to pay as missing, more units of a line than were sold; units sent again before count. */
    private Optional<QuantityExceeded> reshippedBefore() {
        CaseKind kind = application.kind();
        if (kind != CaseKind.RESHIP && kind != CaseKind.REFUND_ONLY) {
            return Optional.empty();
        }
        var asking = new ArrayList<CaseItem>();
        for (CaseItem item : application.items()) {
            if (kind == CaseKind.RESHIP || item.saysMissing()) {
                asking.add(item);
            }
        }
        for (Units asked : CaseItem.units(asking)) {
            LineBalance line = account.line(asked.line());
            long notGone = account.unitsLeft(asked.line());
            long left =
                    Math.min(notGone, notGone + line.gone() - line.reshipped().units());
            if (asked.quantity() > left) {
                return Optional.of(new QuantityExceeded(asked.line(), asked.quantity(), Math.max(0, left)));
            }
        }
        return Optional.empty();
    }

    private Optional<OutOfStock> outOfStock() {
        if (application.kind() != CaseKind.EXCHANGE) {
            return Optional.empty();
        }
        Map<String, Long> wanted = new LinkedHashMap<>();
        for (CaseItem item : application.items()) {
            wanted.merge(RequestedGoods.sku(item, account), item.quantity(), Units::sum);
        }
        return wanted.entrySet().stream()
                .filter(each -> each.getValue() > available(each.getKey()))
                .findFirst()
                .map(each -> new OutOfStock(each.getKey(), each.getValue(), available(each.getKey())));
    }

    private long available(String sku) {
        return facts.stock().getOrDefault(sku, 0L);
    }

    private Optional<NoPrice> noPrice() {
        return application.kind() == CaseKind.EXCHANGE
                ? requested().withoutPrice().map(NoPrice::new)
                : Optional.empty();
    }

    private RequestedGoods requested() {
        return new RequestedGoods(
                application.items(), account, facts, context.policy().differences());
    }

    private Optional<ValueDiffers> valueDiffers() {
        if (application.kind() != CaseKind.EXCHANGE || context.policy().differences() != DifferencePolicy.EVEN_ONLY) {
            return Optional.empty();
        }
        long difference = account.firstDifference(requested().swaps());
        return difference == 0
                ? Optional.empty()
                : Optional.of(new ValueDiffers(
                        Money.ofMinor(difference, account.frozen().currency())));
    }
}
