/**
 * Simulated payment provider: a process of its own with a journal on disk, so that a crash of the host does not change which refunds were
 * paid.
 */
@NullMarked
package io.aftersales.examples.oms.provider;

import org.jspecify.annotations.NullMarked;
