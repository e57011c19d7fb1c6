package io.aftersales.inmemory.broken;

import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.OrderId;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketContext;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketPolicy;
import io.aftersales.domain.tickets.TicketQueue;
import io.aftersales.domain.tickets.TicketStatus;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Repositories of tickets that break one rule. */
final class BrokenTickets {
    private BrokenTickets() {}

    private static Ticket at(long version, Ticket ticket) {
        return new Ticket(
                ticket.id(),
                ticket.buyer(),
                ticket.kind(),
                ticket.need(),
                ticket.priority(),
                ticket.rule(),
                ticket.queue(),
                ticket.status(),
                ticket.askedIn(),
                ticket.agent(),
                ticket.response(),
                ticket.replies(),
                ticket.resolution(),
                ticket.entries(),
                version);
    }

    private static TicketCommit with(TicketCommit commit, Ticket next) {
        return new TicketCommit(
                new TicketChange(next, commit.change().entries()), commit.load(), commit.receipt(), commit.owed());
    }

    /** Has no column for where a ticket goes back to. */
    static final class ForgetsWhoAsked extends SoundTickets {
        @Override
        public Optional<Ticket> find(TicketId id) {
            return super.find(id)
                    .map(ticket -> new Ticket(
                            ticket.id(),
                            ticket.buyer(),
                            ticket.kind(),
                            ticket.need(),
                            ticket.priority(),
                            ticket.rule(),
                            ticket.queue(),
                            ticket.status(),
                            null,
                            ticket.agent(),
                            ticket.response(),
                            ticket.replies(),
                            ticket.resolution(),
                            ticket.entries(),
                            ticket.version()));
        }
    }

    /** Writes a new ticket whether there is one or not. */
    static final class OpensOverAnother extends SoundTickets {
        @Override
        public void commit(TicketCommit commit) {
            Ticket next = commit.change().next();
            long stored = find(next.id()).map(Ticket::version).orElse(0L);
            super.commit(next.version() == 0 ? with(commit, at(stored, next)) : commit);
        }
    }

    /** Writes the receipt in a transaction of its own. */
    static final class WritesTheReceiptFirst extends SoundTickets {
        private final Map<CommandId, TicketReceipt> early = new HashMap<>();

        @Override
        public void commit(TicketCommit commit) {
            if (commit.receipt() != null) {
                early.putIfAbsent(commit.receipt().commandId(), commit.receipt());
            }
            super.commit(commit);
        }

        @Override
        public Optional<TicketReceipt> receipt(OrderId order, CommandId command) {
            return super.receipt(order, command)
                    .or(() -> Optional.ofNullable(early.get(command))
                            .filter(receipt -> receipt.ticket().caseId().order().equals(order)));
        }
    }

    /** Resolves what is in the way. */
    static final class ResolvesTheOther extends SoundTickets {
        @Override
        public void commit(TicketCommit commit) {
            Ticket next = commit.change().next();
            unresolved(next.id().caseId())
                    .filter(other -> !other.id().equals(next.id()))
                    .ifPresent(other -> super.commit(TicketCommit.of(other.resolve(
                            "REPLACED", new TicketContext(Actor.SYSTEM, other.openedAt(), TicketPolicy.STANDARD)))));
            super.commit(commit);
        }
    }

    /** Has no unique index on receipts. */
    static final class TakesACommandTwice extends SoundTickets {
        @Override
        public void commit(TicketCommit commit) {
            TicketReceipt receipt = commit.receipt();
            boolean used = receipt != null
                    && receipt(commit.order(), receipt.commandId()).isPresent();
            super.commit(used ? new TicketCommit(commit.change(), commit.load(), null, commit.owed()) : commit);
        }
    }

    /** Counts what is assigned, and not what waits for the buyer. */
    static final class CountsOneStatusOnly extends SoundTickets {
        @Override
        public Map<String, Integer> load(Set<String> agents) {
            var load = new HashMap<String, Integer>();
            for (String agent : agents) {
                long has = ofAgent(agent, 1_000).stream()
                        .filter(ticket -> ticket.status() == TicketStatus.ASSIGNED)
                        .count();
                load.put(agent, (int) has);
            }
            return load;
        }
    }

    /** Does not look at loads. */
    static final class IgnoresTheLoad extends SoundTickets {
        @Override
        public void commit(TicketCommit commit) {
            super.commit(new TicketCommit(commit.change(), null, commit.receipt(), commit.owed()));
        }
    }

    /** Knows no urgency. */
    static final class ServesByAgeAlone extends SoundTickets {
        @Override
        public List<Ticket> waiting(TicketQueue queue, int limit) {
            return super.waiting(queue, 1_000).stream()
                    .sorted(Comparator.comparing(Ticket::openedAt))
                    .limit(limit)
                    .toList();
        }
    }

    /** Writes the place in the queue once, when the ticket is opened. */
    static final class KeepsTheFirstPlace extends SoundTickets {
        private final Map<TicketId, Priority> first = new HashMap<>();

        @Override
        public void commit(TicketCommit commit) {
            super.commit(commit);
            Ticket next = commit.change().next();
            first.putIfAbsent(next.id(), next.priority());
        }

        @Override
        public List<Ticket> waiting(TicketQueue queue, int limit) {
            return super.waiting(queue, 1_000).stream()
                    .sorted(Comparator.comparing((Ticket ticket) -> first.get(ticket.id()))
                            .thenComparing(Ticket::openedAt))
                    .limit(limit)
                    .toList();
        }
    }

    /** Takes one status for all that waits. */
    static final class HidesWhatIsEscalated extends SoundTickets {
        @Override
        public List<Ticket> waiting(TicketQueue queue, int limit) {
            return super.waiting(queue, 1_000).stream()
                    .filter(ticket -> ticket.status() == TicketStatus.OPEN)
                    .limit(limit)
                    .toList();
        }
    }

    /** Answers the latest first. */
    static final class AnswersTheLatestFirst extends SoundTickets {
        @Override
        public List<Ticket> ofAgent(String agent, int limit) {
            var all = new ArrayList<>(super.ofAgent(agent, limit));
            Collections.reverse(all);
            return all;
        }
    }

    /** Takes what is due for what is overdue. */
    static final class IsAMomentEarly extends SoundTickets {
        @Override
        public List<Ticket> overdue(Instant now, int limit) {
            return super.overdue(now.plusNanos(1), limit);
        }
    }

    /** Has one index for both. */
    static final class KnowsNoWarnings extends SoundTickets {
        @Override
        public List<Ticket> toAlarm(Instant now, int limit) {
            return super.overdue(now, limit);
        }
    }

    /** Tells nobody that they lost. */
    static final class LosesSilently extends SoundTickets {
        private final Thread home = Thread.currentThread();

        @Override
        public void commit(TicketCommit commit) {
            try {
                super.commit(commit);
            } catch (StaleVersion e) {
                if (Thread.currentThread() == home || commit.load() != null) {
                    throw e;
                }
            }
        }
    }

    /** Writes on a connection from a pool of its own, whatever transaction the caller is in. */
    static final class WritesOnAConnectionOfItsOwn extends JoiningTickets {
        private final TicketRepository pooled = super.tickets();

        @Override
        public TicketRepository tickets() {
            return pooled;
        }

        @Override
        public void commit(TicketCommit commit) {
            pooled.commit(commit);
        }
    }

    /** Keeps the receipt of a decision that was refused: without a savepoint it is committed with the caller's transaction. */
    static final class LeavesHalfInTheTransaction extends JoiningTickets {
        private final Map<CommandId, TicketReceipt> half = new HashMap<>();

        @Override
        public void commit(TicketCommit commit) {
            try {
                super.commit(commit);
            } catch (StaleVersion e) {
                if (isBegun() && commit.receipt() != null) {
                    half.put(commit.receipt().commandId(), commit.receipt());
                }
                throw e;
            }
        }

        @Override
        public Optional<TicketReceipt> receipt(OrderId order, CommandId command) {
            return super.receipt(order, command).or(() -> Optional.ofNullable(half.get(command)));
        }
    }
}
