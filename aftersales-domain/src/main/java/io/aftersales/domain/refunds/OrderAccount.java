package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Money;
import io.aftersales.domain.orders.Amendment;
import io.aftersales.domain.orders.Discount;
import io.aftersales.domain.orders.DiscountKind;
import io.aftersales.domain.orders.OrderFacts;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.refunds.AccountRejection.AmountExceeded;
import io.aftersales.domain.refunds.AccountRejection.QuantityExceeded;
import io.aftersales.domain.refunds.AccountRejection.UnknownLine;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CheckReturnValue;
import io.aftersales.domain.shared.LineId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.RejectedException;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.TenderId;
import io.vavr.control.Either;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The one account of an order, shared by every kind of case on it: the units held and back, the amounts owed and settled on each tender,
 * and the money left. Immutable; every verb returns the account after it, with the {@link #entries() entries} written since it was loaded.
 *
 * <p>At all times {@code payable = refunded + kept + external + remaining}, where kept is the sum of fees, deductions and waived amounts.
 * Only refunds made elsewhere can drive the remaining amount below zero. What is refunded is the buyer's entitlement: it is paid out as far
 * as the money for it was captured.
 */
@CheckReturnValue
public final class OrderAccount {
    private final AccountState state;
    private final long version;
    private final int cases;
    private final long entriesBefore;
    private final List<AccountEntry> entries;
    private final Set<LineId> touched;

    OrderAccount(AccountState state, long version, int cases, EntryWriter all) {
        this.state = state;
        this.version = version;
        this.cases = cases;
        this.entriesBefore = all.before();
        this.entries = all.written();
        this.touched = all.touched();
    }

    /** Opens the account of an order on which nothing was done yet. */
    public static OrderAccount open(FrozenOrder frozen) {
        return new OrderAccount(AccountState.untouched(frozen), 0, 0, EntryWriter.none(0));
    }

    /** Tells whether these facts state another sale than the account was opened with; what was captured may have grown. */
    public boolean isOfAnotherSale(OrderFacts order) {
        return !frozen().snapshot().first().agreed().equals(order.sale().agreed())
                || !order.amendments().equals(frozen().snapshot().amendments());
    }

    /**
     * Restores an account as it was stored.
     *
     * @param frozen the sale as it was frozen at first touch, without amendments
     */
    public static OrderAccount restore(FrozenOrder frozen, AccountRecord stored) {
        FrozenOrder order = frozen;
        for (Amendment more : stored.amendments()) {
            order = order.amended(more).getOrElseThrow(RejectedException::new);
        }
        return closed(new AccountEditor(order, stored));
    }

    // --- units

    /**
     * Holds units for a case, each in the place it is taken from; refuses UNKNOWN_LINE for any of them, then QUANTITY_EXCEEDED for more
     * units of a line than are left. The caller answers for the places: {@link PlaceBalance} refuses more than they hold with
     * {@link IllegalStateException}.
     */
    public Either<Rejection, OrderAccount> hold(BookingContext context, List<Taken> asked) {
        Optional<Rejection> refused = whyNotHold(PlacedUnits.byLine(Taken.units(asked)));
        if (refused.isPresent()) {
            return Either.left(refused.get());
        }
        AccountEditor editor = editor(context);
        asked.forEach(editor::hold);
        return Either.right(closed(editor));
    }

    /** Returns the refusal of more units than are left: UNKNOWN_LINE for any of them, then QUANTITY_EXCEEDED. */
    Optional<Rejection> whyNotHold(List<Units> units) {
        for (Units each : units) {
            if (!has(each.line())) {
                return Optional.of(new UnknownLine(each.line()));
            }
        }
        for (Units each : units) {
            long left = unitsLeft(each.line());
            if (each.quantity() > left) {
                return Optional.of(new QuantityExceeded(each.line(), each.quantity(), left));
            }
        }
        return Optional.empty();
    }

    /** Releases held units. */
    public OrderAccount release(BookingContext context, List<PlacedUnits> held) {
        AccountEditor editor = editor(context);
        PlacedUnits.summed(held).forEach(editor::release);
        return closed(editor);
    }

    /** Returns every unit that is neither held nor gone; refuses QUANTITY_EXCEEDED when an order with lines has none. */
    public Either<Rejection, List<Units>> wholeOrder() {
        var all = new ArrayList<Units>();
        AccountLines lines = state.lines();
        for (int i = 0; i < lines.count(); i++) {
            long left = state.unitsLeft(i);
            if (left > 0) {
                all.add(new Units(lines.get(i).id(), left));
            }
        }
        if (all.isEmpty() && lines.count() > 0) {
            return Either.left(
                    new QuantityExceeded(lines.get(0).id(), lines.get(0).quantity(), 0));
        }
        return Either.right(List.copyOf(all));
    }

    // --- money

    /**
     * Calculates the refund that booking a claim would pay, without writing it. The units may be held or free, which makes no difference.
     * Refuses AMOUNT_EXCEEDED when the agreed amount is above the total after fees.
     */
    public Either<Rejection, RefundBreakdown> quote(RefundClaim claim) {
        return agreed(claim, RefundCalculator.amounts(state, claim))
                .map(amounts ->
                        BreakdownWriter.ofClaim(state, claim, amounts, MoneyBooking.ofClaim(state, claim, amounts)));
    }

    /** Returns the payout of a claim, in minor units: what {@link #quote} would tell as paid out now. Refuses what that refuses. */
    public Either<Rejection, Long> payout(RefundClaim claim) {
        return agreed(claim, RefundCalculator.amounts(state, claim))
                .map(amounts -> MoneyBooking.ofClaim(state, claim, amounts).payout());
    }

    /**
     * Returns the total of a claim that a reviewer is to approve, in minor units. Refuses AMOUNT_EXCEEDED for a fee of the case above the
     * refund that it is taken from, and for everything that {@link #quote} refuses. When fewer units are accepted later, the fee is a
     * ceiling: see {@link #book}.
     */
    public Either<Rejection, Long> approvalTotal(RefundClaim claim) {
        BookingAmounts amounts = RefundCalculator.amounts(state, claim);
        return amounts.ownFee < claim.fee()
                ? Either.left(exceeded(claim.fee(), amounts.ownFee))
                : agreed(claim, amounts).map(each -> each.total);
    }

    /** Refuses an agreed amount above the total that is left after fees. */
    private Either<Rejection, BookingAmounts> agreed(RefundClaim claim, BookingAmounts amounts) {
        long afterFees = amounts.total + amounts.waived;
        return claim.agreed() != null && claim.agreed() > afterFees
                ? Either.left(exceeded(claim.agreed(), afterFees))
                : Either.right(amounts);
    }

    /**
     * Returns the price paid for these units, in minor units, as the next ones to leave their lines. Limits, earlier refunds and discounts
     * that are deducted later are not considered.
     */
    public long valueOf(List<Units> units) {
        List<ExchangedUnits> same = Units.summed(units).stream()
                .map(each -> new ExchangedUnits(each.line(), each.quantity(), sku(each.line()), null))
                .toList();
        long value = 0;
        for (long worth : state.worth(same)) {
            value = Math.addExact(value, worth);
        }
        return value;
    }

    /** Returns the total that booking a claim would pay, in minor units, without the breakdown: for evaluating many claims. */
    public long worth(RefundClaim claim) {
        return RefundCalculator.amounts(state, claim).total;
    }

    /**
     * Books the accepted units: only here does entitlement move. Held units that were accepted are back, the others are released; the money
     * is owed. An agreed amount is a ceiling here, and a fee takes no more than there is.
     *
     * @param held the units the case held
     * @param back the accepted ones of them, where they were taken from
     * @param accepted the accepted part of the claim, about the same units
     */
    public Booking book(BookingContext context, List<PlacedUnits> held, List<PlacedUnits> back, RefundClaim accepted) {
        BookingAmounts amounts = RefundCalculator.amounts(state, accepted);
        MoneyBooking money = MoneyBooking.ofClaim(state, accepted, amounts);
        AccountEditor editor = editor(context);
        editor.book(context, held, back, accepted, amounts, money);
        return new Booking(closed(editor), BreakdownWriter.ofClaim(state, accepted, amounts, money));
    }

    /**
     * Books goodwill; refuses UNKNOWN_LINE, and AMOUNT_EXCEEDED above the amount left of its lines, of the shipping fees, or of the order.
     */
    public Either<Rejection, Booking> goodwill(BookingContext context, Goodwill asked) {
        for (LineId line : asked.lines()) {
            if (!has(line)) {
                return Either.left(new UnknownLine(line));
            }
        }
        Goodwill goodwill = asked.sortedBy(state.lines()::indexOf);
        var limits = new GoodwillLimits(state, goodwill);
        if (goodwill.amount() > limits.most()) {
            return Either.left(exceeded(goodwill.amount(), limits.most()));
        }
        long[] perLine = limits.perLine();
        long[] perCharge = limits.perCharge();
        MoneyBooking money = MoneyBooking.ofGoodwill(state, goodwill, perLine, perCharge);
        AccountEditor editor = editor(context);
        editor.giveGoodwill(context, goodwill, perLine, perCharge, money);
        return Either.right(new Booking(closed(editor), BreakdownWriter.ofGoodwill(state, goodwill, perLine, money)));
    }

    /** Records that money or points owed on a tender were paid. */
    public OrderAccount settle(BookingContext context, Settlement settlement) {
        AccountEditor editor = editor(context);
        editor.money().settle(settlement);
        return closed(editor);
    }

    /** Records that a payment came back to the shop; the money is owed again. */
    public OrderAccount takeBack(BookingContext context, Settlement settlement) {
        AccountEditor editor = editor(context);
        editor.money().takeBack(settlement);
        return closed(editor);
    }

    /** Records that a payment recorded as made was not made; the money is owed again. */
    public OrderAccount voidPayment(BookingContext context, Settlement settlement) {
        AccountEditor editor = editor(context);
        editor.money().voidPayment(settlement);
        return closed(editor);
    }

    /**
     * Records that store credit was given to the buyer as a gift. It is no money of the order: its sums stay, and only the journal tells of it.
     *
     * @param minor minor units, at least 1
     * @param key the effect key it was given under
     * @param reference the host's id of the grant
     */
    public OrderAccount giveCredit(BookingContext context, long minor, String key, String reference) {
        return gift(context, Kind.CREDIT_GIVEN, minor, key, reference);
    }

    /** Records that store credit {@linkplain #giveCredit given} as a gift was taken back. */
    public OrderAccount takeCreditBack(BookingContext context, long minor, String key, String reference) {
        return gift(context, Kind.CREDIT_TAKEN_BACK, minor, key, reference);
    }

    private OrderAccount gift(BookingContext context, Kind kind, long minor, String key, String reference) {
        AccountEditor editor = editor(context);
        editor.entries().gift(kind, minor, key, reference);
        return closed(editor);
    }

    // --- entries that are no booking

    /**
     * Records money that the shop took on a tender after the sale. What has become due for earlier bookings is owed. Refuses UNKNOWN_TENDER,
     * CAPTURE_KNOWN for a reference recorded before, and AMOUNT_EXCEEDED for more than was agreed and is not taken yet.
     *
     * @param minor minor units, at least 1
     * @param reference the provider's reference of the capture
     */
    public Either<Rejection, Adjustment> capture(
            BookingContext context, TenderId tender, long minor, String reference) {
        return new AccountCorrections(this, context).capture(tender, minor, reference);
    }

    /**
     * Adds a part to the order; refuses INVALID_ORDER, for an id too that the order has already, and ORDER_DOES_NOT_BALANCE. An amendment
     * that the account has already changes nothing.
     */
    public Either<Rejection, Adjustment> amend(BookingContext context, Amendment more) {
        return new AccountCorrections(this, context).amend(more);
    }

    /**
     * Records a refund made elsewhere, such as a chargeback. It may overdraw the tender and the order, which then pay no more. Refuses
     * UNKNOWN_TENDER, EXTERNAL_REFUND_KNOWN for a reference recorded before, AMOUNT_EXCEEDED for an amount with which the refunds of the
     * order could not be counted any more, UNKNOWN_LINE, and QUANTITY_EXCEEDED for more units than are left.
     *
     * @param minor minor units, at least 1
     * @param occurredAt when it happened at the provider
     * @param units the units it was made for, which are back from then on: the amount pays their worth first, and when it is less, the rest
     *     is waived. Empty when it was made for none, as a chargeback is
     */
    public Either<Rejection, Adjustment> external(
            BookingContext context,
            TenderId tender,
            long minor,
            String reference,
            Instant occurredAt,
            List<Units> units) {
        return new AccountCorrections(this, context).external(tender, minor, reference, occurredAt, units);
    }

    /** Tells whether a refund made elsewhere was recorded under this reference, taken back since or not. */
    public boolean isExternalKnown(String reference) {
        return externals().stream().anyMatch(each -> each.reference().equals(reference));
    }

    /**
     * Records that a refund made elsewhere came back to the shop: a dispute was won, a refund bounced, an amount was mistyped. The bookings
     * that it limited are worked out again, and what they pay more is owed. Refuses NOTHING_ON_REFERENCE, and AMOUNT_EXCEEDED for more than
     * stands of it.
     *
     * @param minor minor units, at least 1
     * @param occurredAt when it happened at the provider
     */
    public Either<Rejection, Adjustment> reverseExternal(
            BookingContext context, String reference, long minor, Instant occurredAt) {
        return new AccountCorrections(this, context).reverseExternal(reference, minor, occurredAt);
    }

    /**
     * Pays the buyer what a booking kept as fee or deduction, or because less was agreed. Refuses AMOUNT_EXCEEDED for more than it still
     * keeps.
     *
     * @param booking the place of the booking among the {@linkplain #bookings() bookings}
     * @param minor minor units, at least 1
     */
    public Either<Rejection, Adjustment> giveBackKept(BookingContext context, int booking, long minor) {
        return new AccountCorrections(this, context).giveBackKept(booking, minor);
    }

    // --- entries that wait for a second person

    /** Returns the entries that a first person has made and that wait for a second person; they have moved no money. */
    public List<WaitingEntry> waiting() {
        return state.waiting();
    }

    /** Returns the entry that waits and is of the same kind and about the same subject as this one; empty when none does. */
    public Optional<WaitingEntry> waiting(WaitingEntry entry) {
        return waiting().stream().filter(entry::isAboutTheSameAs).findFirst();
    }

    /** Keeps an entry until a second person makes the same. An entry of its kind about the same subject waits no longer. */
    public OrderAccount await(BookingContext context, WaitingEntry entry) {
        AccountEditor editor = editor(context);
        editor.await(entry);
        return closed(editor);
    }

    /** Drops the entry of this kind about this subject that waits; the same account when none does. */
    public OrderAccount waitNoLonger(BookingContext context, WaitingEntry entry) {
        if (waiting(entry).isEmpty()) {
            return this;
        }
        AccountEditor editor = editor(context);
        editor.drop(entry);
        return closed(editor);
    }

    // --- exchanges and reshipments

    /**
     * Returns the difference that exchanging these units would settle, in minor units: positive when the buyer has to pay more, negative
     * when some money goes back. The amount that goes back is at most the refund for returning the units; shipping and fees have no part in
     * it.
     */
    public long difference(List<ExchangedUnits> swaps) {
        return state.difference(swaps);
    }

    /**
     * Books an exchange: units leave their lines for good, and lines open for their replacements, held by the case until it ends. A surplus
     * is owed on the tenders.
     *
     * @param held the units the case held; units that are not exchanged are released
     * @param exchanged the units that leave their lines, where they were taken from
     * @param swaps the goods that replace them
     * @param total what is settled, see {@link #exchangeTotal}; a top-up was {@linkplain #topUp booked} before
     */
    public Booking exchange(
            BookingContext context,
            List<PlacedUnits> held,
            List<PlacedUnits> exchanged,
            List<ExchangedUnits> swaps,
            ExchangeTotal total) {
        long[] worth = state.worth(swaps);
        ExchangeTotal borne = borne(swaps, total);
        MoneyBooking money = MoneyBooking.ofExchange(state, swaps, worth, borne);
        AccountEditor editor = editor(context);
        editor.exchange(context, held, exchanged, swaps, worth, borne, money);
        return new Booking(closed(editor), BreakdownWriter.ofSurplus(state, swaps, worth, borne, money));
    }

    /**
     * Returns what {@link #exchange} books of a total that was asked for earlier: no more goes back to the buyer than the units are worth
     * now and than was left of the order before the buyer paid, and the shop keeps that much less. What the buyer was asked for stays.
     */
    public ExchangeTotal borne(List<ExchangedUnits> swaps, ExchangeTotal total) {
        long worth = LongStream.of(state.worth(swaps)).sum();
        return total.borneBy(Math.max(0, Math.min(worth, state.left() - total.asked())));
    }

    /**
     * Returns what exchanging these units would settle if all of them were as good as new. Refuses AMOUNT_EXCEEDED for an agreed difference
     * that is not between 0 and the computed one, and for a fee too large to be counted together with what was paid.
     *
     * @param fee the case's own fee, in minor units
     * @param agreed the difference that buyer and shop agreed on, in minor units; null for the computed one
     */
    public Either<Rejection, ExchangeTotal> exchangeTotal(List<ExchangedUnits> swaps, long fee, @Nullable Long agreed) {
        long computed = state.difference(swaps);
        if (agreed != null && !ExchangeTotal.isBetween(agreed, computed)) {
            return Either.left(exceeded(agreed, computed));
        }
        long countable = Long.MAX_VALUE - payable() - mostToSettle(swaps);
        return fee > countable
                ? Either.left(exceeded(fee, countable))
                : Either.right(new ExchangeTotal(ExchangeTotal.settled(agreed, computed, computed), fee, 0));
    }

    /** Returns the most that a difference and a deduction can come to: the worth of the units or of the new goods, whichever is more. */
    private long mostToSettle(List<ExchangedUnits> swaps) {
        long[] worth = state.worth(swaps);
        long old = 0;
        long fresh = 0;
        for (int s = 0; s < worth.length; s++) {
            old = Math.addExact(old, worth[s]);
            fresh = Math.addExact(fresh, swaps.get(s).valueOr(worth[s]));
        }
        return Math.max(old, fresh);
    }

    /**
     * Returns the deduction that the shop keeps for the grades of exchanged units, in minor units; at most the refund for returning them.
     *
     * @param percents the sums of the percentages that the units pay less, by line
     */
    public long deduction(List<ExchangedUnits> swaps, Map<LineId, Long> percents) {
        return RefundCalculator.deductionOf(state, swaps, percents);
    }

    /** Quotes an exchange that settles this, as if everything were accepted. Nothing is written. */
    public ExchangeQuote quoteExchange(List<ExchangedUnits> swaps, ExchangeTotal total) {
        long[] worth = state.worth(swaps);
        MoneyBooking money = MoneyBooking.ofExchange(state, swaps, worth, total);
        long paid = 0;
        long value = 0;
        for (int s = 0; s < worth.length; s++) {
            paid = Math.addExact(paid, worth[s]);
            value = Math.addExact(value, swaps.get(s).valueOr(worth[s]));
        }
        return new ExchangeQuote(
                money(paid),
                money(value),
                money(total.difference()),
                money(total.fee()),
                money(total.asked()),
                money(money.payout()),
                money.tenders(),
                null);
    }

    private Money money(long minor) {
        return Money.ofMinor(minor, frozen().currency());
    }

    /** Returns the list price that the units of a line were sold at, or given at in an exchange; null when unknown. */
    public @Nullable ListPrice soldAt(LineId line) {
        return state.lines().of(line).soldAt();
    }

    /**
     * Records that the buyer paid a difference. The payment is a tender like the others from then on.
     *
     * @param paid the payment; its id is new to the order
     * @param key the effect key of the request for the difference
     */
    public OrderAccount topUp(BookingContext context, Tender paid, String key) {
        refuseKnown(paid);
        AccountEditor editor = editor(context);
        editor.money().topUp(paid, key);
        return closed(editor);
    }

    /**
     * Records that the buyer paid for units that were refunded and did not come back: a further tender of the order. The shop keeps as much
     * as was paid, under the tax rates of the units; what has become due for earlier bookings is owed.
     *
     * @param paid the buyer's payment; its tender is new to the order
     * @param units the units that were refunded early
     */
    public Adjustment recover(BookingContext context, Tender paid, List<Units> units) {
        refuseKnown(paid);
        return new AccountCorrections(this, context).recover(paid, units);
    }

    private void refuseKnown(Tender paid) {
        if (tender(paid.id()).isPresent()) {
            throw new IllegalArgumentException("the order has a tender " + paid.id() + " already");
        }
    }

    /**
     * Books the rest of a top-up as owed to the buyer, because the case no longer waited for it. This is all of it when the call follows
     * {@link #topUp} in the same decision.
     */
    public OrderAccount returnTopUp(BookingContext context, TenderId paid) {
        AccountEditor editor = editor(context);
        editor.money().returnTopUp(paid);
        return closed(editor);
    }

    /**
     * Records that a top-up was taken back from the shop. It counts as refunded elsewhere, and the lines the exchange opened lose the same
     * worth. Empty when this reference was recorded before.
     *
     * @param exchange the case that the difference was paid for
     */
    public Optional<OrderAccount> topUpTakenBack(
            BookingContext context, CaseId exchange, TenderId paid, String reference) {
        if (isExternalKnown(reference)) {
            return Optional.empty();
        }
        AccountEditor editor = editor(context);
        editor.topUpTakenBack(exchange, paid, reference, context.at());
        return Optional.of(closed(editor));
    }

    /**
     * Records that the goods of an exchange were delivered: its lines can be returned, within their window. Lines that are known to be
     * delivered stay as they are.
     *
     * @param deliveredAt the moment they arrived
     */
    public OrderAccount delivered(BookingContext context, CaseId exchange, Instant deliveredAt) {
        AccountEditor editor = editor(context);
        editor.delivered(exchange, deliveredAt);
        return closed(editor);
    }

    /**
     * Records that units were sent again and arrived: they are released, gone from the place where they were lost or faulty, and in the
     * shipment of the case.
     */
    public OrderAccount reshipped(BookingContext context, List<PlacedUnits> held) {
        AccountEditor editor = editor(context);
        for (PlacedUnits units : PlacedUnits.summed(held)) {
            editor.reshipped(units, context.at());
        }
        return closed(editor);
    }

    /** Records that a replacement was shipped for goods of this order, under the host's id of it. */
    public OrderAccount replacedBy(BookingContext context, String order) {
        AccountEditor editor = editor(context);
        editor.replacedBy(order);
        return closed(editor);
    }

    /**
     * Returns the coupons to be returned to the buyer now, each once, while no money is owed: those of every part of the order that is back
     * and of whose charges nothing is left but what never comes back.
     */
    public List<String> couponsDue() {
        var due = new ArrayList<String>();
        if (frozen().policy().couponGoesBack() && moneyOwed() == 0) {
            for (FrozenPart part : frozen().parts()) {
                if (isDone(part)) {
                    part.sale().discounts().stream()
                            .filter(discount -> discount.kind().equals(DiscountKind.COUPON))
                            .map(Discount::id)
                            .filter(coupon -> !totals().couponsReturned().contains(coupon))
                            .forEach(due::add);
                }
            }
        }
        return due;
    }

    private boolean isDone(FrozenPart part) {
        if (!state.isBack(part.number())) {
            return false;
        }
        for (int c = part.firstCharge(); c < part.firstCharge() + part.charges(); c++) {
            if (state.chargeLeft(c) > 0 && !frozen().neverComesBack(c)) {
                return false;
            }
        }
        return true;
    }

    /** Records that the {@linkplain #couponsDue() due} coupons are returned. */
    public OrderAccount returnCoupons(BookingContext context) {
        AccountEditor editor = editor(context);
        editor.money().returnCoupons(couponsDue());
        return closed(editor);
    }

    // --- cases and versions

    /** Returns the id of the next case of this order. */
    public CaseId nextCase() {
        return new CaseId(order(), cases + 1);
    }

    /** Returns a copy with one more case on the order. */
    public OrderAccount withCase() {
        return new OrderAccount(state, version, cases + 1, new EntryWriter(entriesBefore, entries, touched, null));
    }

    /** Returns the version the account was loaded with; a repository compares it and stores {@link #saved()}. */
    public long version() {
        return version;
    }

    /** Returns this account one version later, with its entries written. */
    public OrderAccount saved() {
        return new OrderAccount(state, version + 1, cases, EntryWriter.none(entriesBefore + entries.size()));
    }

    /** Returns the entries written since the account was loaded, for a repository to append. */
    public List<AccountEntry> entries() {
        return entries;
    }

    /**
     * Returns the lines that changed since the account was loaded: in their {@link #line balance}, or, for a line that an exchange opened,
     * in its worth or time of delivery. Together with the tenders named in the entries, and the sums, they are all a repository has to
     * write.
     */
    public Set<LineId> touchedLines() {
        return touched;
    }

    /** Returns the part of the account that changes, for a repository to store. */
    public AccountRecord toRecord() {
        return new AccountRecord(
                version,
                cases,
                entriesBefore + entries.size(),
                frozen().snapshot().amendments(),
                replacements(),
                state.balances().values().toJavaList(),
                state.tenders(),
                state.charges(),
                state.taxes(),
                state.bookings().asJava(),
                state.externals(),
                state.totals(),
                state.waiting());
    }

    // --- what can be asked

    /** Returns the id of the order. */
    public OrderId order() {
        return frozen().sale().id();
    }

    /** Returns the part of the account that never changes. */
    public FrozenOrder frozen() {
        return state.frozen();
    }

    /** Returns the amount asked for the order, in minor units, captured or not, including what was paid on top in exchanges. */
    public long payable() {
        return state.payable();
    }

    /** Returns the money that the shop has taken, in minor units, including what was paid on top in exchanges. */
    public long captured() {
        return state.captured();
    }

    /** Returns everything decided as a refund here, captured and paid yet or not, in minor units. */
    public long refunded() {
        return totals().refunded();
    }

    /** Returns everything that was paid back outside of after-sales and not taken back, in minor units. */
    public long external() {
        return state.external();
    }

    /** Returns everything decided to be paid out, paid yet or not, in minor units; the rest of what is refunded was never captured. */
    public long paidOut() {
        return state.paidOut();
    }

    /** Returns the amount of the order that is still to be collected from the buyer, in minor units. */
    public long toCollect() {
        return Math.max(0, payable() - captured() - (refunded() - paidOut()));
    }

    /** Returns the amount owed on tenders that a payment provider pays, in minor units; points are not included. */
    public long moneyOwed() {
        return state.moneyOwed();
    }

    /** Returns the amount the shop keeps, in minor units: fees, deductions and waived amounts that were not given back. */
    public long kept() {
        return totals().kept();
    }

    /**
     * Returns the amount that is neither refunded, here or elsewhere, nor kept, in minor units. Negative only when refunds made elsewhere
     * overdrew the order.
     */
    public long remaining() {
        return state.remaining();
    }

    /** Returns the amount that may still be refunded, in minor units; never negative. */
    public long left() {
        return state.left();
    }

    /** Tells whether the order has this line, from the sale or from an exchange. */
    public boolean has(LineId line) {
        return state.lines().indexOf(line) >= 0;
    }

    /** Returns the SKU of the goods on a line of the order. */
    public String sku(LineId line) {
        return state.lines().of(line).sku();
    }

    /** Returns the units sold of a line, or brought by the exchange that opened it. */
    public long quantity(LineId line) {
        return state.lines().of(line).quantity();
    }

    /** Returns the line of the sale that a line goes back to; the line itself, unless an exchange opened it. */
    public LineId root(LineId line) {
        return frozen().line(state.lines().of(line).root()).id();
    }

    /** Returns the lines that exchanges opened, in the order in which they were opened. */
    public List<ReplacementLine> replacements() {
        return state.lines().replacements();
    }

    /** Returns the line that an exchange opened under this id; empty for lines of the sale. */
    public Optional<ReplacementLine> replacement(LineId line) {
        for (ReplacementLine each : replacements()) {
            if (each.line().equals(line)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Returns the units of a line that are neither held nor back nor exchanged; 0 for a line the order does not have. */
    public long unitsLeft(LineId id) {
        int i = state.lines().indexOf(id);
        return i < 0 ? 0 : state.unitsLeft(i);
    }

    /** Returns the units held by open cases, all lines together. */
    public long unitsHeld() {
        return state.running().held();
    }

    /** Returns the balance of a line; all zero for a line never touched. */
    public LineBalance line(LineId id) {
        int i = state.lines().indexOf(id);
        if (i < 0) {
            throw new IllegalArgumentException("the order has no line " + id);
        }
        return state.balances().getOrElse(i, LineBalance.untouched(id));
    }

    /** Returns the tenders with the amounts refunded on them, in the order of the sale. */
    public List<TenderBalance> tenders() {
        return state.tenders();
    }

    /** Returns one tender with the amounts refunded on it; empty for an unknown tender. */
    public Optional<TenderBalance> tender(TenderId id) {
        return state.tender(id);
    }

    /** Returns every booking, in order. */
    public List<BookedRefund> bookings() {
        return state.bookings().asJava();
    }

    /** Returns the amounts paid and given back by tax rate. */
    public List<TaxBalance> taxes() {
        return state.taxes();
    }

    /** Returns the charges with the amounts refunded of them, in the order of the order. */
    public List<ChargeBalance> charges() {
        return state.charges();
    }

    /** Returns every refund made elsewhere, in order. */
    public List<ExternalRefund> externals() {
        return state.externals();
    }

    /** Returns the sums that cannot be derived from lines and tenders. */
    public AccountTotals totals() {
        return state.totals();
    }

    /** Tells whether every unit is back, or the order without lines cancelled. */
    public boolean isEverythingBack() {
        return state.isEverythingBack();
    }

    /** Tells whether everything is back and no money is left. Money alone never makes an order fully refunded. */
    public boolean isFullyRefunded() {
        return isEverythingBack() && left() == 0;
    }

    @Override
    public String toString() {
        return "OrderAccount[" + order() + " v" + version + ": payable " + payable() + ", refunded " + refunded()
                + ", kept " + kept() + ", remaining " + remaining() + ", " + unitsHeld() + " units held]";
    }

    // --- for the editor

    AccountState state() {
        return state;
    }

    /** Opens the account for one movement, booked under this context. */
    AccountEditor editor(BookingContext context) {
        return new AccountEditor(state, version, cases, entries(context));
    }

    /** Opens the account with a part added to its order. */
    AccountEditor editor(FrozenOrder amended, BookingContext context) {
        return AccountEditor.amending(toRecord(), amended, entries(context));
    }

    static OrderAccount closed(AccountEditor editor) {
        return new OrderAccount(editor.state(), editor.version(), editor.cases(), editor.entries());
    }

    private EntryWriter entries(BookingContext context) {
        return new EntryWriter(entriesBefore, entries, touched, context);
    }

    AmountExceeded exceeded(long asked, long most) {
        return new AmountExceeded(money(asked), money(most));
    }
}
