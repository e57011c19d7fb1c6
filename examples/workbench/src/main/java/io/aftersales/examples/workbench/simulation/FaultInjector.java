package io.aftersales.examples.workbench.simulation;

/** What befalls a process where it touches the world outside. */
interface FaultInjector {
    /** Where a process may die, be held up or be overtaken. */
    enum Point {
        BEFORE_CALL,
        AFTER_CALL,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        BEFORE_READ
    }

    /** What becomes of one call on its way. */
    enum Loss {
        NONE,
        REQUEST,
        REQUEST_DELAYED,
        ANSWER
    }

    /** Nothing ever happens. */
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

    /** A process comes to this point; it may not come further. */
    void at(Point point, String what);

    /** What becomes of a call. */
    Loss loss(String what);

    /** What becomes of a commit: the request is lost, or the answer is. */
    Loss commitLoss();
}
