package io.aftersales.ports.repositories;

import io.aftersales.domain.cases.AfterSalesCase;
import java.util.Comparator;

/**
 * Order of a list of cases. Cases that a sort does not tell apart follow each other by their ids, so that every case has one place and a
 * list can be read page by page.
 */
public enum CaseSort {
    /** By order, then by number. Orders are compared as texts, character by character, numbers as numbers. */
    ID,

    /** Newest application first. Of cases opened at one moment the higher id comes first. */
    NEWEST,

    /** Soonest due first; cases for which nothing is due come last. Of cases due at one moment the lower id comes first. */
    DUE;

    private static final Comparator<CasePosition> BY_ID = Comparator.comparing(
                    (CasePosition position) -> position.id().order().value())
            .thenComparingInt(position -> position.id().number());
    private static final Comparator<CasePosition> BY_MOMENT =
            Comparator.comparing(CasePosition::orLast).thenComparing(BY_ID);
    private static final Comparator<CasePosition> BY_MOMENT_DOWN = BY_MOMENT.reversed();

    /** Returns the position of a case in a list of this sort. */
    public CasePosition position(AfterSalesCase subject) {
        return new CasePosition(
                this,
                switch (this) {
                    case ID -> null;
                    case NEWEST -> subject.submission().at();
                    case DUE -> subject.dueAt();
                },
                subject.id());
    }

    /** Compares positions in lists of this sort: what comes first is less. */
    public Comparator<CasePosition> order() {
        return switch (this) {
            case ID -> BY_ID;
            case NEWEST -> BY_MOMENT_DOWN;
            case DUE -> BY_MOMENT;
        };
    }
}
