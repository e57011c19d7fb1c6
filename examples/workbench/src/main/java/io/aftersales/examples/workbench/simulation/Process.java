package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.function.Function;
import java.util.function.Supplier;

/** Process of the host: desks and a runner over the shared storage. It may crash and be restarted. */
final class Process {
    private final HostTransaction transaction;
    private final Storage storage;
    private final Supplier<AfterSales> start;
    private AfterSales desks;

    Process(HostTransaction transaction, Storage storage, Supplier<AfterSales> start) {
        this.transaction = transaction;
        this.storage = storage;
        this.start = start;
        this.desks = start.get();
    }

    AfterSales desks() {
        return desks;
    }

    /** Restarts the process, which loses everything it had in memory. */
    void restart() {
        transaction.rollBack();
        desks = start.get();
    }

    /** Calls a desk within a transaction of the host, which is rolled back when the desk refuses or the call fails. */
    Either<Rejection, Receipt> inTransaction(
            Function<AfterSales, Either<Rejection, Receipt>> call, Supplier<Boolean> failsLater) {
        transaction.begin();
        try {
            Either<Rejection, Receipt> answer = call.apply(desks);
            if (answer.isRight()) {
                if (failsLater.get()) {
                    throw new ConnectionLost("the transaction is rolled back");
                }
                storage.commitAll(transaction);
            }
            return answer;
        } finally {
            transaction.rollBack();
        }
    }
}
