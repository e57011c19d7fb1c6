package io.aftersales.domain.refunds;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.OrderRejection;
import io.aftersales.domain.orders.OrderRejection.InvalidOrder;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens accounts from the facts of orders: the sale, what went back before, and the parts that were added since. */
public final class AccountOpening {

    private AccountOpening() {}

    /**
     * Returns the known account of an order, or opens a new one for its sale under the policy, with what was refunded before. Parts that
     * were added to the order since are added to the account; what becomes due by them for earlier bookings is not owed here, see {@link
     * #amended}. Refuses INVALID_ORDER and ORDER_DOES_NOT_BALANCE for an impossible sale,
     * history, or part of an order without account; an impossible part of a known account changes nothing.
     *
     * @param known the account of the order; null when it has none
     */
    public static Either<Rejection, OrderAccount> knownOrOpened(
            @Nullable OrderAccount known, OrderFacts order, RefundPolicy policy, BookingContext context) {
        return known == null ? ofFacts(order, policy, context) : Either.right(withPartsOf(known, order, context));
    }

    private static Either<Rejection, OrderAccount> ofFacts(
            OrderFacts order, RefundPolicy policy, BookingContext context) {
        Either<Rejection, OrderAccount> account = OrderSnapshot.of(order.sale())
                .flatMap(sold -> open(FrozenOrder.of(sold, policy), order.history(), context));
        for (Amendment more : order.amendments()) {
            account = account.flatMap(each -> withPart(each, more, context));
        }
        return account;
    }

    /** Returns a known account with the parts that it does not have yet; an impossible one changes nothing. */
    private static OrderAccount withPartsOf(OrderAccount known, OrderFacts order, BookingContext context) {
        OrderAccount account = known;
        for (Amendment more : order.amendments()) {
            account = withPart(account, more, context).getOrElse(account);
        }
        return account;
    }

    /**
     * Adds the parts to a known account that were added to its order since, and owes what has become due by them for earlier bookings. An
     * impossible part changes nothing.
     */
    public static Adjustment amended(OrderAccount known, OrderFacts order, BookingContext context) {
        return new AccountCorrections(withPartsOf(known, order, context), context).owed();
    }

    /** Returns the account with a part added to its order, without owing what may have become due. */
    private static Either<Rejection, OrderAccount> withPart(
            OrderAccount account, Amendment more, BookingContext context) {
        return new AccountCorrections(account, context)
                .amendable(more)
                .map(editor -> editor.map(OrderAccount::closed).orElse(account));
    }

    /**
     * Opens the account of an order with refunds from before; refuses INVALID_ORDER for units that the order does not have, and for more
     * money on a tender than was captured.
     */
    public static Either<Rejection, OrderAccount> open(
            FrozenOrder frozen, RefundHistory history, BookingContext context) {
        OrderAccount empty = OrderAccount.open(frozen);
        if (history.isNothing()) {
            return Either.right(empty);
        }
        List<Units> units = inOrder(frozen, history.units());
        Optional<Rejection> refused = whyNotBack(empty, units).or(() -> whyNotRefunded(empty, history.refunded()));
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        RefundClaim claim = RefundClaim.elsewhere(units);
        BookingAmounts amounts = RefundCalculator.amounts(empty.state(), claim);
        AccountEditor editor = empty.editor(context);
        editor.openWith(units, history, context, amounts, MoneyBooking.weights(empty.state(), claim, amounts));
        return Either.right(OrderAccount.closed(editor));
    }

    private static List<Units> inOrder(FrozenOrder frozen, Map<LineId, Long> units) {
        return units.entrySet().stream()
                .map(each -> new Units(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing((Units each) -> frozen.indexOf(each.line()))
                        .thenComparing(each -> each.line().value()))
                .toList();
    }

    private static Optional<Rejection> whyNotBack(OrderAccount empty, List<Units> units) {
        for (Units each : units) {
            if (each.quantity() > empty.unitsLeft(each.line())) {
                return Optional.of(new InvalidOrder(
                        "opening.units[" + each.line() + "]",
                        each.quantity(),
                        new OrderRejection.Part("line", each.line().value())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> whyNotRefunded(OrderAccount empty, Map<TenderId, Long> amounts) {
        return amounts.entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().value()))
                .filter(each -> each.getValue()
                        > empty.tender(each.getKey()).map(TenderBalance::left).orElse(-1L))
                .findFirst()
                .map(each -> new InvalidOrder(
                        "opening.refunded[" + each.getKey() + "]",
                        each.getValue(),
                        new OrderRejection.Part("tender", each.getKey().value())));
    }
}
