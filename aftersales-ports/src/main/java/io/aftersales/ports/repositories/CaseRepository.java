package io.aftersales.ports.repositories;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps cases and accounts. All data belong to one order, so a repository may be sharded by order id.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>Committed data are found again, equal to what was written, with versions one higher. Texts written by people may hold any
 *       character.
 *   <li>A commit whose case, or whose touched account, has another version in the repository throws {@link StaleVersion}, and so does a
 *       second case or account under the same id. Nothing of it is written then.
 *   <li>A commit is all or nothing: case, timeline, account with entries, outbox entries and receipt.
 *   <li>A receipt is unique by order and command id; a second one throws {@link StaleVersion}. Another order may use the same id.
 *   <li>Timeline entries are kept in their order and never changed.
 *   <li>{@link #due} answers the cases whose wait is over, earliest first, at most as many as asked for, and never a case without a due
 *       time.
 *   <li>{@link #search} answers by order, then by number, from after the given case on, at most as many as asked for, unless the query
 *       asks for another sort.
 *   <li>{@link #events} answers every committed timeline entry once, under growing sequence numbers.
 *   <li>An account that was not touched by a commit keeps its version, whatever version it was loaded with.
 *   <li>Of many threads that commit on the same version exactly one succeeds.
 *   <li>A settled outbox entry is written, as {@code saved()} makes it, only under the fence it was claimed with; otherwise {@link
 *       ClaimLost} is thrown and nothing of the commit is written.
 *   <li>{@link #load(CaseId)} answers what {@link #find} and {@link #account(OrderId)} do, both as of one moment. With the id of a command
 *       {@link #load(CaseId, CommandId)} and {@link #account(OrderId, CommandId)} answer its receipt instead, once there is one.
 *   <li>{@link #journal} answers every committed entry of money once, under growing sequence numbers, with moments exact to the
 *       microsecond.
 *   <li>Inside of a transaction of the caller's, {@link #commit} is a part of it: rolled back with it, and visible to others when it is
 *       committed. A commit that is refused leaves nothing in it, and the rest of the transaction can go on.
 *   <li>A reader of {@link #events} or {@link #journal} that goes on after the last number misses nothing, also of transactions that began
 *       before a later one and are committed after it.
 *   <li>{@link #search} answers what each criterion of a {@link CaseQuery} says, and all of them together, in each {@link CaseSort}. Pages
 *       that follow each other have each matching case once, in the order of the sort. A case that is added while pages are turned shifts
 *       no other.
 *   <li>{@link #counts} answers how many cases match a query, by status and kind, whatever its sort, position and limit. It answers by
 *       status, then by kind, and leaves out what there is none of.
 *   <li>{@link #accountsWaiting} answers each account on which an entry waits for a second person, and no other, by order as {@link #search}
 *       does, from after the given order on, at most as many as asked for.
 *   <li>{@link #casesOwing} answers each case that owes money, points or gifts, as {@code isOwing()} has it, and no other, by order, then by number,
 *       from after the given case on, at most as many as asked for.
 *   <li>{@link #journalOf} answers the entries of money of one order, as {@link #journal} does, in the order in which they were booked, and no
 *       others.
 * </ol>
 */
public interface CaseRepository {

    /** Finds the account of an order; empty when after-sales never touched the order. */
    Optional<OrderAccount> account(OrderId order);

    /** Finds a case. */
    Optional<AfterSalesCase> find(CaseId id);

    /**
     * Loads a case with its order's account, both as they stood at one moment. This default reads one after the other, and once more when
     * the case moved while the account was read; a database that can read both with one query should do so instead.
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

    /**
     * Finds the receipt of a command about a case, or, where the command was not carried out before, loads the case as {@link #load(CaseId)}
     * does. This default reads one after the other; a database can read both with one query.
     */
    default CommandSubject<CaseWithAccount> load(CaseId id, CommandId command) {
        return receipt(id.order(), command)
                .map(CommandSubject::<CaseWithAccount>answered)
                .orElseGet(() -> CommandSubject.unanswered(load(id).orElse(null)));
    }

    /**
     * Finds the receipt of a command about an order, or, where the command was not carried out before, the account of the order. This
     * default reads one after the other; a database can read both with one query.
     */
    default CommandSubject<OrderAccount> account(OrderId order, CommandId command) {
        return receipt(order, command)
                .map(CommandSubject::<OrderAccount>answered)
                .orElseGet(() -> CommandSubject.unanswered(account(order).orElse(null)));
    }

    /** The events of a case, in order. */
    List<TimelineEntry> timeline(CaseId id);

    /**
     * The events of each of these cases, in order; nothing for a case that does not exist. A list of cases asks it once for a page. By default
     * each timeline is read by itself; a repository that can read them at once should.
     */
    default Map<CaseId, List<TimelineEntry>> timelines(Collection<CaseId> ids) {
        var all = new HashMap<CaseId, List<TimelineEntry>>();
        for (CaseId id : ids) {
            List<TimelineEntry> timeline = timeline(id);
            if (!timeline.isEmpty()) {
                all.put(id, timeline);
            }
        }
        return all;
    }

    /** Finds the receipt of a command on this order. */
    Optional<Receipt> receipt(OrderId order, CommandId command);

    /** Finds the cases that match a query. */
    List<AfterSalesCase> search(CaseQuery query);

    /**
     * Counts the cases that match a query, by status and kind, whatever its sort, position and limit. This default reads every case that
     * matches; a database should count them with one query.
     */
    default List<CaseCount> counts(CaseQuery query) {
        CaseQuery whole = query.toBuilder().after(null).limit(1000).build();
        return CaseCount.of(all(whole), AfterSalesCase::status, AfterSalesCase::kind);
    }

    /** All cases of a query, page by page, whatever its limit. */
    default List<AfterSalesCase> all(CaseQuery query) {
        var all = new ArrayList<AfterSalesCase>();
        List<AfterSalesCase> page = search(query);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = search(query.after(page.get(page.size() - 1)));
        }
        return all;
    }

    /**
     * Finds the accounts on which an entry of money waits for a second person. This default reads every case and its account; a database
     * should find them by an index.
     *
     * @param after the order after which the list begins; null for the beginning
     * @param limit the most accounts
     */
    default List<OrderAccount> accountsWaiting(@Nullable OrderId after, int limit) {
        CaseId start = after == null ? null : new CaseId(after, Integer.MAX_VALUE);
        CaseQuery rest = CaseQuery.builder().limit(1000).build();
        return all(start == null ? rest : rest.after(start)).stream()
                .map(subject -> subject.id().order())
                .distinct()
                .flatMap(order -> account(order).stream())
                .filter(account -> !account.waiting().isEmpty())
                .limit(limit)
                .toList();
    }

    /**
     * Finds the cases that owe the buyer money, points or gifts. This default reads every case; a database should find them by an index.
     *
     * @param after the case after which the list begins; null for the beginning
     * @param limit the most cases
     */
    default List<AfterSalesCase> casesOwing(@Nullable CaseId after, int limit) {
        CaseQuery rest = CaseQuery.builder().limit(1000).build();
        return all(after == null ? rest : rest.after(after)).stream()
                .filter(AfterSalesCase::isOwing)
                .limit(limit)
                .toList();
    }

    /** Finds cases for which something is due at this moment. */
    List<CaseId> due(Instant now, int limit);

    /** The events after a sequence number, over all orders; 0 for the beginning. */
    List<FeedEntry> events(long afterSequence, int limit);

    /**
     * The movements of money after a sequence number, over all orders; 0 for the beginning. The shop's ledger is booked from them: a reader
     * that remembers the last number read misses nothing and reads nothing twice. Included are the credits of each sale by tax rate, and
     * what the shop keeps. Units, and amounts that are only owed, are not.
     */
    List<JournalEntry> journal(long afterSequence, int limit);

    /**
     * The movements of money of one order, in the order in which they were booked: of these the credit notes of its cases are made. This
     * default reads the journal of all orders; a database should find them by the order.
     */
    default List<AccountEntry> journalOf(OrderId order) {
        var entries = new ArrayList<AccountEntry>();
        List<JournalEntry> part = journal(0, 1000);
        while (!part.isEmpty()) {
            part.stream()
                    .filter(line -> line.order().equals(order))
                    .map(JournalEntry::entry)
                    .forEach(entries::add);
            part = journal(part.get(part.size() - 1).sequence(), 1000);
        }
        entries.sort(Comparator.comparingLong(AccountEntry::number));
        return List.copyOf(entries);
    }

    /** Writes a decision, all or nothing. Joins the caller's transaction where there is one. */
    void commit(Commit commit);

    /**
     * A line of the event feed.
     *
     * @param sequence the number of the line; grows, with gaps
     * @param entry the event
     */
    record FeedEntry(long sequence, TimelineEntry entry) {}

    /**
     * A line of the journal of money.
     *
     * @param sequence the number of the line; grows, with gaps
     * @param order the order on whose account the movement was booked
     * @param currency the currency of the amount
     * @param channel the channel of the tender; empty where the entry has no tender
     * @param entry the movement
     */
    record JournalEntry(long sequence, OrderId order, Currency currency, String channel, AccountEntry entry) {}
}
