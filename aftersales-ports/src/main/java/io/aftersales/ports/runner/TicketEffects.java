package io.aftersales.ports.runner;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.effects.OutboxEntry;
import io.aftersales.domain.shared.CaseId;
import java.util.List;

/**
 * Carries out the ticket effects of cases. Each call may come again under the same key, and takes effect once. A call answers the entries
 * that the ticket owes in turn, such as notices to agents, for the caller to carry out; they are written with the ticket already.
 */
public interface TicketEffects {

    /** Opens a ticket, because the case needs a person. */
    List<OutboxEntry> open(CaseId id, Effect.OpenTicket need);

    /** Tells a ticket what was done about its case, which still needs a person. */
    List<OutboxEntry> tell(CaseId id, Effect.TellTicket done);

    /** Resolves a ticket, because the case no longer needs a person. */
    List<OutboxEntry> resolve(CaseId id, Effect.ResolveTicket end);
}
