package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Attention;
import io.aftersales.domain.cases.CaseItem;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketFacts;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.runner.Tickets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has tickets follow their cases. A case says what its ticket has to hear, piece by piece; the pieces come in order, because each follows
 * the one before, and again when it is not certain that they came. A piece that was given up is made up for by the next.
 */
final class TicketFollower implements Tickets {
    /** What ends a ticket whose own end was given up and whose case has asked for the next. */
    static final String NEEDED_ANEW = "NEEDED_ANEW";

    private static final Logger LOG = LoggerFactory.getLogger(TicketFollower.class);

    /** Each race that is lost was won by another, so that many together get through. */
    private static final int ATTEMPTS = 200;

    private final CaseRepository cases;
    private final Outbox outbox;
    private final TicketRepository tickets;
    private final Buyers buyers;
    private final TicketWriter writer;
    private final InstantSource clock;

    TicketFollower(
            CaseRepository cases,
            Outbox outbox,
            TicketRepository tickets,
            Buyers buyers,
            TicketWriter writer,
            InstantSource clock) {
        this.cases = cases;
        this.outbox = outbox;
        this.tickets = tickets;
        this.buyers = buyers;
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public void open(CaseId id, Effect.OpenTicket need) {
        var ticket = new TicketId(id, need.number());
        AfterSalesCase subject = find(id);
        TicketFacts facts = facts(subject, need);
        racing(() -> {
            if (tickets.find(ticket).isPresent() || isForgotten(ticket)) {
                return;
            }
            tickets.unresolved(id)
                    .ifPresent(
                            earlier -> writer.write(earlier.resolve(NEEDED_ANEW, writer.act(Actor.SYSTEM, need.at()))));
            TicketChange opened =
                    Ticket.open(ticket, subject.submission().buyer(), facts, writer.act(Actor.SYSTEM, need.at()));
            writer.writePlaced(opened, Set.of(), clock.instant());
        });
    }

    private TicketFacts facts(AfterSalesCase subject, Effect.OpenTicket need) {
        OrderAccount account = cases.account(subject.id().order()).orElseThrow();
        Set<String> reasons = subject.submission().items().stream()
                .map(CaseItem::reason)
                .map(reason -> reason.code())
                .collect(Collectors.toSet());
        boolean vip = buyers.facts(subject.submission().buyer()).vip();
        Money value = Money.ofMinor(account.paid(), account.frozen().currency());
        return new TicketFacts(subject.kind(), need.need(), need.group(), reasons, vip, value);
    }

    /**
     * Whether the case has gone on without this ticket: it is not needed any more, and nothing is on its way that will say so. So it is
     * with what was given up and comes later after all.
     */
    boolean isForgotten(TicketId ticket) {
        Attention attention = find(ticket.caseId()).attention();
        EffectKey last = attention.lastTold();
        if (attention.needs(ticket.number()) || last == null) {
            return false;
        }
        boolean onItsWay = ticket.number() == attention.tickets()
                && outbox.find(ticket.caseId().order(), last)
                        .map(entry -> entry.state().isOpen())
                        .orElse(false);
        return !onItsWay;
    }

    private AfterSalesCase find(CaseId id) {
        return cases.find(id)
                .orElseThrow(() -> new IllegalStateException("a ticket of a case that is not there: " + id));
    }

    @Override
    public void tell(CaseId id, Effect.TellTicket done) {
        follow(
                new TicketId(id, done.number()),
                done.key(),
                ticket -> ticket.hears(done.action(), done.buyersTurn(), writer.act(done.by(), done.at())));
    }

    @Override
    public void resolve(CaseId id, Effect.ResolveTicket end) {
        follow(
                new TicketId(id, end.number()),
                end.key(),
                ticket -> ticket.resolve(end.action(), writer.act(end.by(), end.at())));
    }

    private void follow(TicketId id, EffectKey key, Function<Ticket, TicketChange> hearing) {
        var once = CommandId.of(key.value());
        racing(() -> {
            Optional<Ticket> found = tickets.find(id);
            if (found.isEmpty() || found.get().status().isEnd()) {
                LOG.info("{} is not open, {} is not heard", id, key);
                return;
            }
            if (tickets.receipt(id.caseId().order(), once).isPresent()) {
                return;
            }
            TicketChange change = hearing.apply(found.get());
            if (!change.entries().isEmpty()) {
                writer.write(change, once, key.value());
            }
        });
    }

    private static void racing(Runnable attempt) {
        for (int i = 1; ; i++) {
            try {
                attempt.run();
                return;
            } catch (StaleVersion e) {
                if (i >= ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
