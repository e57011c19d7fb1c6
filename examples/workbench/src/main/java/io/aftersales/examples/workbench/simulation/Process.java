package io.aftersales.examples.workbench.simulation;

import io.aftersales.domain.shared.Rejection;
import io.aftersales.ports.desks.AfterSales;
import io.aftersales.ports.repositories.Receipt;
import io.vavr.control.Either;
import java.util.function.Function;
import java.util.function.Supplier;

/** One process of the host: desks and a runner over the storage all processes share. It may die and be started again. */
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

    /** Everything it had in its head is gone. */
    void restart() {
        transaction.rollBack();
        desks = start.get();
    }

    /** A call of a desk within a transaction of the host, which is rolled back when it is refused or goes wrong. */
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
