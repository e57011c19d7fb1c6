package io.aftersales.ports.repositories;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Keeps cases and accounts. Everything belongs to one order, so a repository may be sharded by order id.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>What was committed is found again, equal to what was written, with versions one higher. Words of people may hold any character.
 *   <li>A commit whose case, or whose touched account, has another version in the repository throws {@link StaleVersion}, and so does
 *       a second case or account under the same id. Nothing of it is written then.
 *   <li>A commit is all or nothing: case, timeline, account with entries, outbox entries and receipt.
 *   <li>A receipt is unique by order and command id; a second one throws {@link StaleVersion}. Another order may use the same id.
 *   <li>Timeline entries are kept in their order and never changed.
 *   <li>{@link #due} answers the cases whose wait is over, earliest first, at most so many; a case without a due time never.
 *   <li>{@link #search} answers by order, then by number, from after the given case on, at most so many.
 *   <li>{@link #events} answers every committed timeline entry once, under growing sequence numbers.
 *   <li>An account that was not touched by a commit keeps its version, whatever version it was loaded with.
 *   <li>Of many threads that commit on the same version exactly one succeeds.
 *   <li>A settled outbox entry is written, as {@code saved()} makes it, only under the fence it was claimed with; otherwise {@link
 *       ClaimLost} is thrown and nothing of the commit is written.
 *   <li>{@link #load} answers what {@link #find} and {@link #account} do, both as of one moment.
 *   <li>{@link #journal} answers every committed entry of money once, under growing sequence numbers, with moments exact to the
 *       microsecond.
 * </ol>
 */
public interface CaseRepository {

    /** The account of an order; empty when after-sales never touched it. */
    Optional<OrderAccount> account(OrderId order);

    /** A case. */
    Optional<AfterSalesCase> find(CaseId id);

    /**
     * A case with its order's account, both as they stood at one moment. A database that answers both to one question does better than
     * this: one after the other, and once more when the case moved while the account was read.
     */
    default Optional<CaseWithAccount> load(CaseId id) {
        Optional<AfterSalesCase> found = find(id);
        while (found.isPresent()) {
            AfterSalesCase subject = found.get();
            OrderAccount account = account(id.order())
                    .orElseThrow(() -> new IllegalStateException("the case " + id + " has no account"));
            found = find(id);
            if (found.isPresent() && found.get().version() == subject.version()) {
                return Optional.of(new CaseWithAccount(subject, account));
            }
        }
        return Optional.empty();
    }

    /** What happened to a case, in order. */
    List<TimelineEntry> timeline(CaseId id);

    /** What a command on this order was answered with. */
    Optional<Receipt> receipt(OrderId order, CommandId command);

    /** Cases by what they are about; see {@link CaseQuery}. */
    List<AfterSalesCase> search(CaseQuery query);

    /** Cases for which something is due at this moment. */
    List<CaseId> due(Instant now, int limit);

    /** Everything that happened after a sequence number, over all orders; 0 for the beginning. */
    List<FeedEntry> events(long afterSequence, int limit);

    /**
     * Every movement of money after a sequence number, over all orders; 0 for the beginning. It is what the shop's ledger is booked from:
     * whoever remembers the last number read misses nothing and reads nothing twice. Units, and what is only owed, are not in it.
     */
    List<JournalEntry> journal(long afterSequence, int limit);

    /** Writes a decision, all or nothing. Joins the caller's transaction where there is one. */
    void commit(Commit commit);

    /**
     * One line of the feed.
     *
     * @param sequence its number; grows, with gaps
     * @param entry what happened
     */
    record FeedEntry(long sequence, TimelineEntry entry) {}

    /**
     * One line of the journal.
     *
     * @param sequence its number; grows, with gaps
     * @param order the order whose account it was booked on
     * @param currency what the amount is in
     * @param channel the way of paying of its tender; empty where it has none
     * @param entry what moved
     */
    record JournalEntry(long sequence, OrderId order, Currency currency, String channel, AccountEntry entry) {}
}
