package io.aftersales.ports.desks;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.tickets.Agent;
import io.aftersales.domain.tickets.SlaGoal;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketChange;
import io.aftersales.domain.tickets.TicketContext;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.ports.repositories.StaleVersion;
import io.aftersales.ports.repositories.TicketCommit;
import io.aftersales.ports.repositories.TicketReceipt;
import io.aftersales.ports.repositories.TicketRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes a decision about a ticket, with the alarms it owes, in one commit; throws {@link StaleVersion} when another writer was faster.
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

    void write(TicketChange change) {
        tickets.commit(TicketCommit.of(change));
    }

    TicketReceipt write(TicketChange change, CommandId once, String fingerprint) {
        Ticket next = change.next();
        var receipt = new TicketReceipt(once, fingerprint, next.id(), next.status(), next.version() + 1);
        tickets.commit(new TicketCommit(change, null, receipt, List.of()));
        return receipt;
    }

    /**
     * Writes a change after which a ticket waits, assigned to an agent at once where there is one.
     *
     * @param group the agents in the group of the ticket's queue
     */
    void writePlaced(TicketChange change, Collection<Agent> group, Instant now) {
        assigner.choose(change.next().queue(), group)
                .ifPresentOrElse(choice -> writeGiven(change, choice, now), () -> write(change));
    }

    /** Assigns a waiting ticket to one of these agents; tells whether there was an agent for it. */
    boolean place(Ticket waiting, Collection<Agent> group, Instant now) {
        Optional<TicketAssigner.Choice> choice = assigner.choose(waiting.queue(), group);
        choice.ifPresent(found -> writeGiven(new TicketChange(waiting, List.of()), found, now));
        return choice.isPresent();
    }

    private void writeGiven(TicketChange change, TicketAssigner.Choice choice, Instant now) {
        TicketChange given = change.next()
                .assign(choice.agent(), context(Actor.SYSTEM, now))
                .getOrElseThrow(why -> new IllegalStateException("the chosen agent was refused: " + why.message()));
        tickets.commit(new TicketCommit(change.then(given), choice.load(), null, List.of()));
    }

    /** Writes the record of a ticket's limits together with the alarms it owes; answers these alarms. */
    List<OutboxEntry> writeTold(TicketChange change, Instant now) {
        TicketId id = change.next().id();
        List<OutboxEntry> owed = change.entries().stream()
                .flatMap(entry -> alarm(id, entry).stream())
                .map(alarm -> effects.prepared(OutboxEntry.owed(id.caseId(), 0, alarm, now), now))
                .toList();
        tickets.commit(new TicketCommit(change, null, null, owed));
        return owed;
    }

    private Optional<Effect> alarm(TicketId id, TicketLogEntry entry) {
        if (entry.event() instanceof TicketEvent.LimitNear near) {
            return Optional.of(alarm(id, Alarm.TICKET_DUE_SOON, near.goal()));
        }
        return entry.event() instanceof TicketEvent.LimitPassed passed
                ? Optional.of(alarm(id, Alarm.TICKET_OVERDUE, passed.goal()))
                : Optional.empty();
    }

    private Effect alarm(TicketId id, Alarm alarm, SlaGoal goal) {
        String step = "ticket-" + id.number() + "-" + goal + (alarm == Alarm.TICKET_OVERDUE ? "-overdue" : "-due-soon");
        EffectKey key = EffectKey.of(shop.cases().namespace(), id.caseId(), step.toLowerCase(Locale.ROOT), 0);
        return new Effect.RaiseAlarm(key, alarm, id + " " + goal);
    }
}
