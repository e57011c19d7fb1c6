package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.cases.CaseEvent;
import io.aftersales.domain.cases.CaseEvent.FirstEntryMade;
import io.aftersales.domain.cases.TimelineEntry;
import io.aftersales.domain.money.Money;
import io.aftersales.domain.refunds.WaitingEntry.Kind;
import io.aftersales.domain.shared.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks by the timelines that no person alone entered money above the limit for two persons. They are read in the order in which they were
 * committed, which is that of no clock.
 */
final class EntryAudit {
    private final World world;
    private final List<Entered> waiting = new ArrayList<>();

    EntryAudit(World world) {
        this.world = world;
    }

    /**
     * Entry as a timeline tells it.
     *
     * @param subject the reference of an entry about the order's money, otherwise the case and the reference
     */
    private record Entered(Kind kind, String subject, Money amount, TimelineEntry line) {
        boolean isAboutTheSameAs(Entered other) {
            return kind == other.kind && subject.equals(other.subject);
        }

        boolean follows(Entered first) {
            return isAboutTheSameAs(first)
                    && amount.equals(first.amount)
                    && !line.by().isSamePersonAs(first.line.by());
        }
    }

    void check() {
        world.told().forEach(this::read);
    }

    /** Reads a line: of first entries about one subject the last one counts, and once. */
    private void read(TimelineEntry line) {
        if (line.event() instanceof FirstEntryMade made) {
            Entered first = entered(made.entry(), made.reference(), made.amount(), line);
            waiting.removeIf(first::isAboutTheSameAs);
            waiting.add(first);
            return;
        }
        Entered made = made(line);
        if (made != null) {
            boolean two = made.line().by().role() != Role.SYSTEM
                    && (made.kind().alwaysTakesTwo() || world.rules().needsTwo(made.amount()));
            expect(!two || waiting.stream().anyMatch(made::follows), made);
            waiting.removeIf(made::isAboutTheSameAs);
        }
    }

    private void expect(boolean holds, Entered made) {
        if (!holds) {
            world.broken(made.kind() + " of " + made.amount() + " was entered by "
                    + made.line().by() + " alone");
        }
    }

    private static @Nullable Entered made(TimelineEntry line) {
        CaseEvent event = line.event();
        if (event instanceof CaseEvent.MoneyCaptured it) {
            return entered(Kind.CAPTURE, it.reference(), it.amount(), line);
        }
        if (event instanceof CaseEvent.ExternalRefundRecorded it) {
            return entered(Kind.EXTERNAL_REFUND, it.reference(), it.amount(), line);
        }
        if (event instanceof CaseEvent.ExternalRefundReversed it) {
            return entered(Kind.EXTERNAL_REVERSAL, it.reference(), it.amount(), line);
        }
        if (event instanceof CaseEvent.KeptGivenBack it
                && !it.why().equals("SHORTFALL")) { // that one follows from goods that came
            return entered(Kind.KEPT_GIVEN_BACK, "", it.amount(), line);
        }
        if (event instanceof CaseEvent.PaymentNotMade it) {
            return entered(Kind.PAYMENT_NOT_MADE, it.key().value(), it.amount(), line);
        }
        if (event instanceof CaseEvent.ShortfallWrittenOff it) {
            return entered(Kind.SHORTFALL_WRITTEN_OFF, "", it.amount(), line);
        }
        if (event instanceof CaseEvent.ShortfallRecovered it) {
            return entered(Kind.SHORTFALL_RECOVERED, it.reference(), it.amount(), line);
        }
        return null;
    }

    private static Entered entered(Kind kind, String reference, Money amount, TimelineEntry line) {
        boolean ofCase = switch (kind) {
            case CAPTURE, EXTERNAL_REFUND, EXTERNAL_REVERSAL -> false;
            case KEPT_GIVEN_BACK, PAYMENT_NOT_MADE, SHORTFALL_WRITTEN_OFF, SHORTFALL_RECOVERED -> true;
        };
        return new Entered(kind, ofCase ? line.caseId() + " " + reference : reference, amount, line);
    }
}
