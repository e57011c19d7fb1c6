package io.aftersales.examples.oms.web;

import static io.aftersales.examples.oms.web.Answers.actor;
import static io.aftersales.examples.oms.web.Answers.granted;

import io.aftersales.domain.shared.CommandId;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.Request;
import io.aftersales.ports.desks.TicketCommand;
import io.aftersales.ports.desks.TicketFile;
import io.aftersales.ports.texts.Texts;
import io.vavr.control.Either;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
@RequestMapping(path = TicketController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
final class TicketController {
    static final String PATH = "/api/tickets";

    private final AfterSales desks;
    private final InstantSource clock;
    private final Tags tags;

    private final ShopTexts texts;

    TicketController(AfterSales desks, InstantSource clock, Tags tags, ShopTexts texts) {
        this.texts = texts;
        this.desks = desks;
        this.clock = clock;
        this.tags = tags;
    }

    /** Lists the waiting tickets of a group, the most urgent first. */
    @GetMapping("/waiting")
    Views.Page<DeskViews.OfTicket> waiting(
            @RequestParam @Pattern(regexp = Bodies.NAME) String group,
            @RequestParam(required = false) @Nullable TicketId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Views.MOST_ITEMS) int limit,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        return page(
                desks.tickets().waiting(actor(by), group, Views.MOST_ITEMS), after, limit, texts.in(language, zone));
    }

    /** Lists the caller's tickets, the oldest first. */
    @GetMapping("/mine")
    Views.Page<DeskViews.OfTicket> mine(
            @RequestParam(required = false) @Nullable TicketId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Views.MOST_ITEMS) int limit,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        return page(
                desks.tickets().ofAgent(actor(by), by.getName(), Views.MOST_ITEMS),
                after,
                limit,
                texts.in(language, zone));
    }

    /** Lists the overdue tickets, the longest overdue first. */
    @GetMapping("/overdue")
    Views.Page<DeskViews.OfTicket> overdue(
            @RequestParam(required = false) @Nullable TicketId after,
            @RequestParam(defaultValue = "100") @Min(1) @Max(Views.MOST_ITEMS) int limit,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        return page(
                desks.tickets().overdue(actor(by), clock.instant(), Views.MOST_ITEMS),
                after,
                limit,
                texts.in(language, zone));
    }

    /** Returns a part of a list of tickets, of which the first thousand can be seen. */
    private Views.Page<DeskViews.OfTicket> page(
            Either<Rejection, List<Ticket>> tickets, @Nullable TicketId after, int limit, Texts texts) {
        Instant now = clock.instant();
        return Views.Page.cut(
                granted(tickets),
                after == null ? null : after.toString(),
                limit,
                each -> DeskViews.OfTicket.of(each, texts, now),
                each -> each.id().toString());
    }

    /** Returns a ticket with its log. */
    @GetMapping("/{id}")
    ResponseEntity<DeskViews.TicketWithLog> ticket(
            @PathVariable TicketId id,
            @RequestParam(defaultValue = "UTC") ZoneId zone,
            Authentication by,
            Locale language) {
        TicketFile file = granted(desks.tickets().file(actor(by), id));
        var found = DeskViews.TicketWithLog.of(file, texts.of(id.caseId().order(), language, zone), clock.instant());
        return tags.tagged(file.ticket().version(), found);
    }

    /** Assigns a ticket to the named agent, such as the caller. */
    @PostMapping("/{id}/assignment")
    DeskViews.Moved assign(
            @PathVariable TicketId id,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Name agent,
            Authentication by) {
        return Answers.moved(
                desks.tickets().assign(new TicketCommand.AssignTicket(Request.of(key, actor(by)), id, agent.text())));
    }

    /** Releases a ticket, for the group to assign it again. */
    @PostMapping("/{id}/release")
    DeskViews.Moved release(
            @PathVariable TicketId id, @RequestHeader(CaseController.COMMAND) CommandId key, Authentication by) {
        return Answers.moved(desks.tickets().release(new TicketCommand.ReleaseTicket(Request.of(key, actor(by)), id)));
    }

    /** Escalates a ticket, with the code of the reason. */
    @PostMapping("/{id}/escalation")
    DeskViews.Moved escalate(
            @PathVariable TicketId id,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Code reason,
            Authentication by) {
        return Answers.moved(desks.tickets()
                .escalate(new TicketCommand.EscalateTicket(Request.of(key, actor(by)), id, reason.text())));
    }

    /** Changes the priority of a ticket, with the code of the reason. */
    @PostMapping("/{id}/priority")
    DeskViews.Moved changePriority(
            @PathVariable TicketId id,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.Prioritized to,
            Authentication by) {
        return Answers.moved(desks.tickets()
                .changePriority(
                        new TicketCommand.ChangePriority(Request.of(key, actor(by)), id, to.priority(), to.reason())));
    }

    /** Hands a ticket over to another group. */
    @PostMapping("/{id}/group")
    DeskViews.Moved handOver(
            @PathVariable TicketId id,
            @RequestHeader(CaseController.COMMAND) CommandId key,
            @Valid @RequestBody Bodies.HandedOver to,
            Authentication by) {
        return Answers.moved(desks.tickets()
                .handOver(new TicketCommand.HandOverTicket(Request.of(key, actor(by)), id, to.group(), to.reason())));
    }
}
