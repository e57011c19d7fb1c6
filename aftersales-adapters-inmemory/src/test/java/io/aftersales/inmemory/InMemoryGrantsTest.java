package io.aftersales.inmemory;

import io.aftersales.ports.gateways.Grants;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.tck.GrantsContract;

public class InMemoryGrantsTest extends GrantsContract {
    @Override
    protected CaseRepository emptyRepository() {
        return new InMemoryCaseRepository();
    }

    @Override
    protected Grants over(CaseRepository cases) {
        return new InMemoryGrants(cases);
    }
}
