package io.aftersales.domain.tickets;

import io.aftersales.domain.effects.Alarm;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.EffectKey;
import io.aftersales.domain.effects.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The change that a decision makes to a ticket. A change is written in one piece or not at all, together with the effects it owes.
 *
 * @param next the ticket after the decision
 * @param entries the new entries of the log
 */
public record TicketChange(Ticket next, List<TicketLogEntry> entries) {
    /** Copies the list. */
    public TicketChange {
        entries = List.copyOf(entries);
    }

    /** Returns this change followed by a later one, to be written in one piece. */
    public TicketChange then(TicketChange later) {
        var all = new ArrayList<>(entries);
        all.addAll(later.entries);
        return new TicketChange(later.next, all);
    }

    /** Tells whether the ticket waits for an agent after this change, and has come into its queue by it. */
    public boolean beginsToWait() {
        boolean came = false;
        for (TicketLogEntry each : entries) {
            came |= leadsToQueue(each);
        }
        return came && next.isWaiting();
    }

    private static boolean leadsToQueue(TicketLogEntry entry) {
        TicketEvent event = entry.event();
        return event instanceof TicketEvent.TicketOpened
                || event instanceof TicketEvent.TicketUnassigned
                || event instanceof TicketEvent.TicketHandedOver
                || event instanceof TicketEvent.TicketEscalated
                || event instanceof TicketEvent.BuyerAnswered;
    }

    /**
     * Returns the effects that this change owes: an alarm for each limit that is near or has passed, a notice to an agent assigned by another
     * person or by the library, and a notice to the group in whose queue the ticket begins to wait. The key of each is derived from
     * the log entry that owes it, so that an entry owes it once.
     *
     * @param namespace the namespace of the shop's keys
     */
    public List<Effect> owed(String namespace) {
        var owed = new ArrayList<Effect>();
        TicketLogEntry waitsSince = null;
        for (TicketLogEntry entry : entries) {
            if (entry.event() instanceof TicketEvent.LimitNear near) {
                owed.add(alarm(namespace, entry, Alarm.TICKET_DUE_SOON, near.goal()));
            } else if (entry.event() instanceof TicketEvent.LimitPassed passed) {
                owed.add(alarm(namespace, entry, Alarm.TICKET_OVERDUE, passed.goal()));
            } else if (entry.event() instanceof TicketEvent.TicketAssigned assigned
                    && !assigned.agent().equals(entry.by().id())) {
                Notice notice = Notice.toAgent(Notice.Kind.TICKET_ASSIGNED, assigned.agent(), next.buyer());
                owed.add(notice(namespace, entry, notice));
            }
            waitsSince = leadsToQueue(entry) ? entry : waitsSince;
        }
        if (waitsSince != null && next.isWaiting()) {
            String group = next.queue().group();
            owed.add(notice(namespace, waitsSince, Notice.toGroup(Notice.Kind.TICKET_WAITING, group, next.buyer())));
        }
        return owed;
    }

    private Effect alarm(String namespace, TicketLogEntry entry, Alarm alarm, SlaGoal goal) {
        return new Effect.RaiseAlarm(key(namespace, entry, alarm), alarm, next.id() + " " + goal);
    }

    private Effect notice(String namespace, TicketLogEntry entry, Notice notice) {
        return new Effect.Notify(key(namespace, entry, notice.kind()), notice.because(next.need()));
    }

    private EffectKey key(String namespace, TicketLogEntry entry, Enum<?> owed) {
        String step = "ticket-" + next.id().number() + "-" + entry.number() + "-"
                + owed.name().toLowerCase(Locale.ROOT);
        return EffectKey.of(namespace, next.id().caseId(), step, 0);
    }
}
