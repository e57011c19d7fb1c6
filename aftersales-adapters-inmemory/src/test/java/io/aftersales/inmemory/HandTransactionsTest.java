package io.aftersales.inmemory;

import io.aftersales.ports.repositories.Transactions;
import io.aftersales.ports.tck.TransactionsContract;

public class HandTransactionsTest extends TransactionsContract {
    private HandTransactions transactions;

    @Override
    protected Transactions transactions() {
        transactions = new HandTransactions();
        return transactions;
    }

    @Override
    protected void begin() {
        transactions.begin();
    }

    @Override
    protected void commit() {
        transactions.commit();
    }

    @Override
    protected void rollback() {
        transactions.rollback();
    }
}
