package io.aftersales.examples.oms.console;

import io.aftersales.domain.cases.TicketNeed;
import io.aftersales.domain.shared.Actor;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.aftersales.domain.tickets.Priority;
import io.aftersales.domain.tickets.Ticket;
import io.aftersales.domain.tickets.TicketId;
import io.aftersales.domain.tickets.TicketMove;
import io.aftersales.examples.oms.web.Answers;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.desks.TicketCommand;
import io.aftersales.ports.desks.TicketFile;
import io.aftersales.ports.gateways.Agents;
import io.vavr.control.Either;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Pages of tickets: the queue, and one ticket with its log. */
@Controller
class TicketsController {
    private static final int MOST = 200;

    /** The reasons that a clerk chooses from; their words are texts of the console. */
    private static final List<String> REASONS =
            List.of("NEEDS_AUTHORITY", "OTHER_SKILLS", "BUYER_WAITS", "SHIFT_ENDS", "MISFILED", "OTHER");

    private final AfterSales desks;
    private final Agents agents;
    private final ShopRules rules;
    private final InstantSource clock;

    TicketsController(AfterSales desks, Agents agents, ShopRules rules, InstantSource clock) {
        this.desks = desks;
        this.agents = agents;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Ticket in a list, as the reader sees it.
     *
     * @param proposed whether the reader proposed the goodwill that the ticket is about, so that another person has to decide
     */
    public record Row(
            Ticket ticket,
            Countdown response,
            Countdown resolution,
            boolean overdue,
            boolean proposed,
            Set<TicketMove> moves) {
        static Row of(AfterSales desks, Ticket ticket, Reader reader, InstantSource clock) {
            boolean proposed = isProposedBy(reader.actor(), ticket, desks);
            Set<TicketMove> moves = offered(ticket, reader.actor());
            if (proposed && reader.actor().role() != Role.SUPERVISOR) {
                moves.remove(TicketMove.ASSIGN);
            }
            return new Row(
                    ticket,
                    Countdown.of(ticket.response(), reader),
                    Countdown.of(ticket.resolution(), reader),
                    ticket.isOverdue(clock.instant()),
                    proposed,
                    moves);
        }

        private static boolean isProposedBy(Actor reader, Ticket ticket, AfterSales desks) {
            return ticket.need().equals(TicketNeed.GOODWILL)
                    && desks.files()
                            .file(reader, ticket.id().caseId())
                            .toJavaOptional()
                            .flatMap(file -> file.subject().whole())
                            .filter(whole -> whole.submission().openedBy().id().equals(reader.id()))
                            .isPresent();
        }

        /** Tells whether the reader can take the ticket. */
        public boolean takes() {
            return may("ASSIGN") && ticket.agent() == null && !proposed;
        }

        /** Tells whether the reader can take a move. */
        public boolean may(String move) {
            return moves.contains(TicketMove.valueOf(move));
        }
    }

    /** The row of a ticket; null where the reader may not see tickets. */
    static @Nullable Row row(AfterSales desks, TicketId id, Reader reader, InstantSource clock) {
        return desks.tickets()
                .file(reader.actor(), id)
                .map(file -> Row.of(desks, file.ticket(), reader, clock))
                .getOrNull();
    }

    @GetMapping("/queue")
    String queue(
            @RequestParam(required = false) @Nullable String group,
            @ModelAttribute("reader") Reader reader,
            Model page) {
        List<String> groups = group == null || group.isEmpty() ? groupsOf(reader.actor()) : List.of(group);
        page.addAttribute("group", group == null ? "" : group);
        page.addAttribute("groups", rules.groups());
        page.addAttribute("shown", reader.list(groups.stream().map(each -> reader.named("group", each))));
        page.addAttribute(
                "waiting",
                groups.stream()
                        .flatMap(each -> Answers.granted(desks.tickets().waiting(reader.actor(), each, MOST)).stream())
                        .sorted(Comparator.comparing(Ticket::priority).thenComparing(Ticket::openedAt))
                        .map(each -> Row.of(desks, each, reader, clock))
                        .toList());
        page.addAttribute(
                "mine",
                rows(desks.tickets().ofAgent(reader.actor(), reader.actor().id(), MOST), reader));
        page.addAttribute("overdue", rows(desks.tickets().overdue(reader.actor(), clock.instant(), MOST), reader));
        return "console/queue";
    }

    /** Counts the tickets that the reader has, and those that wait in the reader's groups. */
    long waitingFor(Reader reader) {
        long mine = Answers.granted(
                        desks.tickets().ofAgent(reader.actor(), reader.actor().id(), MOST))
                .size();
        return mine
                + groupsOf(reader.actor()).stream()
                        .mapToLong(each -> Answers.granted(desks.tickets().waiting(reader.actor(), each, MOST))
                                .size())
                        .sum();
    }

    private List<Row> rows(Either<Rejection, List<Ticket>> tickets, Reader reader) {
        return Answers.granted(tickets).stream()
                .map(each -> Row.of(desks, each, reader, clock))
                .toList();
    }

    /** The groups that a person works in; all of them for a person who works in none. */
    private List<String> groupsOf(Actor person) {
        List<String> own = agents.find(person.id())
                .map(agent -> agent.groups().stream().sorted().toList())
                .orElse(List.of());
        return own.isEmpty() ? rules.groups() : own;
    }

    @GetMapping("/tickets/{id}")
    String one(@PathVariable TicketId id, @ModelAttribute("reader") Reader reader, Model page) {
        TicketFile file = Answers.granted(desks.tickets().file(reader.actor(), id));
        Map<String, String> words = new HashMap<>();
        REASONS.forEach(code -> words.put("code." + code, reader.say("ticket.because." + code)));
        words.put("code." + Ticket.OVERDUE, reader.say("ticket.because." + Ticket.OVERDUE));
        page.addAttribute("file", file);
        page.addAttribute("row", Row.of(desks, file.ticket(), reader, clock));
        page.addAttribute("words", reader.texts().overriddenBy(words));
        page.addAttribute(
                "replies",
                file.ticket().replies().stream()
                        .map(each -> Countdown.of(each, reader))
                        .toList());
        page.addAttribute("reasons", REASONS);
        page.addAttribute("groups", rules.groups());
        page.addAttribute("agents", suited(file.ticket()));
        return "console/ticket";
    }

    private List<String> suited(Ticket ticket) {
        return agents.group(ticket.queue().group()).stream()
                .filter(ticket.queue()::suits)
                .map(each -> each.id())
                .filter(each -> !each.equals(ticket.agent()))
                .sorted()
                .toList();
    }

    /** The moves that are offered: what the table of moves allows the role, of an assigned ticket to its agent and to supervisors. */
    private static Set<TicketMove> offered(Ticket ticket, Actor reader) {
        Set<TicketMove> offered = EnumSet.noneOf(TicketMove.class);
        boolean theirs = reader.role() == Role.SUPERVISOR || reader.id().equals(ticket.agent());
        for (TicketMove move : TicketMove.values()) {
            boolean legal = move.takers().contains(reader.role())
                    && move.target(ticket.status(), ticket.askedIn()).isPresent();
            boolean takes = move == TicketMove.ASSIGN && ticket.agent() == null;
            boolean holds = move != TicketMove.UNASSIGN || ticket.agent() != null;
            if (legal && holds && (takes || theirs)) {
                offered.add(move);
            }
        }
        return offered;
    }

    @PostMapping("/tickets/{id}/take")
    String take(
            @PathVariable TicketId id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        return answered(
                typed,
                id,
                "take",
                reader,
                told,
                (form, by) -> desks.tickets().assign(TicketCommand.AssignTicket.toMyself(by, id)));
    }

    @PostMapping("/tickets/{id}/assign")
    String assign(
            @PathVariable TicketId id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        return answered(
                typed,
                id,
                "assign",
                reader,
                told,
                (form, by) -> desks.tickets().assign(new TicketCommand.AssignTicket(by, id, form.needed("agent"))));
    }

    @PostMapping("/tickets/{id}/release")
    String release(
            @PathVariable TicketId id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        return answered(
                typed,
                id,
                "release",
                reader,
                told,
                (form, by) -> desks.tickets().release(new TicketCommand.ReleaseTicket(by, id)));
    }

    @PostMapping("/tickets/{id}/escalate")
    String escalate(
            @PathVariable TicketId id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        return answered(
                typed,
                id,
                "escalate",
                reader,
                told,
                (form, by) ->
                        desks.tickets().escalate(new TicketCommand.EscalateTicket(by, id, form.needed("reason"))));
    }

    @PostMapping("/tickets/{id}/hand-over")
    String handOver(
            @PathVariable TicketId id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        return answered(
                typed,
                id,
                "hand-over",
                reader,
                told,
                (form, by) -> desks.tickets()
                        .handOver(
                                new TicketCommand.HandOverTicket(by, id, form.needed("group"), form.needed("reason"))));
    }

    @PostMapping("/tickets/{id}/priority")
    String changePriority(
            @PathVariable TicketId id,
            @RequestParam Map<String, String> typed,
            @ModelAttribute("reader") Reader reader,
            RedirectAttributes told) {
        return answered(typed, id, "priority", reader, told, (form, by) -> {
            Priority other = form.choice("priority", Priority.class);
            if (other == null) {
                throw new Mistyped("priority", "form.needed");
            }
            return desks.tickets()
                    .changePriority(new TicketCommand.ChangePriority(by, id, other, form.needed("reason")));
        });
    }

    private static String answered(
            Map<String, String> typed,
            TicketId id,
            String name,
            Reader reader,
            RedirectAttributes told,
            Forms.Sent command) {
        String page = "queue".equals(typed.get("back")) ? "/queue" : Forms.page("/tickets", id);
        return Forms.answered(name, new FormValues(typed), page, reader, told, command);
    }
}
