package io.aftersales.ports.repositories;

import io.aftersales.domain.cases.AfterSalesCase;
import io.aftersales.domain.cases.Change;
import io.aftersales.domain.lifecycle.CaseStatus;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.AccountEntry;
import io.aftersales.domain.shared.CaseId;
import io.aftersales.domain.shared.CommandId;

/**
 * The answer to a command about a case, and what its caller needs next. The same command sent again gets the same receipt.
 *
 * @param commandId the id of the command
 * @param fingerprint a digest of its content and actor, 64 hexadecimal digits
 * @param caseId the case of the command
 * @param status the status of the case after the decision; effects may have moved it since
 * @param version the version of the case after the decision
 * @param booked the refund that this command booked, over all tenders; it is owed from then on and paid by the effects that follow. Zero
 *     when the command booked none, such as an approval that waits for a return
 * @param next the next thing that the case waits for after the decision; a second person after a first person's entry of money, which has
 *     moved none yet
 */
public record Receipt(
        CommandId commandId,
        String fingerprint,
        CaseId caseId,
        CaseStatus status,
        long version,
        Money booked,
        Awaited next)
        implements CommandReceipt {

    /** The receipt of a command that led to this change, as it is to be stored with it. */
    public static Receipt of(CommandId commandId, String fingerprint, Change change) {
        AfterSalesCase decided = change.next();
        long booked = 0;
        for (AccountEntry entry : change.account().entries()) {
            if (entry.kind() == AccountEntry.Kind.OWED) {
                booked = Math.addExact(booked, entry.amount());
            }
        }
        return new Receipt(
                commandId,
                fingerprint,
                decided.id(),
                decided.status(),
                decided.version() + 1,
                Money.ofMinor(booked, change.account().frozen().currency()),
                Awaited.after(change));
    }
}
