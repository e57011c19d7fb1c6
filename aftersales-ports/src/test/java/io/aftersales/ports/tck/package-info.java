/**
 * The contract kit: whether a repository and an outbox keep the rules that their interfaces state.
 *
 * <p>Extend {@link io.aftersales.ports.tck.CaseRepositoryContract} and {@link io.aftersales.ports.tck.OutboxContract}, hand out an
 * empty storage for each test, and run them like any other tests. Each test carries the number of the rule it checks, and says on
 * failure where to look in the adapter. What is written comes from real decisions of the domain.
 */
@NullMarked
package io.aftersales.ports.tck;

import org.jspecify.annotations.NullMarked;
