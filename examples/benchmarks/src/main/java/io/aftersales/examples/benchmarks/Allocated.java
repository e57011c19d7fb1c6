package io.aftersales.examples.benchmarks;

import java.lang.management.ManagementFactory;

/** Bytes allocated by a thread, as the virtual machine counts them. */
final class Allocated {
    private Allocated() {}

    static long byThisThread() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }
}
