package io.aftersales.domain.cases;

import io.aftersales.domain.cases.CaseEvent.FirstEntryMade;
import io.aftersales.domain.cases.CaseRejection.SecondPersonNeeded;
import io.aftersales.domain.effects.Notice;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.WaitingEntry;
import io.aftersales.domain.shared.Rejection;
import io.aftersales.domain.shared.Role;
import io.vavr.control.Either;
import java.util.Optional;

/**
 * Carries out an entry of money: up to the four-eyes limit at once, above it when a second person has made the same entry. While an entry
 * about a payment waits, every other one under its reference takes two persons, whatever its amount: one person who states something else
 * about the same payment, by mistake or not, moves no money. An entry of the host's own systems is a fact that no second person has to state.
 */
final class FourEyesEntry {
    private FourEyesEntry() {}

    /**
     * Carries out an entry that passed all other checks, or keeps it for a second person. The first entry moves no money; a different one
     * about the same subject takes its place. Refuses SECOND_PERSON_NEEDED to the first person who makes the same entry again.
     *
     * @param draft the draft of the case on which it is entered
     * @param carryOut changes the draft as the entry says
     */
    static Either<Rejection, Change> made(CaseDraft draft, WaitingEntry entry, Runnable carryOut) {
        Optional<WaitingEntry> waiting = draft.account.waiting(entry);
        if (needsTwo(draft, entry, waiting)) {
            Optional<WaitingEntry> first = waiting.filter(entry::isSameAs);
            if (first.isEmpty()) {
                return Either.right(wait(draft, entry));
            }
            if (isRepeated(draft, entry)) {
                return Either.left(new SecondPersonNeeded(entry.by()));
            }
        }
        carryOut.run();
        draft.account = draft.account.waitNoLonger(draft.bookingContext(), entry);
        return Either.right(draft.done());
    }

    /** Tells whether the same person has made the same entry before, and it waits for another person. */
    static boolean isRepeated(CaseDraft draft, WaitingEntry entry) {
        return draft.account
                .waiting(entry)
                .filter(first -> first.isSameAs(entry) && first.by().isSamePersonAs(entry.by()))
                .isPresent();
    }

    private static boolean needsTwo(CaseDraft draft, WaitingEntry entry, Optional<WaitingEntry> waiting) {
        return entry.by().role() != Role.SYSTEM
                && (entry.kind().alwaysTakesTwo()
                        || isAboutAPayment(waiting)
                        || draft.context().policy().needsTwo(draft.money(entry.minor())));
    }

    private static boolean isAboutAPayment(Optional<WaitingEntry> waiting) {
        return waiting.isPresent() && !waiting.get().reference().isEmpty();
    }

    private static Change wait(CaseDraft draft, WaitingEntry entry) {
        Money amount = draft.money(entry.minor());
        draft.account = draft.account.await(draft.bookingContext(), entry);
        return draft.note(new FirstEntryMade(entry.kind(), amount, entry.reference()))
                .tell(Notice.to(secondPersons(entry), Notice.Kind.CONFIRMATION_NEEDED, draft.submission.buyer())
                        .about(amount))
                .done();
    }

    private static Notice.Audience secondPersons(WaitingEntry entry) {
        return entry.kind() == WaitingEntry.Kind.SHORTFALL_WRITTEN_OFF
                ? Notice.Audience.REVIEWERS
                : Notice.Audience.FINANCE;
    }
}
