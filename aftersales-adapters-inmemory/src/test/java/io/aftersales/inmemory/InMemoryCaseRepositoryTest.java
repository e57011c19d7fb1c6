package io.aftersales.inmemory;

import io.aftersales.ports.tck.CaseRepositoryContract;
import io.aftersales.ports.tck.Storage;

class InMemoryCaseRepositoryTest extends CaseRepositoryContract {
    @Override
    protected Storage emptyStorage() {
        var repository = new InMemoryCaseRepository();
        return new Storage(repository, repository);
    }
}
