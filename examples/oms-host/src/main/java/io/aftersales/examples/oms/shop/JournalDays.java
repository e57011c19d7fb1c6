package io.aftersales.examples.oms.shop;

import io.aftersales.domain.effects.Route;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseRepository.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal of some days, and sums it up by kind of entry and way of payment. The journal is read from its beginning: a shop whose
 * journal is long keeps what it has read in its ledger.
 */
public final class JournalDays {
    private static final int PART = 1000;

    private final CaseRepository cases;

    /** Creates the reader over the journal of the repository. */
    public JournalDays(CaseRepository cases) {
        this.cases = cases;
    }

    /** The direction of the money of an entry, as the shop sees it. */
    public enum Flow {
        /** Money, or its worth in points, left the shop. */
        OUT,
        /** Money came to the shop or came back to it, or what was entered as paid was not. */
        IN,
        /** No money moved: the books tell what was credited or kept. */
        NONE;

        /** Returns the direction of an entry. */
        public static Flow of(AccountEntry.Kind kind) {
            return switch (kind) {
                case REFUND, GOODWILL, EXTERNAL, CREDIT_GIVEN, POINTS_BACK -> OUT;
                case REVERSAL, VOIDED, EXTERNAL_REVERSED, TOP_UP, CAPTURE, CREDIT_TAKEN_BACK -> IN;
                case HELD,
                        RELEASED,
                        BACK,
                        MOVED,
                        REPLACED,
                        RESHIPPED,
                        OPENING,
                        OWED,
                        AMENDED,
                        CREDITED,
                        CREDITED_ELSEWHERE,
                        FEE,
                        DEDUCTION,
                        WAIVED,
                        KEPT_GIVEN_BACK,
                        COUPON_BACK -> NONE;
            };
        }

        /** Returns an amount with the sign of this direction: money that left the shop is negative. */
        public long signed(long minor) {
            return this == OUT ? -minor : minor;
        }
    }

    /**
     * The part of the journal that was booked in a period.
     *
     * @param from its beginning; null for the beginning of the journal
     * @param to the moment before which it ends; null for the end of the journal
     */
    public record Days(@Nullable Instant from, @Nullable Instant to) implements Predicate<JournalEntry> {
        @Override
        public boolean test(JournalEntry line) {
            Instant at = line.entry().bookedAt();
            return (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
        }
    }

    /**
     * The sum of the entries of one kind, way and currency.
     *
     * @param route the way on which the payments went; null for entries that are no payment of after-sales
     * @param entries how many entries
     * @param amount the sum of their amounts, without sign
     * @param tax the sum of the taxes in it
     */
    public record Sum(AccountEntry.Kind kind, @Nullable Route route, long entries, Money amount, Money tax) {
        /** Returns the direction of the money. */
        public Flow flow() {
            return Flow.of(kind);
        }

        private static Sum of(JournalEntry line) {
            AccountEntry entry = line.entry();
            return new Sum(
                    entry.kind(),
                    entry.route(),
                    1,
                    Money.ofMinor(entry.amount(), line.currency()),
                    Money.ofMinor(entry.tax(), line.currency()));
        }

        private Sum plus(Sum other) {
            return new Sum(kind, route, entries + other.entries, amount.plus(other.amount), tax.plus(other.tax));
        }

        private String key() {
            return amount.currency() + " " + kind.ordinal() + " " + route;
        }
    }

    /** Returns the sums of a period, by currency, kind and way. */
    public List<Sum> sums(Days days) {
        Map<String, Sum> sums = new LinkedHashMap<>();
        read(0, line -> {
            if (days.test(line)) {
                Sum one = Sum.of(line);
                sums.merge(one.key(), one, Sum::plus);
            }
            return true;
        });
        return sorted(sums.values());
    }

    private static List<Sum> sorted(Collection<Sum> sums) {
        return sums.stream()
                .sorted(Comparator.comparing(
                                (Sum each) -> each.amount().currency().getCurrencyCode())
                        .thenComparing(Sum::kind)
                        .thenComparing(
                                each -> each.route() == null ? -1 : each.route().ordinal()))
                .toList();
    }

    /** Returns the entries of a period after a line of the journal, at most so many. */
    public List<JournalEntry> lines(Days days, long after, int limit) {
        var lines = new ArrayList<JournalEntry>();
        read(after, line -> {
            if (days.test(line)) {
                lines.add(line);
            }
            return lines.size() < limit;
        });
        return List.copyOf(lines);
    }

    /** Reads the journal after a line until the reader has enough. */
    private void read(long start, Predicate<JournalEntry> reader) {
        long after = start;
        List<JournalEntry> part;
        do {
            part = cases.journal(after, PART);
            for (JournalEntry line : part) {
                after = line.sequence();
                if (!reader.test(line)) {
                    return;
                }
            }
        } while (part.size() == PART);
    }
}
