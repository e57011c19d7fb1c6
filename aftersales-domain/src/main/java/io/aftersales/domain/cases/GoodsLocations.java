package io.aftersales.domain.cases;

import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderState;
import io.aftersales.domain.orders.Parcel;
import io.aftersales.domain.refunds.LineBalance;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.ReplacementLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells where the goods of an order are. The host knows the parcels it sent first, the account knows exchanged goods and goods sent again,
 * and the carriers know the parcels under way.
 */
final class GoodsLocations {
    /** The number of whole days after which a late parcel counts as lost. */
    private static final int DAYS_LATE = 3;

    private final OrderFacts order;
    private final OrderAccount account;
    private final Instant now;

    GoodsLocations(OrderFacts order, OrderAccount account, Instant now) {
        this.order = order;
        this.account = account;
        this.now = now;
    }

    /** Returns the state of the order as the host reports it; an order that cost nothing counts as paid. */
    OrderState ofOrder() {
        return paidNothing(order.state()) ? OrderState.PAID : order.state();
    }

    /** Returns the state of the goods of an item. */
    OrderState of(CaseItem item) {
        Optional<ReplacementLine> exchanged = account.replacement(item.line());
        if (exchanged.isPresent()) {
            return isPast(exchanged.get().deliveredAt()) ? OrderState.DELIVERED : OrderState.SHIPPED;
        }
        OrderState state = order.stateOf(item.line());
        if (state == OrderState.SHIPPED && hasComeAgain(item)) {
            return OrderState.DELIVERED;
        }
        return paidNothing(state) ? OrderState.PAID : state;
    }

    /** Tells whether lost goods have been sent again: the buyer has them, so they are no longer lost. */
    private boolean hasComeAgain(CaseItem item) {
        LineBalance line = account.line(item.line());
        long left = account.unitsLeft(item.line()) + line.held();
        long withBuyer = line.reshipped().units() - line.gone();
        return isPast(line.reshipped().lastAt()) && (!item.saysMissing() || withBuyer >= left);
    }

    /**
     * Tells whether some of the granted units may still be on their way. Goods sent again leave nothing to be stopped when they cover all
     * units held of the line; with fewer units the first parcel may hold the others.
     */
    boolean isUnderWay(CaseItem granted) {
        if (of(granted) != OrderState.DELIVERED) {
            return true;
        }
        if (account.replacement(granted.line()).isPresent() || order.stateOf(granted.line()) == OrderState.DELIVERED) {
            return false;
        }
        LineBalance line = account.line(granted.line());
        return line.held() > line.reshipped().units() - line.gone();
    }

    private boolean paidNothing(OrderState state) {
        return state == OrderState.UNPAID && order.sale().tenders().stream().allMatch(tender -> tender.amount() == 0);
    }

    private boolean isPast(@Nullable Instant at) {
        return at != null && !at.isAfter(now);
    }

    /** Returns the last delivery of an item's goods; empty when they were never delivered. */
    Optional<Instant> deliveredAt(CaseItem item) {
        Optional<ReplacementLine> exchanged = account.replacement(item.line());
        if (exchanged.isPresent()) {
            return Optional.ofNullable(exchanged.get().deliveredAt());
        }
        LineBalance.Reshipped reshipped = account.line(item.line()).reshipped();
        Optional<Instant> first = order.deliveredAt(item.line());
        Instant again = reshipped.lastAt();
        if (again == null || again.isAfter(now) || item.quantity() > reshipped.units()) {
            return first;
        }
        return first.filter(earlier -> earlier.isAfter(again)).or(() -> Optional.of(again));
    }

    /** Tells whether a parcel of an item never arrived: the carrier reports it lost, or does not report it delivered and it is too late. */
    boolean isLost(CaseItem item, CaseFacts facts) {
        List<Parcel> parcels = order.parcelsOf(List.of(item.line()));
        return of(item) != OrderState.DELIVERED && parcels.stream().anyMatch(each -> isLost(each, facts));
    }

    private boolean isLost(Parcel parcel, CaseFacts facts) {
        if (parcel.deliveredAt() != null) {
            return false;
        }
        return switch (facts.wordOf(parcel.id())) {
            case LOST -> true;
            case DELIVERED -> false;
            case UNKNOWN, IN_TRANSIT -> isLate(parcel);
        };
    }

    private boolean isLate(Parcel parcel) {
        Instant promised = parcel.promisedAt();
        return promised != null && Duration.between(promised, now).toDays() > DAYS_LATE;
    }
}
