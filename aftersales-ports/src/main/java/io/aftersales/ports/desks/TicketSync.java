package io.aftersales.ports.desks;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.TicketNeed;
import io.aftersales.domain.claims.CaseItem;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.OrderAccount;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketContext;
import io.aftersales.domain.tickets.TicketFacts;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.ports.gateways.Buyers;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.repositories.CaseWithAccount;
import io.aftersales.ports.repositories.Outbox;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import io.aftersales.ports.runner.TicketEffects;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the ticket effects of cases: opens a ticket, tells the ticket what was done about its case, resolves the ticket. These
 * effects come in order, because each follows the one before, and may come again. The next effect makes up for one that was given up.
 */
final class TicketSync implements TicketEffects {
    /** The reason of the end of a ticket whose own end was given up and whose case has asked for the next ticket. */
    private static final String NEEDED_ANEW = "NEEDED_ANEW";

    private static final Logger LOG = LoggerFactory.getLogger(TicketSync.class);

    private final CaseRepository cases;
    private final Outbox outbox;
    private final TicketRepository tickets;
    private final Buyers buyers;
    private final TicketAssigner assigner;
    private final TicketWriter writer;
    private final LostRaces races;
    private final InstantSource clock;

    TicketSync(
            CaseRepository cases,
            Outbox outbox,
            TicketRepository tickets,
            Buyers buyers,
            TicketAssigner assigner,
            TicketWriter writer,
            LostRaces races,
            InstantSource clock) {
        this.cases = cases;
        this.outbox = outbox;
        this.tickets = tickets;
        this.buyers = buyers;
        this.assigner = assigner;
        this.writer = writer;
        this.races = races;
        this.clock = clock;
    }

    @Override
    public List<OutboxEntry> open(CaseId id, Effect.OpenTicket need) {
        var ticket = new TicketId(id, need.number());
        CaseWithAccount loaded = cases.load(id).orElseThrow(() -> missing(id));
        AfterSalesCase subject = loaded.subject();
        TicketContext context = writer.context(Actor.SYSTEM, need.at());
        TicketChange opened = Ticket.open(ticket, subject.submission().buyer(), facts(loaded, need), context);
        List<Agent> group =
                TicketAssigner.others(subject, assigner.group(opened.next().queue()));
        return races.decide(attempt -> {
            // A case that goes on after it was loaded tells so by an effect that follows this one.
            if (isForgotten(subject, ticket)
                    || (isRepeated(attempt) && tickets.find(ticket).isPresent())) {
                return List.of();
            }
            var owed = new ArrayList<OutboxEntry>();
            Instant now = clock.instant();
            if (isRepeated(attempt)) {
                tickets.unresolved(id)
                        .ifPresent(earlier ->
                                owed.addAll(writer.write(earlier.resolve(NEEDED_ANEW, context), List.of(), now)));
            }
            owed.addAll(writer.write(opened, group, now));
            return owed;
        });
    }

    /**
     * Tells whether what almost never is there has to be looked for: this ticket already, an earlier one that is unresolved, the receipt of this
     * effect. The first attempt leaves that to the commit, which refuses in each of these cases.
     */
    private static boolean isRepeated(int attempt) {
        return attempt > 1;
    }

    private TicketFacts facts(CaseWithAccount loaded, Effect.OpenTicket need) {
        AfterSalesCase subject = loaded.subject();
        OrderAccount account = loaded.account();
        var reasons = new HashSet<String>();
        for (CaseItem item : subject.submission().items()) {
            reasons.add(item.reason().code());
        }
        boolean vip = isVip(subject.submission().buyer());
        Money value = Money.ofMinor(account.payable(), account.frozen().currency());
        return new TicketFacts(subject.kind(), need.need(), need.group(), reasons, vip, value);
    }

    /**
     * Tells whether the buyer is a VIP; false when the host does not answer. A ticket does not wait for this: it only decides how urgent
     * the ticket is.
     */
    private boolean isVip(String buyer) {
        try {
            return buyers.facts(buyer).vip();
        } catch (RuntimeException e) {
            LOG.warn(
                    "The buyer's facts are not available, the ticket is opened without VIP priority ({})",
                    e.getClass().getSimpleName());
            LOG.debug("The buyer's facts could not be read", e);
            return false;
        }
    }

    /** Tells whether the case needs a person for this ticket now, and does not wait for the buyer. */
    boolean concernsStaff(TicketId ticket) {
        return cases.find(ticket.caseId())
                .map(subject -> subject.attention().needs(ticket.number()) && !isBuyersTurn(subject))
                .orElse(false);
    }

    private static boolean isBuyersTurn(AfterSalesCase subject) {
        return subject.status() == CaseStatus.AWAITING_INFO || subject.status() == CaseStatus.OFFERED;
    }

    /**
     * Tells whether the case has gone on without this ticket: the case no longer needs it, and no effect on its way will say so. That
     * happens when an effect was given up and is carried out later after all.
     */
    boolean isForgotten(TicketId ticket) {
        return cases.find(ticket.caseId())
                .map(subject -> !subject.attention().needs(ticket.number()) && !isNewsOnItsWay(subject))
                .orElse(true);
    }

    private boolean isForgotten(AfterSalesCase subject, TicketId ticket) {
        TicketNeed attention = subject.attention();
        return !attention.needs(ticket.number())
                && !(ticket.number() == attention.tickets() && isNewsOnItsWay(subject));
    }

    private boolean isNewsOnItsWay(AfterSalesCase subject) {
        EffectKey last = subject.attention().lastTold();
        return last != null
                && outbox.find(subject.id().order(), last)
                        .map(entry -> entry.state().isOpen())
                        .orElse(false);
    }

    private AfterSalesCase find(CaseId id) {
        return cases.find(id).orElseThrow(() -> missing(id));
    }

    private static IllegalStateException missing(CaseId id) {
        return new IllegalStateException("there is no case for the ticket of " + id);
    }

    @Override
    public List<OutboxEntry> tell(CaseId id, Effect.TellTicket done) {
        AfterSalesCase subject = find(id);
        var ticket = new TicketId(id, done.number());
        var owed = new ArrayList<OutboxEntry>();
        if (tickets.find(ticket).isEmpty() && subject.attention().needs(done.number())) {
            owed.addAll(openUnasked(subject, done));
        }
        // The last effect has to agree with the case; effects that are still to follow will do so.
        boolean isLast = done.key().equals(subject.attention().lastTold());
        boolean buyersTurn = done.buyersTurn() && (isBuyersTurn(subject) || (!isLast && isNewsOnItsWay(subject)));
        owed.addAll(follow(
                ticket,
                done.key(),
                heard -> heard.hears(done.action(), buyersTurn, writer.context(done.by(), done.at()))));
        return owed;
    }

    /** Opens a ticket whose own opening was given up; the status of the case tells why it needs a person. */
    private List<OutboxEntry> openUnasked(AfterSalesCase subject, Effect.TellTicket done) {
        String need = subject.status().name();
        return open(subject.id(), new Effect.OpenTicket(done.key(), done.number(), null, need, "", done.at()));
    }

    @Override
    public List<OutboxEntry> resolve(CaseId id, Effect.ResolveTicket end) {
        return follow(
                new TicketId(id, end.number()),
                end.key(),
                ticket -> ticket.resolve(end.action(), writer.context(end.by(), end.at())));
    }

    private List<OutboxEntry> follow(TicketId id, EffectKey key, Function<Ticket, TicketChange> hearing) {
        var once = CommandId.of(key.value());
        return races.decide(attempt -> {
            Optional<Ticket> found = tickets.find(id);
            if (found.isEmpty() || found.get().status().isEnd()) {
                LOG.info("Ticket {} is not open, {} has no effect on it", id, key);
                return List.of();
            }
            Optional<TicketReceipt> before =
                    isRepeated(attempt) ? tickets.receipt(id.caseId().order(), once) : Optional.empty();
            if (before.filter(receipt -> receipt.fingerprint().equals(key.value()))
                    .isPresent()) {
                return List.of();
            }
            TicketChange change = hearing.apply(found.get());
            if (change.entries().isEmpty()) {
                return List.of();
            }
            List<Agent> candidates = change.beginsToWait()
                    ? assigner.candidates(found.get(), change.next().queue())
                    : List.of();
            Instant now = clock.instant();
            return before.isPresent()
                    // a command has used the key as its id: the effect counts all the same
                    ? writer.write(change, candidates, now)
                    : writer.write(change, candidates, once, key.value(), now).owed();
        });
    }
}
