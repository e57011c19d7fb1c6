package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static io.aftersales.examples.oms.web.Answers.granted;

import io.aftersales.domain.tickets.TicketId;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.TicketCommand;
import java.time.InstantSource;
import java.util.List;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints for tickets, which are open to staff only. */
@RestController
@RequestMapping("/api/tickets")
final class TicketController {
    private final AfterSales desks;
    private final InstantSource clock = InstantSource.system();

    TicketController(AfterSales desks) {
        this.desks = desks;
    }

    @GetMapping("/waiting")
    List<Views.OfTicket> waiting(
            @RequestParam String group, @RequestParam(defaultValue = "100") int limit, Authentication by) {
        return granted(desks.tickets().waiting(actor(by), group, limit)).stream()
                .map(Views.OfTicket::of)
                .toList();
    }

    @GetMapping("/mine")
    List<Views.OfTicket> mine(@RequestParam(defaultValue = "100") int limit, Authentication by) {
        return granted(desks.tickets().ofAgent(actor(by), by.getName(), limit)).stream()
                .map(Views.OfTicket::of)
                .toList();
    }

    @GetMapping("/overdue")
    List<Views.OfTicket> overdue(@RequestParam(defaultValue = "100") int limit, Authentication by) {
        return granted(desks.tickets().overdue(actor(by), clock.instant(), limit)).stream()
                .map(Views.OfTicket::of)
                .toList();
    }

    @GetMapping("/{id}")
    Views.OfTicket file(@PathVariable String id, Authentication by) {
        return Views.OfTicket.of(
                granted(desks.tickets().file(actor(by), TicketId.parse(id))).ticket());
    }

    /** Assigns a ticket to the named agent, such as the caller. */
    @PostMapping("/{id}/assignment")
    Views.Moved assign(
            @PathVariable String id,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.Text agent,
            Authentication by) {
        return Answers.moved(desks.tickets()
                .assign(new TicketCommand.AssignTicket(
                        Request.of(key, actor(by)), TicketId.parse(id), agent.orEmpty())));
    }

    @PostMapping("/{id}/release")
    Views.Moved release(@PathVariable String id, @RequestHeader(CaseController.COMMAND) String key, Authentication by) {
        return Answers.moved(desks.tickets()
                .release(new TicketCommand.ReleaseTicket(Request.of(key, actor(by)), TicketId.parse(id))));
    }

    @PostMapping("/{id}/escalation")
    Views.Moved escalate(
            @PathVariable String id,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.Text reason,
            Authentication by) {
        return Answers.moved(desks.tickets()
                .escalate(new TicketCommand.EscalateTicket(
                        Request.of(key, actor(by)), TicketId.parse(id), reason.orEmpty())));
    }

    @PostMapping("/{id}/priority")
    Views.Moved changePriority(
            @PathVariable String id,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.Prioritized to,
            Authentication by) {
        return Answers.moved(desks.tickets()
                .changePriority(new TicketCommand.ChangePriority(
                        Request.of(key, actor(by)), TicketId.parse(id), to.priority(), to.reason())));
    }

    /** Hands a ticket over to another group. */
    @PostMapping("/{id}/group")
    Views.Moved handOver(
            @PathVariable String id,
            @RequestHeader(CaseController.COMMAND) String key,
            @RequestBody Bodies.HandedOver to,
            Authentication by) {
        return Answers.moved(desks.tickets()
                .handOver(new TicketCommand.HandOverTicket(
                        Request.of(key, actor(by)), TicketId.parse(id), to.group(), to.reason())));
    }
}
