/**
 * The words every other subject uses: who acts, which order, case, line or tender is meant, and how a refusal is told.
 *
 * <p>A refusal is data. It has a code that never changes, a small {@linkplain
 * io.aftersales.domain.shared.Rejection.Kind kind} to branch on, and the facts that stood in the way.
 */
@NullMarked
package io.aftersales.domain.shared;

import org.jspecify.annotations.NullMarked;
