package io.aftersales.examples.oms;

import io.aftersales.ports.desks.AfterSales;
import java.time.InstantSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries out due effects and deadlines at regular intervals. Every node of a host may run it. */
@Component
final class DueWork {
    private final AfterSales desks;
    private final int batch;
    private final InstantSource clock = InstantSource.system();

    DueWork(AfterSales desks, HostProperties properties) {
        this.desks = desks;
        this.batch = properties.dueWork().batch();
    }

    /** Runs batches until one of them is not full. */
    @Scheduled(fixedDelayString = "${aftersales.due-work.every}")
    void look() {
        int most;
        do {
            most = desks.runDue(clock.instant(), batch).most();
        } while (most >= batch && !Thread.currentThread().isInterrupted());
    }
}
