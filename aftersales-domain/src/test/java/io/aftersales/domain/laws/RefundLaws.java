package io.aftersales.domain.laws;

import io.aftersales.domain.laws.History.Chapter;
import io.aftersales.domain.orders.OrderRejection.OrderDoesNotBalance;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.RefundBreakdown.OfRate;
import io.aftersales.domain.refunds.RefundPolicy;
import io.aftersales.domain.refunds.RestockingFee;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.Rejection;
import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import org.jspecify.annotations.Nullable;

/**
 * Laws of refunds over the orders of a host and its own mapping of them to sales. A host extends the class in a test, generates orders of its
 * own, maps them as it does in production, and says what its own system knows about them. The laws are jqwik properties: one that is broken
 * fails under its name, with the smallest order that was found, the sale it was mapped to, and the two figures that differ.
 *
 * <p>A law that needs a figure which the host does not tell is skipped, with the reason. All amounts are minor units.
 *
 * @param <O> the host's type of an order
 */
@AddLifecycleHook(value = UncheckedLaws.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
public abstract class RefundLaws<O> {
    private final Suspicion suspicion = new Suspicion();
    private boolean checked;
    private @Nullable String why;

    /** Creates the laws; called by jqwik for each of them. */
    protected RefundLaws() {}

    /** Orders of the host as its own system makes them, in all their variety. jqwik looks for the smallest among them that breaks a law. */
    protected abstract Arbitrary<O> orders();

    /** Maps an order to a sale, as the host's {@code Orders} does in production. */
    protected abstract Sale sale(O order);

    /**
     * Returns the amount of the order in minor units: everything that the buyer has paid or still has to pay, by all means of payment. Take it
     * from the host's payments or invoice, not from the mapping.
     */
    protected abstract long paid(O order);

    /** Returns the pieces that the buyer bought, all lines together. */
    protected abstract long units(O order);

    /** Returns the money rules of the shop; the standard ones unless overridden. */
    protected RefundPolicy policy() {
        return RefundPolicy.STANDARD;
    }

    /** Returns the part of the order that no return ever gives back, such as a fee of the payment method, in minor units; 0 unless overridden. */
    protected long neverRefunded(O order) {
        return 0;
    }

    /** Returns the tax in everything that the buyer paid, in minor units; empty unless overridden. */
    protected OptionalLong tax(O order) {
        return OptionalLong.empty();
    }

    /** Returns every line by its id in the sale, as the host's own system knows it; empty unless overridden. */
    protected Map<String, PaidLine> lines(O order) {
        return Map.of();
    }

    /** Returns the amount really taken, in minor units, by the payment provider's reference of the payment; empty unless overridden. */
    protected Map<String, Long> payments(O order) {
        return Map.of();
    }

    // --- laws of the mapping

    @Property
    final void everyOrderBecomesAPossibleSale(@ForAll("anyOrder") O order) {
        Sale sale;
        try {
            sale = sale(order);
        } catch (RuntimeException e) {
            throw new AssertionError(
                    "everyOrderBecomesAPossibleSale: the mapping throws " + e + "\n  order:    " + order, e);
        }
        Law law = law("everyOrderBecomesAPossibleSale", order, sale);
        Either<Rejection, OrderSnapshot> opened = OrderSnapshot.of(sale);
        if (opened.isLeft() && !(opened.getLeft() instanceof OrderDoesNotBalance)) {
            throw law.broken(
                    "no case can be opened on the order",
                    "a sale with possible parts",
                    opened.getLeft().message());
        }
    }

    @Property
    final void theSameOrderIsAlwaysTheSameSale(@ForAll("anyOrder") O order) {
        mapped(order)
                .ifPresent(sale -> law("theSameOrderIsAlwaysTheSameSale", order, sale)
                        .same(
                                "the account of an order keeps the first sale that it is told: look for new ids, times, and lists"
                                        + " without an order of their own",
                                sale,
                                sale(order)));
    }

    @Property
    final void theSaleAddsUpToWhatTheBuyerPaid(@ForAll("anyOrder") O order) {
        mapped(order).ifPresent(sale -> {
            Law law = law("theSaleAddsUpToWhatTheBuyerPaid", order, sale);
            var figures = new SaleFigures(sale);
            law.sameAmount(
                    "goods less discounts, plus charges, plus tax where prices are without it, is what the buyer paid",
                    paid(order),
                    figures.asked());
            law.sameAmount("all tenders together are what the buyer paid", paid(order), figures.ofTenders());
        });
    }

    @Property(generation = GenerationMode.RANDOMIZED)
    final void taxIsContainedInPricesOrAddedToThemNotBoth(@ForAll("anyOrder") O order) {
        mapped(order).ifPresent(sale -> {
            Law law = law("taxIsContainedInPricesOrAddedToThemNotBoth", order, sale);
            var figures = new SaleFigures(sale);
            long off = figures.asked() - paid(order);
            if (suspicion.isConfirmed(off, Math.abs(off) == figures.taxes())) {
                law.sameAmount(
                        "sales differ from what the buyer paid by exactly their tax: state prices as they are, and call taxOnTop() only for"
                                + " prices without tax",
                        paid(order),
                        figures.asked());
            }
        });
    }

    @Property(generation = GenerationMode.RANDOMIZED)
    final void everyDiscountIsDeductedOnce(@ForAll("anyOrder") O order) {
        mapped(order).ifPresent(sale -> {
            Law law = law("everyDiscountIsDeductedOnce", order, sale);
            var figures = new SaleFigures(sale);
            long off = figures.asked() - paid(order);
            if (suspicion.isConfirmed(off, figures.isADiscount(-off))) {
                law.sameAmount(
                        "sales ask for less than the buyer paid by exactly a discount: look for one that is also in the price, in a line's"
                                + " own discount, or in another discount",
                        paid(order),
                        figures.asked());
            }
        });
    }

    @Property
    final void everyUnitCanBeReturnedOnce(@ForAll("anyOrder") O order) {
        mapped(order).ifPresent(sale -> {
            Law law = law("everyUnitCanBeReturnedOnce", order, sale);
            lines(order)
                    .forEach((id, line) -> law.same(
                            "the quantity of line " + id + " is the number of its pieces",
                            line.units(),
                            new SaleFigures(sale).units(id)));
            law.same(
                    "the quantity of a line is the number of its pieces, not of lines, packs or parcels",
                    units(order),
                    new SaleFigures(sale).units());
        });
    }

    @Property
    final void returningALineGivesBackWhatTheBuyerPaidForIt(@ForAll("anyOrder") O order) {
        Map<String, PaidLine> told = lines(order);
        opened(order, told.isEmpty() ? "lines(order) tells no line" : null).ifPresent(account -> {
            Sale sale = account.frozen().sale();
            Law law = law("returningALineGivesBackWhatTheBuyerPaidForIt", order, sale);
            law.same(
                    "the sale has the lines of the order", new TreeSet<>(told.keySet()), new SaleFigures(sale).lines());
            told.forEach((id, line) -> {
                long worth = account.frozen().paidFor(LineId.of(id));
                if (Math.abs(worth - line.paid()) > new SaleFigures(sale).rounding()) {
                    law.sameAmount(
                            "a return of line " + id
                                    + " pays another amount, by more than rounding: look at what is discounted or charged"
                                    + " for some lines only",
                            line.paid(),
                            worth);
                }
            });
        });
    }

    // --- laws of refunds

    @Property
    final void refundingEverythingGivesBackExactlyWhatTheBuyerPaid(@ForAll("anyOrder") O order) {
        opened(order, null).ifPresent(account -> {
            OrderAccount after = new History(account).finish().account();
            law("refundingEverythingGivesBackExactlyWhatTheBuyerPaid", order, account)
                    .sameAmount(
                            "with every unit back at once, fees of the policy counted as given back: look for charges that come back"
                                    + " NEVER, and at neverRefunded(order)",
                            paid(order) - neverRefunded(order),
                            after.refunded() + after.kept());
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    final void partialRefundsInAnyOrderAddUpToTheSameAmount(
            @ForAll("anyOrder") O order, @ForAll(supplier = Histories.Returns.class) HistoryPlan returns) {
        opened(order, null).ifPresent(account -> {
            History history = History.of(account, returns).finish();
            Law law = law("partialRefundsInAnyOrderAddUpToTheSameAmount", order, account);
            long back = history.account().refunded() + history.account().kept();
            if (back != paid(order) - neverRefunded(order)) {
                law.sameAmount(
                        "with returns of " + text(history.refunds())
                                + ", fees of the policy counted as given back: look for charges that come back NEVER",
                        paid(order) - neverRefunded(order),
                        back);
            }
        });
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    final void noRefundEverGivesMoreThanIsLeft(
            @ForAll("anyOrder") O order, @ForAll(supplier = Histories.Returns.class) HistoryPlan returns) {
        opened(order, null).ifPresent(account -> {
            Law law = law("noRefundEverGivesMoreThanIsLeft", order, account);
            List<Chapter> refunds = History.of(account, returns).finish().refunds();
            for (int i = 0; i < refunds.size(); i++) {
                OrderAccount before = refunds.get(i).before();
                long left = paid(order) - before.refunded() - before.kept();
                long given = refunds.get(i).total() + refunds.get(i).kept();
                if (given > left) {
                    law.sameAmount(
                            "with returns of " + text(refunds.subList(0, i + 1))
                                    + " the last refund is more than what was left of what the buyer paid",
                            left,
                            given);
                }
            }
        });
    }

    /** Returns the units of refunds as text, such as {@code (1 of L1), (2 of L1, 1 of L2)}. */
    private static String text(List<Chapter> refunds) {
        return refunds.stream()
                .map(refund -> ((HistoryStep.Refund) refund.step())
                        .claim().units().stream()
                                .map(units -> units.quantity() + " of " + units.line())
                                .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
    }

    @Property
    final void everyPaymentGetsBackWhatItPaid(@ForAll("anyOrder") O order) {
        Map<String, Long> told = withoutZeros(payments(order));
        opened(order, told.isEmpty() ? "payments(order) tells no payment" : null)
                .ifPresent(account -> {
                    var back = new TreeMap<String, Long>();
                    for (TenderBalance tender :
                            refundedInFull(account).account().tenders()) {
                        back.merge(tender.tender().paymentReference(), tender.booked(), Math::addExact);
                    }
                    law("everyPaymentGetsBackWhatItPaid", order, account)
                            .same(
                                    "with every unit back, and everything refunded, in minor units by payment: look at references and"
                                            + " amounts of the tenders",
                                    told,
                                    withoutZeros(back));
                });
    }

    private static Map<String, Long> withoutZeros(Map<String, Long> amounts) {
        var some = new TreeMap<>(amounts);
        some.values().removeIf(minor -> minor == 0);
        return some;
    }

    @Property
    final void taxOfAFullRefundIsTheTaxOfTheOrder(@ForAll("anyOrder") O order) {
        OptionalLong told = tax(order);
        opened(order, told.isEmpty() ? "tax(order) tells no tax" : null).ifPresent(account -> {
            long back = refundedInFull(account).refunds().stream()
                    .flatMap(chapter -> chapter.taxes().stream())
                    .mapToLong(OfRate::tax)
                    .sum();
            law("taxOfAFullRefundIsTheTaxOfTheOrder", order, account)
                    .sameAmount(
                            "with every unit back, and everything refunded: a tax is stated for the whole line, after its discounts",
                            told.getAsLong(),
                            back);
        });
    }

    /** Returns the history in which everything is returned and neither a charge nor a fee is kept. */
    private static History refundedInFull(OrderAccount account) {
        Sale sale = new SaleFigures(account.frozen().sale()).refundedInFull();
        RefundPolicy policy = account.frozen().policy().withRestockingFee(RestockingFee.NONE);
        return new History(
                        OrderAccount.open(FrozenOrder.of(OrderSnapshot.of(sale).get(), policy)))
                .finish();
    }

    // --- what they have in common

    @Provide
    final Arbitrary<O> anyOrder() {
        return orders();
    }

    /** Returns the sale of an order; empty when the mapping fails, which is a law of its own. */
    private Optional<Sale> mapped(O order) {
        try {
            return Optional.of(sale(order));
        } catch (RuntimeException e) {
            why = "the mapping fails, see everyOrderBecomesAPossibleSale";
            return Optional.empty();
        }
    }

    /**
     * Opens the account of an order; empty when it is no sale that adds up, which are laws of their own.
     *
     * @param untold what the host does not tell about the order and the law needs; null when nothing is missing
     */
    private Optional<OrderAccount> opened(O order, @Nullable String untold) {
        if (untold != null) {
            why = untold;
            return Optional.empty();
        }
        Optional<OrderAccount> account = mapped(order)
                .flatMap(sale -> OrderSnapshot.of(sale).toJavaOptional())
                .map(sold -> OrderAccount.open(FrozenOrder.of(sold, policy())));
        why = account.isEmpty() ? "no order becomes a sale that adds up, see the laws of the mapping" : why;
        return account;
    }

    private Law law(String name, O order, OrderAccount account) {
        return law(name, order, account.frozen().sale());
    }

    private Law law(String name, O order, Sale sale) {
        checked = true;
        return new Law(name, order, sale);
    }

    /** Returns why the law was checked on no order; empty when it was checked on one at least. */
    final Optional<String> whyUnchecked() {
        return checked ? Optional.empty() : Optional.ofNullable(why);
    }
}
