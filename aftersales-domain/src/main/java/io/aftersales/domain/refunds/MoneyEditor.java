package io.aftersales.domain.refunds;

import io.aftersales.domain.money.Apportionment;
import io.aftersales.domain.orders.RefundHistory;
import io.aftersales.domain.orders.Tender;
import io.aftersales.domain.refunds.AccountEntry.Kind;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.TenderId;
import io.vavr.collection.Vector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The money of an account that is opened for writing: sums, tenders, charges, taxes, bookings and refunds made elsewhere. */
final class MoneyEditor {
    private final FrozenOrder frozen;
    private final EntryWriter entries;
    private final TenderEditor tenders;
    private final List<ChargeBalance> charges;
    private TaxLedger taxes;
    private List<TaxBalance> credited; // the rows up to which entries tell what was credited
    private Vector<BookedRefund> bookings;
    private final List<ExternalRefund> externals;

    private final long[] goodsGranted;
    private long refunded;
    private long neverShipped;
    private long full;
    private long fees;
    private long deductions;
    private long waived;
    private long keptGivenBack;
    private int cancelledParts;
    private Set<String> couponsReturned;
    private Set<String> captures;
    private long topUps;
    private List<String> replacementOrders;

    /** Opens money as it is stored. Parts that the stored money does not know yet are added, untouched. */
    MoneyEditor(FrozenOrder frozen, AccountRecord stored, EntryWriter entries) {
        this(
                frozen,
                stored.tenders(),
                stored.charges(),
                stored.taxes(),
                Vector.ofAll(stored.bookings()),
                stored.externals(),
                stored.totals(),
                entries);
    }

    /** Opens the money of an account in its present state. */
    MoneyEditor(AccountState state, EntryWriter entries) {
        this(
                state.frozen(),
                state.tenders(),
                state.charges(),
                state.taxes(),
                state.bookings(),
                state.externals(),
                state.totals(),
                entries);
    }

    private MoneyEditor(
            FrozenOrder frozen,
            List<TenderBalance> tenders,
            List<ChargeBalance> charges,
            List<TaxBalance> taxes,
            Vector<BookedRefund> bookings,
            List<ExternalRefund> externals,
            AccountTotals totals,
            EntryWriter entries) {
        this.frozen = frozen;
        this.entries = entries;
        this.tenders = new TenderEditor(tenders);
        this.charges = new ArrayList<>(charges);
        this.taxes = new TaxLedger(taxes, totals.beyondRates());
        this.credited = List.copyOf(taxes);
        this.bookings = bookings;
        this.externals = new ArrayList<>(externals);
        goodsGranted = new long[frozen.parts().size()];
        for (int p = 0; p < totals.goodsGranted().size(); p++) {
            goodsGranted[p] = totals.goodsGranted().get(p);
        }
        refunded = totals.refunded();
        neverShipped = totals.neverShipped();
        full = totals.full();
        fees = totals.fees();
        deductions = totals.deductions();
        waived = totals.waived();
        keptGivenBack = totals.keptGivenBack();
        cancelledParts = totals.cancelledParts();
        couponsReturned = totals.couponsReturned();
        captures = totals.captures();
        topUps = totals.topUps();
        replacementOrders = totals.replacementOrders();
    }

    /** Adds the tenders, charges and taxes of a part that was added to the order. */
    void amend(FrozenPart part) {
        part.sale().tenders().forEach(tenders::add);
        part.sale().charges().forEach(charge -> charges.add(ChargeBalance.untouched(charge.id())));
        taxes.open(part.taxes());
        entries.amended(part.allocations().payable());
    }

    List<TenderBalance> tenders() {
        return tenders.all();
    }

    TenderBalance tender(TenderId id) {
        return tenders.of(id);
    }

    List<ChargeBalance> charges() {
        return charges;
    }

    TaxLedger taxes() {
        return taxes;
    }

    Vector<BookedRefund> bookings() {
        return bookings;
    }

    List<ExternalRefund> externals() {
        return externals;
    }

    /** Writes what was credited since entries last told of it. */
    void credit(Kind kind, @Nullable CaseId of) {
        entries.credited(kind, of, taxes.since(credited));
        credited = List.copyOf(taxes.rows());
    }

    private void creditElsewhere() {
        credit(Kind.CREDITED_ELSEWHERE, entries.caseIdIfAny());
    }

    void replacedBy(String order) {
        replacementOrders = new ArrayList<>(replacementOrders);
        replacementOrders.add(order);
    }

    AccountTotals totals() {
        var granted = new ArrayList<Long>(goodsGranted.length);
        for (long each : goodsGranted) {
            granted.add(each);
        }
        return new AccountTotals(
                granted,
                refunded,
                neverShipped,
                full,
                fees,
                deductions,
                waived,
                keptGivenBack,
                taxes.beyond(),
                cancelledParts,
                couponsReturned,
                captures,
                topUps,
                replacementOrders);
    }

    // --- bookings

    /** Books the money of a claim. */
    void book(BookingContext context, RefundClaim claim, BookingAmounts amounts, MoneyBooking money) {
        if (claim.whole() && frozen.lines() == 0) {
            cancelledParts = frozen.parts().size();
        }
        grant(amounts);
        keep(amounts.fees(), amounts.deductions, amounts.waived);
        add(money, money.record(context, amounts.full, amounts.goods, amounts.terms(claim)));
    }

    private void grant(BookingAmounts amounts) {
        for (int p = 0; p < goodsGranted.length; p++) {
            goodsGranted[p] += amounts.goodsByPart[p];
        }
        for (int c = 0; c < amounts.charges.length; c++) {
            charges.set(c, charges.get(c).pay(amounts.charges[c]));
        }
    }

    private void keep(long moreFees, long moreDeductions, long moreWaived) {
        fees += moreFees;
        deductions += moreDeductions;
        waived += moreWaived;
        entries.kept(Kind.FEE, moreFees);
        entries.kept(Kind.DEDUCTION, moreDeductions);
        entries.kept(Kind.WAIVED, moreWaived);
    }

    private void add(MoneyBooking money, BookedRefund booked) {
        taxes = money.taxes();
        refunded += money.paid();
        neverShipped += money.paidForNeverShipped();
        full += booked.full();
        bookings = bookings.append(booked);
    }

    /** Books goodwill. */
    void book(BookingContext context, MoneyBooking money) {
        add(money, money.record(context, money.paid(), 0, new RefundTerms(0, true, 0, null)));
    }

    /** Books the surplus of an exchange, and what the shop keeps of it or was paid on top. */
    void book(BookingContext context, MoneyBooking money, ExchangeTotal total) {
        keep(total.fee(), total.deduction(), 0);
        add(money, money.record(context, money.paid() + total.kept(), 0, new RefundTerms(0, true, 0, null)));
    }

    /** Books what the buyer paid for units that were refunded and did not come back; the shop keeps all of it. */
    void book(BookingContext context, MoneyBooking money, long recovered) {
        keep(0, recovered, 0);
        add(money, money.record(context, recovered, 0, new RefundTerms(0, true, 0, null)));
    }

    void giveGoodwillOnCharges(long[] perCharge) {
        for (int c = 0; c < perCharge.length; c++) {
            charges.set(c, charges.get(c).give(perCharge[c]));
        }
    }

    /** Owes a payout on the tenders. */
    void owe(List<RefundBreakdown.OfTender> payout) {
        for (RefundBreakdown.OfTender part : payout) {
            tenders.move(part.id(), tender -> tender.owe(part.amount()));
            entries.money(Kind.OWED, part.id(), part.amount(), part.points());
        }
    }

    void settle(Settlement paid) {
        tenders.move(paid.tender(), tender -> tender.settle(paid.amount()));
        boolean money = tenders.of(paid.tender()).tender().kind().isMoney();
        Kind kind = !money ? Kind.POINTS_BACK : paid.goodwill() ? Kind.GOODWILL : Kind.REFUND;
        entries.settlement(kind, paid);
    }

    void takeBack(Settlement reversed) {
        undo(Kind.REVERSAL, reversed);
    }

    /** Undoes a payment that was not made. */
    void voidPayment(Settlement notMade) {
        undo(Kind.VOIDED, notMade);
    }

    private void undo(Kind kind, Settlement paid) {
        tenders.move(paid.tender(), tender -> tender.settle(-paid.amount()));
        entries.settlement(kind, paid);
    }

    // --- captures and top-ups

    void capture(TenderId id, long minor, String reference) {
        tenders.move(id, tender -> tender.capture(minor));
        captures = new HashSet<>(captures);
        captures.add(reference);
        entries.capture(id, minor, reference);
    }

    /** Adds the difference that the buyer paid as a further tender of the order. */
    void topUp(Tender paid, String key) {
        tenders.add(paid);
        topUps = Math.addExact(topUps, paid.captured());
        entries.topUp(paid, key);
    }

    /** Books the rest of a top-up as owed to the buyer, because the case no longer waits for it. */
    void returnTopUp(TenderId id) {
        long minor = tenders.of(id).left();
        if (minor > 0) {
            refunded += minor;
            full += minor;
            tenders.move(id, paid -> paid.owe(minor));
            entries.money(Kind.OWED, id, minor, 0);
        }
    }

    // --- refunds made elsewhere, and ways back

    /** Counts a refund made elsewhere that names no units. */
    void external(ExternalRefund made, Instant occurredAt) {
        addExternal(made, occurredAt);
        taxes.external(made.amount());
        creditElsewhere();
    }

    /** Counts the part of a refund made elsewhere that took back what was paid on top, under no rate. */
    void externalTopUp(ExternalRefund made, long underNoRate, Instant occurredAt) {
        addExternal(made, occurredAt);
        taxes.externalBeyond(underNoRate);
        taxes.external(made.amount() - underNoRate);
        creditElsewhere();
    }

    private void addExternal(ExternalRefund made, Instant occurredAt) {
        tenders.move(made.tender(), tender -> tender.external(made.amount()));
        externals.add(made);
        entries.external(made.tender(), made.amount(), made.reference(), occurredAt);
    }

    /** Counts a refund made elsewhere for units: it pays their worth, the rest of that is waived, and more is taken from the order. */
    void externalForUnits(
            ExternalRefund made, Instant occurredAt, BookingContext context, BookingAmounts amounts, long[] weights) {
        long rest = amounts.taken - made.forUnits();
        addExternal(made, occurredAt);
        grant(amounts);
        keep(0, 0, rest);
        long[] kept = taxes.bookElsewhere(made.forUnits(), rest, weights);
        taxes.external(made.amount() - made.forUnits());
        creditElsewhere();
        full += amounts.taken;
        bookings = bookings.append(new BookedRefund(
                context.caseId(),
                amounts.taken,
                rest,
                made.forUnits(),
                amounts.goods,
                null,
                0,
                rest,
                amounts.neverShipped,
                amounts.shipped,
                TaxShare.of(weights),
                TaxShare.of(kept)));
    }

    /** Counts refunds from before this library, as {@link #externalForUnits} does, but as refunded. */
    void open(RefundHistory history, BookingContext context, BookingAmounts amounts, long[] weights) {
        long sum = 0;
        for (TenderBalance tender : List.copyOf(tenders.all())) {
            long minor = history.refunded().getOrDefault(tender.tender().id(), 0L);
            if (minor > 0) {
                long points = MoneyBooking.points(tender, minor);
                tenders.move(tender.tender().id(), paid -> paid.owe(minor).settle(minor));
                entries.money(Kind.OPENING, tender.tender().id(), minor, points);
                sum += minor;
            }
        }
        long forUnits = Math.min(sum, amounts.taken);
        long rest = amounts.taken - forUnits;
        grant(amounts);
        keep(0, 0, rest);
        long[] kept = taxes.book(forUnits, rest, weights);
        taxes.book(sum - forUnits, 0, new long[weights.length]);
        refunded += sum;
        full += sum + rest;
        bookings = bookings.append(new BookedRefund(
                context.caseId(),
                sum + rest,
                sum + rest,
                0,
                amounts.goods,
                null,
                sum,
                rest,
                amounts.neverShipped,
                amounts.shipped,
                TaxShare.of(weights),
                TaxShare.of(kept)));
    }

    /**
     * More worth of goods that are back, since their line is worth again what a refund made elsewhere took from it.
     *
     * @param part the part of the order
     * @param row the tax balance of the goods
     * @param minor the amount
     */
    record OwedForGoods(int part, int row, long minor) {}

    /**
     * Takes back a refund made elsewhere, and works out again the bookings since then: those of goods that are worth more now, then those
     * that it limited, oldest first.
     *
     * @param most the most that they may take more of the order
     * @return the case of the last booking that pays more; null when none does
     */
    @Nullable
    CaseId reverse(int external, long minor, long most, List<OwedForGoods> owed, Instant occurredAt) {
        ExternalRefund made = externals.get(external).reverse(minor);
        externals.set(external, made);
        tenders.move(made.tender(), tender -> tender.external(-minor));
        taxes.reverse(minor);
        entries.externalReversed(made.tender(), minor, made.reference(), occurredAt);
        creditElsewhere();
        if (made.namesUnits()) {
            long stands = Math.min(made.standing(), made.forUnits());
            bookings = bookings.update(made.bookings(), booked -> booked.paidElsewhere(stands));
        }
        long budget = most;
        CaseId last = null;
        for (OwedForGoods goods : owed) {
            long[] shares = sharesOf(goods, made.bookings());
            for (int b = 0; b < shares.length; b++) {
                if (shares[b] > 0) {
                    long more = Math.min(shares[b], budget);
                    budget -= more;
                    BookedRefund worthMore = bookings.get(b).worthMore(shares[b], goods.row());
                    full += shares[b];
                    goodsGranted[goods.part()] += shares[b];
                    long[] row = new long[taxes.rows().size()];
                    row[goods.row()] = more;
                    last = workOutAgain(b, worthMore, more, row) > 0 ? worthMore.caseId() : last;
                }
            }
        }
        for (int b = made.bookings(); b < bookings.size(); b++) {
            BookedRefund booked = bookings.get(b);
            long more = Math.min(booked.limited(), budget);
            if (more > 0) {
                budget -= more;
                long[] weights = TaxShare.spread(booked.weights(), taxes.rows().size());
                last = workOutAgain(b, booked, more, weights) > 0 ? booked.caseId() : last;
            }
        }
        return last;
    }

    /**
     * Returns what is owed for goods by the bookings that count it: those that the goods came back by, or the newest one where another took
     * their place. Without a booking since then it falls to the next return.
     */
    private long[] sharesOf(OwedForGoods goods, int from) {
        long[] drawn = new long[bookings.size()];
        if (from >= drawn.length) {
            return drawn;
        }
        for (int b = from; b < drawn.length; b++) {
            drawn[b] = TaxShare.spread(bookings.get(b).weights(), taxes.rows().size())[goods.row()];
        }
        if (LongStream.of(drawn).sum() == 0) {
            drawn[drawn.length - 1] = 1;
        }
        return Apportionment.apportion(goods.minor(), drawn);
    }

    /**
     * Takes more for a booking, as if it had been there from the start; returns the part of it that goes to the buyer.
     *
     * @param now the booking with what its goods are worth now
     * @param weights the amounts by which more is drawn from the tax rates
     */
    private long workOutAgain(int b, BookedRefund now, long more, long[] weights) {
        BookedRefund was = bookings.get(b);
        BookingAmounts before = workedOut(was, was.taken());
        BookingAmounts after = workedOut(now, was.taken() + more);
        long paid = after.total - before.total;
        keep(after.fees() - before.fees(), after.deductions - before.deductions, after.waived - before.waived);
        int rows = taxes.rows().size();
        long[] kept = TaxShare.spread(was.keptByRate(), rows);
        long[] moreKept = taxes.book(paid, more - paid, weights);
        Arrays.setAll(kept, r -> kept[r] + moreKept[r]);
        replace(b, now.taking(more, paid, more - paid, TaxShare.of(kept)));
        credit(Kind.CREDITED, was.caseId());
        return paid;
    }

    private BookingAmounts workedOut(BookedRefund booked, long taken) {
        var amounts = new BookingAmounts(new int[0], 0, 0);
        amounts.goods = booked.goods();
        amounts.taken = taken;
        RefundTerms terms = booked.terms();
        // What was kept of units that were refunded elsewhere was decided then; all the rest goes to the buyer.
        amounts.keep(
                terms == null ? new RefundTerms(0, true, 0, null) : terms,
                frozen.policy().restockingFee());
        return amounts;
    }

    private void replace(int b, BookedRefund now) {
        BookedRefund was = bookings.get(b);
        refunded += now.paid() - was.paid();
        neverShipped += now.paidForNeverShipped() - was.paidForNeverShipped();
        bookings = bookings.update(b, now);
    }

    /** Pays what a booking kept. */
    void giveBackKept(int b, long minor) {
        BookedRefund was = bookings.get(b);
        long[] kept = TaxShare.spread(was.keptByRate(), taxes.rows().size());
        long[] given = taxes.giveBack(minor, kept);
        Arrays.setAll(kept, r -> kept[r] - given[r]);
        keptGivenBack += minor;
        replace(b, was.taking(0, minor, -minor, TaxShare.of(kept)));
        entries.kept(Kind.KEPT_GIVEN_BACK, minor);
    }

    void returnCoupons(List<String> coupons) {
        couponsReturned = new HashSet<>(couponsReturned);
        couponsReturned.addAll(coupons);
        coupons.forEach(entries::coupon);
    }
}
