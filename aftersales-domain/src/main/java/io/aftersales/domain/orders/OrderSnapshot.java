package io.aftersales.domain.orders;

import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A checked sale with the parts that were added to it: every part is possible, no total overflows, and in each part the amount asked equals
 * the amount paid.
 *
 * <p>{@code payable = sum(amount - discount) - sum(order discounts) + charges + (tax not included in prices)}, and that is the sum of the
 * tenders.
 */
public final class OrderSnapshot {
    private final Sale first;
    private final Sale everything;
    private final List<Amendment> amendments;
    private final List<Part> parts;
    private final Map<LineId, Integer> places;
    private final long payable;

    /**
     * A part of an order, balanced in itself: the sale, or an amendment of it.
     *
     * @param sale the goods, discounts, charges and payments of the part
     * @param allocations the discounts and charges, allocated to the lines of the part
     */
    public record Part(Sale sale, Allocations allocations) {}

    private OrderSnapshot(
            Sale first,
            Sale everything,
            List<Amendment> amendments,
            List<Part> parts,
            Map<LineId, Integer> places,
            long payable) {
        this.first = first;
        this.everything = everything;
        this.amendments = amendments;
        this.parts = parts;
        this.places = places;
        this.payable = payable;
    }

    /** Checks the sale; refuses INVALID_ORDER and ORDER_DOES_NOT_BALANCE, in this order. */
    public static Either<Rejection, OrderSnapshot> of(Sale sale) {
        return checked(sale)
                .map(check -> new OrderSnapshot(
                        sale,
                        sale,
                        List.of(),
                        List.of(new Part(sale, check.allocations())),
                        check.places(),
                        check.allocations().payable()));
    }

    private static Either<Rejection, SaleCheck> checked(Sale sale) {
        var check = new SaleCheck(sale);
        Optional<Rejection> impossible = check.impossiblePart();
        if (impossible.isPresent()) {
            return Either.left(impossible.get());
        }
        long payable = check.allocations().payable();
        long paid = check.paid();
        return payable == paid
                ? Either.right(check)
                : Either.left(new OrderRejection.OrderDoesNotBalance(payable, paid));
    }

    /**
     * Adds a part; refuses INVALID_ORDER, for an id too that the order has already, and ORDER_DOES_NOT_BALANCE.
     *
     * @param more the part that was added
     */
    public Either<Rejection, OrderSnapshot> amended(Amendment more) {
        Sale part = more.partOf(first);
        Optional<Rejection> known = knownId(part);
        if (known.isPresent()) {
            return Either.left(known.get());
        }
        return checked(part).flatMap(check -> plus(more, part, check.allocations()));
    }

    private Either<Rejection, OrderSnapshot> plus(Amendment more, Sale part, Allocations allocations) {
        Sale all = everything.plus(part);
        long sum = payable + allocations.payable();
        if (sum < 0 || !new SaleCheck(all).isCountable()) {
            return Either.left(new OrderRejection.InvalidOrder("total", Long.MAX_VALUE));
        }
        var allAmendments = new ArrayList<>(amendments);
        allAmendments.add(more);
        var allParts = new ArrayList<>(parts);
        allParts.add(new Part(part, allocations));
        var allPlaces = new HashMap<>(places);
        part.lines().forEach(line -> allPlaces.put(line.id(), allPlaces.size()));
        return Either.right(
                new OrderSnapshot(first, all, List.copyOf(allAmendments), List.copyOf(allParts), allPlaces, sum));
    }

    private Optional<Rejection> knownId(Sale part) {
        for (int i = 0; i < part.lines().size(); i++) {
            LineId id = part.lines().get(i).id();
            if (places.containsKey(id)) {
                return known("lines", i, "line", id.value());
            }
        }
        for (int j = 0; j < part.discounts().size(); j++) {
            String id = part.discounts().get(j).id();
            if (everything.discounts().stream().anyMatch(each -> each.id().equals(id))) {
                return known("discounts", j, "discount", id);
            }
        }
        for (int c = 0; c < part.charges().size(); c++) {
            String id = part.charges().get(c).id();
            if (everything.charges().stream().anyMatch(each -> each.id().equals(id))) {
                return known("charges", c, "charge", id);
            }
        }
        for (int k = 0; k < part.tenders().size(); k++) {
            var id = part.tenders().get(k).id();
            if (everything.tenders().stream().anyMatch(each -> each.id().equals(id))) {
                return known("tenders", k, "tender", id.value());
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> known(String list, int index, String kind, String id) {
        return Optional.of(
                new OrderRejection.InvalidOrder(list + "[" + index + "].id", index, new OrderRejection.Part(kind, id)));
    }

    /** Returns everything that was sold and paid, in one sale: the first sale, followed by what was added to it. */
    public Sale sale() {
        return everything;
    }

    /** Returns the sale without the parts that were added to it. */
    public Sale first() {
        return first;
    }

    /** Returns the parts that were added to the sale, in order. */
    public List<Amendment> amendments() {
        return amendments;
    }

    /** Returns the first sale and the parts that were added to it, in order. */
    public List<Part> parts() {
        return parts;
    }

    /** Returns the place of a line in the {@linkplain #sale() sale}, counted from 0; -1 when there is no such line. */
    public int indexOf(LineId line) {
        Integer place = places.get(line);
        return place == null ? -1 : place;
    }

    /** Returns the amount asked for the whole order, in minor units; never negative. */
    public long payable() {
        return payable;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderSnapshot that && first.equals(that.first) && amendments.equals(that.amendments);
    }

    @Override
    public int hashCode() {
        return Objects.hash(first, amendments);
    }

    @Override
    public String toString() {
        return "OrderSnapshot[" + everything + "]";
    }
}
