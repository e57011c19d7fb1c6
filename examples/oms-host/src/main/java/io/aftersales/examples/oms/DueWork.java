package io.aftersales.examples.oms;

import io.aftersales.ports.desks.AfterSales;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks regularly for effects and deadlines that are due. Every node of a host may do so. */
@Component
final class DueWork {
    private final AfterSales desks;
    private final int batch;
    private final InstantSource clock = InstantSource.system();

    DueWork(AfterSales desks, HostProperties properties) {
        this.desks = desks;
        this.batch = properties.dueWork().batch();
    }

    /** Until there is less to do than fits into one batch. */
    @Scheduled(fixedDelayString = "${aftersales.due-work.every}")
    void look() {
        int most;
        do {
            most = desks.runDue(clock.instant(), batch).most();
        } while (most >= batch && !Thread.currentThread().isInterrupted());
    }
}
