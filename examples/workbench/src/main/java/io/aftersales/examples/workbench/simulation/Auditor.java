package io.aftersales.examples.workbench.simulation;

/** Compares the state of the library with the records of the models, when a history is at rest. */
final class Auditor {
    private final World world;

    Auditor(World world) {
        this.world = world;
    }

    /** Checks all laws. */
    void check() {
        new CaseAudit(world).check();
        new PaymentAudit(world).check();
        world.account().ifPresent(account -> new MoneyAudit(world, account).check());
        new UnitsAudit(world).check();
        new StockAudit(world).check();
        new EntryAudit(world).check();
        new TicketAudit(world).check();
    }
}
