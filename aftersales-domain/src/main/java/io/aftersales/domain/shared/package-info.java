/**
 * The terms that every other package uses: ids of orders, cases, lines, tenders and commands, actors with their roles, and refusals.
 *
 * <p>A refusal is data. It has a code that never changes, a small {@linkplain io.aftersales.domain.shared.Rejection.Kind kind} to branch
 * on, and the facts that stood in the way.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.shared;

import org.jspecify.annotations.NullMarked;
