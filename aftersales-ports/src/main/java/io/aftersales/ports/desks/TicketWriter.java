package io.aftersales.ports.desks;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketContext;
import io.aftersales.ports.desks.CommandPlan.Written;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a decision about a ticket, with the alarms and notices it owes, in one commit; throws {@link StaleVersion} when another writer was
 * faster. A ticket that begins to wait is assigned to an agent in the same commit, where there is one.
 */
final class TicketWriter {
    private final TicketRepository tickets;
    private final TicketAssigner assigner;
    private final ShopPolicy shop;
    private final OwedEffects effects;

    TicketWriter(TicketRepository tickets, TicketAssigner assigner, ShopPolicy shop, OwedEffects effects) {
        this.tickets = tickets;
        this.assigner = assigner;
        this.shop = shop;
        this.effects = effects;
    }

    TicketContext context(Actor by, Instant at) {
        return new TicketContext(by, at, shop.tickets());
    }

    /**
     * Writes a change and answers the effects it owes.
     *
     * @param candidates the agents who may be assigned the ticket if it begins to wait
     */
    List<OutboxEntry> write(TicketChange change, Collection<Agent> candidates, Instant now) {
        return commit(placed(change, candidates, now), null, now);
    }

    /**
     * Writes a change with the receipt of its command or effect, and answers the receipt and the effects the change owes.
     *
     * @param candidates the agents who may be assigned the ticket if it begins to wait
     */
    Written<TicketReceipt> write(
            TicketChange change, Collection<Agent> candidates, CommandId once, String fingerprint, Instant now) {
        Placed placed = placed(change, candidates, now);
        Ticket next = placed.change().next();
        var receipt = new TicketReceipt(once, fingerprint, next.id(), next.status(), next.version() + 1);
        return new Written<>(receipt, commit(placed, receipt, now));
    }

    /** Assigns a waiting ticket to one of these agents, and answers the effects owed; empty when there is no agent for it. */
    Optional<List<OutboxEntry>> place(Ticket waiting, Collection<Agent> candidates, Instant now) {
        return assigner.choose(waiting.queue(), candidates)
                .map(choice -> commit(given(new TicketChange(waiting, List.of()), choice, now), null, now));
    }

    /**
     * A change that is ready to be written.
     *
     * @param load the number of tickets that the chosen agent has; null when no agent was chosen
     */
    private record Placed(TicketChange change, @Nullable Integer load) {}

    private Placed placed(TicketChange change, Collection<Agent> candidates, Instant now) {
        return change.beginsToWait()
                ? assigner.choose(change.next().queue(), candidates)
                        .map(choice -> given(change, choice, now))
                        .orElseGet(() -> new Placed(change, null))
                : new Placed(change, null);
    }

    private Placed given(TicketChange change, TicketAssigner.Choice choice, Instant now) {
        TicketChange given = change.next()
                .assign(choice.agent(), context(Actor.SYSTEM, now))
                .getOrElseThrow(why -> new IllegalStateException("the chosen agent was refused: " + why.message()));
        return new Placed(change.then(given), choice.load());
    }

    private List<OutboxEntry> commit(Placed placed, @Nullable TicketReceipt receipt, Instant now) {
        TicketChange change = placed.change();
        var owed = new ArrayList<OutboxEntry>();
        for (Effect effect : change.owed(shop.cases().namespace())) {
            owed.add(effects.prepared(OutboxEntry.owed(change.next().id().caseId(), 0, effect, now), now));
        }
        tickets.commit(new TicketCommit(change, placed.load(), receipt, owed));
        return owed;
    }
}
