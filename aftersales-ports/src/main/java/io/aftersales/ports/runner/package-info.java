/**
 * The runner: carries out the effects that decisions owe, and records their outcomes.
 *
 * <p>An entry is claimed, which is written down, before anything goes out. The call happens outside of every transaction. The outcome is
 * written under the fence of the claim; for an effect that answers its case, together with the decision that follows. An effect that gets
 * no answer in the end is parked: its case records it, an alarm is raised, and a person resolves it.
 *
 * <p>Internal: the module does not export this package. Hosts call {@code EffectRunner} and {@code AfterSales.runDue}.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.ports.runner;

import org.jspecify.annotations.NullMarked;
