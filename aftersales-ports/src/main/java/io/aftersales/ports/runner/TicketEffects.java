package io.aftersales.ports.runner;

import io.aftersales.domain.effects.Effect;
import io.aftersales.domain.shared.CaseId;

/** Carries out the ticket effects of cases. Each call may come again under the same key, and takes effect once. */
public interface TicketEffects {

    /** Opens a ticket, because the case needs a person. */
    void open(CaseId id, Effect.OpenTicket need);

    /** Tells a ticket what was done about its case, which still needs a person. */
    void tell(CaseId id, Effect.TellTicket done);

    /** Resolves a ticket, because the case no longer needs a person. */
    void resolve(CaseId id, Effect.ResolveTicket end);
}
