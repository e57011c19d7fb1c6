package io.aftersales.examples.workbench.simulation;

/** Injects faults where a process calls the outside world. */
interface FaultInjector {
    /** Points at which a process may crash, be paused or be overtaken. */
    enum Point {
        BEFORE_CALL,
        AFTER_CALL,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        BEFORE_READ
    }

    /** Loss of a call on the network. */
    enum Loss {
        NONE,
        REQUEST,
        REQUEST_DELAYED,
        ANSWER
    }

    /** Injector without faults. */
    FaultInjector NONE = new FaultInjector() {
        @Override
        public void at(Point point, String what) {}

        @Override
        public Loss loss(String what) {
            return Loss.NONE;
        }

        @Override
        public Loss commitLoss() {
            return Loss.NONE;
        }
    };

    /** Marks that a process reaches a point; throws when it crashes there. */
    void at(Point point, String what);

    /** Returns what the network loses of a call. */
    Loss loss(String what);

    /** Returns what is lost of a commit: nothing, the request or the answer. */
    Loss commitLoss();
}
