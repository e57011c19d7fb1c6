package io.aftersales.spring;

import io.aftersales.ports.desks.DueWork;
import java.util.function.Supplier;

/** Watches the runs of due work. */
interface DueWorkObserver {
    /** Watches nothing. */
    DueWorkObserver NONE = Supplier::get;

    /** Carries out a run and watches it. */
    DueWork around(Supplier<DueWork> run);
}
