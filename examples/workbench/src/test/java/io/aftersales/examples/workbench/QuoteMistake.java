package io.aftersales.examples.workbench;

import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.OrderSnapshot;
import io.aftersales.domain.orders.Sale;
import io.aftersales.domain.refunds.AccountRecord;
import io.aftersales.domain.refunds.AccountTotals;
import io.aftersales.domain.refunds.BookedRefund;
import io.aftersales.domain.refunds.ChargeBalance;
import io.aftersales.domain.refunds.FrozenOrder;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TaxBalance;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.domain.shared.TenderId;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A mistake in keeping the account of an order, made after each step of a scenario. */
enum QuoteMistake {
    NONE("the account is kept as it is") {
        @Override
        OrderAccount after(QuoteStep step, FrozenOrder sold, OrderAccount before, OrderAccount now) {
            return now;
        }
    },

    TAX_ROUNDED_PER_REFUND("the tax of each refund is rounded by itself, and the sum is not the tax of the sale") {
        @Override
        OrderAccount after(QuoteStep step, FrozenOrder sold, OrderAccount before, OrderAccount now) {
            return restored(sold, withTaxes(now.toRecord(), QuoteMistake::untouched));
        }
    },

    CAPTURE_COUNTED_TWICE("the notice of a capture comes twice, and the money counts twice") {
        @Override
        OrderAccount after(QuoteStep step, FrozenOrder sold, OrderAccount before, OrderAccount now) {
            return step instanceof QuoteStep.Capture capture
                    ? restored(sold, withTenders(now.toRecord(), tender -> again(tender, capture)))
                    : now;
        }
    },

    AMENDMENT_WAKES_A_PROMOTION("what was added later counts for the promotions of the sale") {
        @Override
        OrderAccount after(QuoteStep step, FrozenOrder sold, OrderAccount before, OrderAccount now) {
            return step instanceof QuoteStep.Amend amend
                    ? asOnePart(sold, amend.part().getOrElseThrow(RejectedException::new), now.toRecord())
                    : now;
        }
    },

    REVERSAL_PAYS_TWICE("what a booking was paid when a dispute was won is not remembered with it") {
        @Override
        OrderAccount after(QuoteStep step, FrozenOrder sold, OrderAccount before, OrderAccount now) {
            return step instanceof QuoteStep.ReverseExternal
                    ? restored(sold, withBookings(now.toRecord(), before.bookings()))
                    : now;
        }
    },

    CHARGE_PAID_TWICE("a shipping fee that a fault brought back comes back once more with the last unit") {
        @Override
        OrderAccount after(QuoteStep step, FrozenOrder sold, OrderAccount before, OrderAccount now) {
            AccountRecord kept = now.toRecord();
            List<ChargeBalance> charges = kept.charges().stream()
                    .map(charge -> new ChargeBalance(charge.charge(), 0, 0))
                    .toList();
            return restored(sold, withCharges(kept, charges));
        }
    },

    DISPUTE_FORGOTTEN_ON_THE_TENDER("a dispute lessens what is left of the order, and not what is left of the tender") {
        @Override
        OrderAccount after(QuoteStep step, FrozenOrder sold, OrderAccount before, OrderAccount now) {
            return restored(
                    sold,
                    withTenders(
                            now.toRecord(),
                            tender -> new TenderBalance(
                                    tender.tender(), tender.captured(), tender.owed(), tender.settled(), 0)));
        }
    };

    private final String story;

    QuoteMistake(String story) {
        this.story = story;
    }

    String story() {
        return story;
    }

    /**
     * Returns the account as it is kept after a step that was not refused.
     *
     * @param sold the order as it was sold, without amendments
     */
    abstract OrderAccount after(QuoteStep step, FrozenOrder sold, OrderAccount before, OrderAccount now);

    private static TaxBalance untouched(TaxBalance row) {
        return new TaxBalance(row.part(), row.line(), row.rate(), row.gross(), row.tax(), 0, 0, 0);
    }

    private static TenderBalance again(TenderBalance tender, QuoteStep.Capture capture) {
        TenderId id = tender.tender().id();
        return id.equals(capture.tender())
                ? new TenderBalance(
                        tender.tender(),
                        tender.captured() + capture.amount(),
                        tender.owed(),
                        tender.settled(),
                        tender.external())
                : tender;
    }

    /** Counts an amendment as if it had been a part of the sale. */
    private static OrderAccount asOnePart(FrozenOrder sold, Amendment more, AccountRecord kept) {
        Sale sale = sold.sale();
        Sale whole = new Sale(
                sale.id(),
                sale.currency(),
                both(sale.lines(), more.lines()),
                sale.taxIncluded(),
                both(sale.discounts(), more.discounts()),
                both(sale.charges(), more.charges()),
                both(sale.tenders(), more.tenders()),
                sale.paymentTerms());
        FrozenOrder frozen =
                FrozenOrder.of(OrderSnapshot.of(whole).getOrElseThrow(RejectedException::new), sold.policy());
        AccountRecord opened = OrderAccount.open(frozen).toRecord();
        AccountTotals totals = kept.totals();
        return OrderAccount.restore(
                frozen,
                new AccountRecord(
                        kept.version(),
                        kept.cases(),
                        kept.entries(),
                        List.of(),
                        kept.replacements(),
                        kept.lines(),
                        kept.tenders(),
                        kept.charges(),
                        opened.taxes(),
                        kept.bookings(),
                        kept.externals(),
                        new AccountTotals(
                                totals.goodsGranted().subList(0, 1),
                                totals.refunded(),
                                totals.neverShipped(),
                                totals.full(),
                                totals.fees(),
                                totals.deductions(),
                                totals.waived(),
                                totals.keptGivenBack(),
                                totals.beyondRates(),
                                totals.cancelledParts(),
                                totals.couponsReturned(),
                                totals.captures(),
                                totals.topUps(),
                                totals.replacementOrders()),
                        kept.waiting()));
    }

    private static <T> List<T> both(List<T> before, List<T> more) {
        return Stream.concat(before.stream(), more.stream()).toList();
    }

    private static OrderAccount restored(FrozenOrder sold, AccountRecord kept) {
        return OrderAccount.restore(sold, kept);
    }

    private static AccountRecord withTaxes(AccountRecord kept, UnaryOperator<TaxBalance> change) {
        return with(kept, kept.tenders(), kept.charges(), changed(kept.taxes(), change), kept.bookings());
    }

    private static AccountRecord withTenders(AccountRecord kept, UnaryOperator<TenderBalance> change) {
        return with(kept, changed(kept.tenders(), change), kept.charges(), kept.taxes(), kept.bookings());
    }

    private static AccountRecord withCharges(AccountRecord kept, List<ChargeBalance> charges) {
        return with(kept, kept.tenders(), charges, kept.taxes(), kept.bookings());
    }

    private static AccountRecord withBookings(AccountRecord kept, List<BookedRefund> bookings) {
        return with(kept, kept.tenders(), kept.charges(), kept.taxes(), bookings);
    }

    private static <T> List<T> changed(List<T> all, Function<T, T> change) {
        return all.stream().map(change).toList();
    }

    private static AccountRecord with(
            AccountRecord kept,
            List<TenderBalance> tenders,
            List<ChargeBalance> charges,
            List<TaxBalance> taxes,
            List<BookedRefund> bookings) {
        return new AccountRecord(
                kept.version(),
                kept.cases(),
                kept.entries(),
                kept.amendments(),
                kept.replacements(),
                kept.lines(),
                tenders,
                charges,
                taxes,
                bookings,
                kept.externals(),
                kept.totals(),
                kept.waiting());
    }
}
