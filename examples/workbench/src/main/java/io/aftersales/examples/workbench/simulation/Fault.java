package io.aftersales.examples.workbench.simulation;

/** Kinds of faults in a history, which are counted. */
enum Fault {
    CRASH_BEFORE_CALL,
    CRASH_AFTER_CALL,
    CRASH_BEFORE_COMMIT,
    CRASH_AFTER_COMMIT,
    COMMIT_LOST,
    COMMIT_UNKNOWN,
    TRANSACTION_ROLLED_BACK,
    REQUEST_LOST,
    REQUEST_DELAYED,
    ANSWER_LOST,
    OUTAGE,
    WORKER_PAUSED,
    RACE,
    CLOCK_JUMP,
    COMMAND_REPEATED,
    NOTICE_DUPLICATED,
    NOTICE_REORDERED,
    PAID_WITHOUT_ANSWER,
    TIMED_OUT_UNPAID,
    ERROR_REPLAYED,
    KEY_FORGOTTEN,
    REFUSED,
    REVERSED,
    CAPTURED_LATE,
    DISPUTE_LOST,
    DISPUTE_WON,
    KEPT_GIVEN_BACK,
    ORDER_AMENDED;

    boolean isCrash() {
        return this == CRASH_BEFORE_CALL
                || this == CRASH_AFTER_CALL
                || this == CRASH_BEFORE_COMMIT
                || this == CRASH_AFTER_COMMIT;
    }
}
