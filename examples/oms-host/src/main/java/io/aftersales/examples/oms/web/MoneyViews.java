package io.aftersales.examples.oms.web;

import io.aftersales.domain.cases.RefundPart;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Route;
import io.aftersales.domain.finance.CreditNote;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.refunds.TenderBalance;
import io.aftersales.domain.refunds.Units;
import io.aftersales.domain.refunds.WaitingEntry.Kind;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.shared.TenderId;
import io.aftersales.examples.oms.shop.JournalDays;
import io.aftersales.examples.oms.shop.OpenPayments;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import io.aftersales.ports.views.CaseView;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Response bodies about money: the account of an order, its credit notes, the journal, and payments that are owed. */
final class MoneyViews {
    private MoneyViews() {}

    /**
     * Account of an order.
     *
     * @param paid the amount asked, which is refunded, kept, paid back elsewhere, or remains
     * @param captured the amount taken so far
     * @param refunded the buyer's entitlement so far
     * @param kept fees, deductions and waived amounts
     * @param external the amount paid back outside the library
     * @param remaining the rest; negative when too much was paid back elsewhere
     * @param waiting the entries of money that wait for a second person; they have moved no money
     */
    record Account(
            OrderId order,
            Money paid,
            Money captured,
            Money refunded,
            Money kept,
            Money external,
            Money remaining,
            long unitsHeld,
            List<OfTender> tenders,
            List<WaitingEntry> waiting) {
        /** Balance of one tender: captured, owed, settled, and refunded outside the library. */
        record OfTender(TenderId tender, String channel, Money captured, Money owed, Money settled, Money external) {
            static OfTender of(TenderBalance balance, Currency currency) {
                return new OfTender(
                        balance.tender().id(),
                        balance.tender().channel(),
                        Money.ofMinor(balance.captured(), currency),
                        Money.ofMinor(balance.owed(), currency),
                        Money.ofMinor(balance.settled(), currency),
                        Money.ofMinor(balance.external(), currency));
            }
        }

        /** Entry of money by a first person, which the same entry by another person carries out. */
        record WaitingEntry(
                Kind kind,
                @Nullable CaseId caseId,
                String reference,
                @Nullable TenderId tender,
                Money amount,
                List<Units> units,
                String by,
                Instant at) {
            static WaitingEntry of(io.aftersales.domain.refunds.WaitingEntry entry, Currency currency) {
                return new WaitingEntry(
                        entry.kind(),
                        entry.caseId(),
                        entry.reference(),
                        entry.tender(),
                        Money.ofMinor(entry.minor(), currency),
                        entry.units(),
                        entry.by().id(),
                        entry.at());
            }
        }

        static Account of(OrderAccount account) {
            Currency currency = account.frozen().currency();
            return new Account(
                    account.order(),
                    Money.ofMinor(account.payable(), currency),
                    Money.ofMinor(account.captured(), currency),
                    Money.ofMinor(account.refunded(), currency),
                    Money.ofMinor(account.kept(), currency),
                    Money.ofMinor(account.external(), currency),
                    Money.ofMinor(account.remaining(), currency),
                    account.unitsHeld(),
                    account.tenders().stream()
                            .map(each -> OfTender.of(each, currency))
                            .toList(),
                    account.waiting().stream()
                            .map(each -> WaitingEntry.of(each, currency))
                            .toList());
        }
    }

    /**
     * Line of the journal. The reference of a credit is the code of its tax rate.
     *
     * @param sequence the place of the line in the journal, a number
     * @param channel the channel of the tender; the route tells where the money went
     * @param route the way on which a payment went; null for a line that is no payment of after-sales
     */
    record Booked(
            String sequence,
            String order,
            long number,
            @Nullable String caseId,
            String kind,
            @Nullable String tender,
            String channel,
            Money amount,
            Money tax,
            long points,
            @Nullable String key,
            @Nullable Route route,
            @Nullable String reference,
            Instant occurredAt,
            Instant bookedAt,
            String by) {
        static Booked of(JournalEntry line) {
            AccountEntry entry = line.entry();
            return new Booked(
                    Long.toString(line.sequence()),
                    line.order().value(),
                    entry.number(),
                    entry.caseId() == null ? null : entry.caseId().toString(),
                    entry.kind().name(),
                    entry.tender() == null ? null : entry.tender().value(),
                    line.channel(),
                    Money.ofMinor(entry.amount(), line.currency()),
                    Money.ofMinor(entry.tax(), line.currency()),
                    entry.points(),
                    entry.key(),
                    entry.route(),
                    entry.reference(),
                    entry.occurredAt(),
                    entry.bookedAt(),
                    entry.by().toString());
        }
    }

    /** Sums of the journal, by currency, kind and way. */
    record BookedSums(List<BookedSum> sums) {
        static BookedSums of(List<JournalDays.Sum> sums) {
            return new BookedSums(sums.stream().map(BookedSum::of).toList());
        }
    }

    /**
     * Sum of the entries of the journal of one kind, way and currency.
     *
     * @param flow the direction of the money: OUT of the shop, IN to it, or NONE where no money moved
     * @param route the way on which the payments went; null for entries that are no payment of after-sales
     * @param entries how many entries
     * @param amount the sum of their amounts, without sign
     */
    record BookedSum(
            String kind, JournalDays.Flow flow, @Nullable Route route, long entries, Money amount, Money tax) {
        static BookedSum of(JournalDays.Sum sum) {
            return new BookedSum(sum.kind().name(), sum.flow(), sum.route(), sum.entries(), sum.amount(), sum.tax());
        }
    }

    /**
     * Payment that is owed and not made for certain.
     *
     * @param key the key under which it is sent to the provider
     * @param progress how far it is; IN_DOUBT and PARKED payments may have been made
     * @param since since when it is in this progress
     */
    record OpenPayment(
            OrderId order,
            CaseId caseId,
            TenderId tender,
            String channel,
            Route route,
            Money amount,
            long points,
            EffectKey key,
            OpenPayments.Progress progress,
            Instant since) {
        static OpenPayment of(OpenPayments.Row row) {
            RefundPart part = row.part();
            return new OpenPayment(
                    row.caseId().order(),
                    row.caseId(),
                    part.tender().id(),
                    part.tender().channel(),
                    part.route(),
                    part.amount(),
                    part.points(),
                    part.key(),
                    row.progress(),
                    row.since());
        }
    }

    /** Sums of what is owed, by currency and progress. */
    record OpenTotals(List<OpenPayments.Total> totals) {}

    /** Credit notes of an order. */
    record CreditNotes(List<CreditNoteOfCase> notes) {}

    /**
     * Figures of a credit note.
     *
     * @param number its place among the notes of the case, counted from 1
     * @param gross the credited amount with tax
     * @param rates the amount by tax rate
     */
    record CreditNoteOfCase(CaseId caseId, int number, Instant at, Money gross, List<CreditNoteOfRate> rates) {
        static Stream<CreditNoteOfCase> all(CaseView of, OrderAccount account, List<AccountEntry> journal) {
            Currency currency = account.frozen().currency();
            return CreditNote.ofCase(of.id(), currency, of.refund(), journal).stream()
                    .map(note -> new CreditNoteOfCase(
                            of.id(),
                            note.number(),
                            note.at(),
                            Money.ofMinor(note.figures().gross(), currency),
                            note.figures().rates().stream()
                                    .map(each -> new CreditNoteOfRate(
                                            each.rate(),
                                            Money.ofMinor(each.net(), currency),
                                            Money.ofMinor(each.tax(), currency)))
                                    .toList()));
        }
    }

    /** Amount of a credit note under one tax rate. */
    record CreditNoteOfRate(String rate, Money net, Money tax) {}
}
