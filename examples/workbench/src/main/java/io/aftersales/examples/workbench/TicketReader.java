package io.aftersales.examples.workbench;

import io.aftersales.domain.tickets.Priority;
import io.aftersales.examples.workbench.CsvTable.Column;
import io.aftersales.examples.workbench.CsvTable.Header;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads tickets, one a row, in any order. A ticket cannot be answered or resolved before it is opened. It may be answered after it was
 * resolved, as in real exports, and each of the two times counts as it stands.
 */
final class TicketReader {
    private final Column id;
    private final Column priority;
    private final Column opened;
    private final Column response;
    private final Column resolved;
    private final List<PastTicket> tickets;
    private final Set<String> ids = new HashSet<>();

    private TicketReader(Header header, List<PastTicket> tickets) {
        this.tickets = tickets;
        id = header.column("ticket_id");
        priority = header.column("priority");
        opened = header.column("opened_at");
        response = header.column("first_response_at");
        resolved = header.column("resolved_at");
    }

    static List<PastTicket> read(String file) {
        var tickets = new ArrayList<PastTicket>();
        CsvTable.read(file, header -> new TicketReader(header, tickets)::row);
        return tickets;
    }

    private void row(CsvRow row) {
        if (row.isBlank(id)) {
            throw row.fault(id, "is blank");
        }
        if (!ids.add(row.text(id))) {
            throw row.fault(id, "ticket " + row.text(id) + " is there already");
        }
        Instant openedAt = row.time(opened);
        tickets.add(new PastTicket(
                row.text(id),
                row.oneOf(priority, List.of(Priority.values())),
                openedAt,
                timeAfter(openedAt, row, response),
                timeAfter(openedAt, row, resolved)));
    }

    private @Nullable Instant timeAfter(Instant openedAt, CsvRow row, Column column) {
        Instant then = row.timeIfAny(column).orElse(null);
        if (then != null && then.isBefore(openedAt)) {
            throw row.fault(column, row.text(column) + " is earlier than " + opened.name());
        }
        return then;
    }
}
