package io.aftersales.ports.repositories;

import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The effects that are owed, as the runner sees them. {@link CaseRepository#commit} writes them, and {@link TicketRepository#commit} the
 * alarms and notices of tickets.
 *
 * <p>Rules, each tested by the contract kit under its number:
 *
 * <ol>
 *   <li>{@link #claimDue} answers open entries that are due, earliest first and those of one case that are due together by their number, at
 *       most as many as asked for, as {@link OutboxEntry#claimed} makes them, and has written them so before it answers.
 *   <li>A claimed entry is not claimed again before its lease ends; after that it is, under the next fence.
 *   <li>Of many threads that claim, each entry goes to one.
 *   <li>{@link #settle} writes an entry, as {@link OutboxEntry#saved} makes it, only under the fence it was claimed with, and says whether
 *       it did; a second settlement under the same fence is not written.
 *   <li>Entries that are done, rejected or parked are never claimed.
 *   <li>{@link #parked} answers the parked entries by order, by case and by their number, from after the given one on, at most as many as
 *       asked for.
 *   <li>{@link #ofOrder} answers every entry of one order, whatever its state, by case and by number, and {@link #find} the one with a key,
 *       both as the last write left them: of two workers that have each written a claim and then read, at least one sees the other's claim,
 *       and an effect that follows another sees what became of it.
 *   <li>{@link #claim} answers exactly those of the given entries that were neither claimed nor settled since they were written, in their
 *       order and whenever they are due, as {@link OutboxEntry#claimed} makes them, and has written them so before it answers.
 *   <li>Moments mean the same in every time zone of the process: an entry written in one zone is due at the same moment in another.
 * </ol>
 */
public interface Outbox {

    /**
     * Claims entries for an owner until the lease ends.
     *
     * @param now the moment up to which an entry counts as due
     * @param limit the most entries
     * @param owner the name of the worker, for people who look at the table
     * @param lease the time for which no other worker may claim them
     */
    List<OutboxEntry> claimDue(Instant now, int limit, String owner, Duration lease);

    /**
     * Claims entries that were just written, so that the process that wrote them carries them out at once. The keys and fences of the given
     * entries tell which are meant; their moments do not matter, because a database may keep moments less exactly than the clock.
     *
     * @param written open entries of one order, as they were written
     * @param now the moment of the claim
     * @param owner the name of the worker, for people who look at the table
     * @param lease the time for which no other worker may claim them
     */
    List<OutboxEntry> claim(List<OutboxEntry> written, Instant now, String owner, Duration lease);

    /** Writes the outcome of a claimed entry; false when another worker has claimed it in the meantime. */
    boolean settle(OutboxEntry entry);

    /** Finds the entry of an order with this key. Must not read from a replica that lags behind. */
    Optional<OutboxEntry> find(OrderId order, EffectKey key);

    /** All entries of an order. Must not read from a replica that lags behind. */
    List<OutboxEntry> ofOrder(OrderId order);

    /**
     * The parked entries, which are left to a person.
     *
     * @param after the last entry of the page before; null for the first page
     * @param limit the most entries
     */
    List<OutboxEntry> parked(@Nullable OutboxEntry after, int limit);
}
