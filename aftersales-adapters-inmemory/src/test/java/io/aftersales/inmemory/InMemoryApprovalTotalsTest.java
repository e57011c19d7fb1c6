package io.aftersales.inmemory;

import io.aftersales.ports.gateways.ApprovalTotals;
import io.aftersales.ports.repositories.CaseRepository;
import io.aftersales.ports.tck.ApprovalTotalsContract;

public class InMemoryApprovalTotalsTest extends ApprovalTotalsContract {
    @Override
    protected CaseRepository emptyRepository() {
        return new InMemoryCaseRepository();
    }

    @Override
    protected ApprovalTotals over(CaseRepository cases) {
        return new InMemoryApprovalTotals(cases);
    }
}
