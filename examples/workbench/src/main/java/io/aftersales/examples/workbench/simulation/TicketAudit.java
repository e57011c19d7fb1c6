package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.tickets.TicketEvent;
import io.aftersales.domain.tickets.TicketLogEntry;
import io.aftersales.ports.desks.TicketFile;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the notices that the host received about tickets with the logs of the tickets: every agent assigned by another person was notified once
 * for each assignment, and the group of every ticket that waits was notified. Notices that are parked are left to a person.
 */
final class TicketAudit {
    private final World world;

    TicketAudit(World world) {
        this.world = world;
    }

    void check() {
        world.cases().forEach(this::everyAgentWasNotified);
        world.cases().forEach(this::everyGroupWasNotified);
    }

    private void everyAgentWasNotified(AfterSalesCase subject) {
        Map<String, Long> assigned = counted(world.tickets(subject).stream()
                .flatMap(file -> file.log().stream())
                .filter(TicketAudit::isByAnother)
                .map(entry -> ((TicketEvent.TicketAssigned) entry.event()).agent()));
        Map<String, Long> notified = counted(notices(subject, Notice.Kind.TICKET_ASSIGNED));
        world.expect(
                assigned.equals(notified),
                subject.id() + ": agents were assigned " + assigned + " and notified " + notified);
    }

    private static boolean isByAnother(TicketLogEntry entry) {
        return entry.event() instanceof TicketEvent.TicketAssigned assigned
                && !assigned.agent().equals(entry.by().id());
    }

    private void everyGroupWasNotified(AfterSalesCase subject) {
        Map<String, Long> notified = counted(notices(subject, Notice.Kind.TICKET_WAITING));
        for (TicketFile file : world.tickets(subject)) {
            String group = file.ticket().queue().group();
            world.expect(
                    !file.ticket().isWaiting() || notified.containsKey(group),
                    file.ticket().id() + " waits, and its group " + group + " was not notified");
        }
    }

    /** Returns the recipients of the notices of a kind that were received or are parked. */
    private Stream<String> notices(AfterSalesCase subject, Notice.Kind kind) {
        Stream<Notice> parked = world.owed().stream()
                .filter(entry -> entry.caseId().equals(subject.id()))
                .filter(entry -> entry.state() == OutboxEntry.State.PARKED)
                .filter(entry -> !world.office().heard(entry.key()))
                .map(OutboxEntry::effect)
                .flatMap(
                        effect -> effect instanceof Effect.Notify notify ? Stream.of(notify.notice()) : Stream.empty());
        Predicate<Notice> ofKind = notice -> notice.kind() == kind;
        return Stream.concat(world.office().notices(subject.id()).stream(), parked)
                .filter(ofKind)
                .map(Notice::recipient);
    }

    private static Map<String, Long> counted(Stream<String> names) {
        return names.collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }
}
