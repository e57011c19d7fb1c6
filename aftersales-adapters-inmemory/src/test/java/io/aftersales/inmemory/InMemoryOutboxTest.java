package io.aftersales.inmemory;

import io.aftersales.ports.tck.OutboxContract;
import io.aftersales.ports.tck.Storage;

class InMemoryOutboxTest extends OutboxContract {
    @Override
    protected Storage emptyStorage() {
        var repository = new InMemoryCaseRepository();
        return new Storage(repository, repository);
    }
}
