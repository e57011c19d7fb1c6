/**
 * Figures over cases, which add up whatever they were cut into: by day, by shard, by order.
 *
 * <p>An {@link io.aftersales.domain.analytics.OrderStory} is what happened after one sale; a {@link
 * io.aftersales.domain.analytics.CaseRecord} of it is one case as it is counted. {@link
 * io.aftersales.domain.analytics.Figures} count any number of them, in memory that grows with the number of products and reasons and not
 * with the number of cases; a {@link io.aftersales.domain.analytics.FiguresFold} takes one after another. {@link
 * io.aftersales.domain.analytics.PeriodFigures} are those of a period, with its rates. Where there was nothing to divide by there is no
 * rate, which is not the same as none.
 */
@NullMarked
package io.aftersales.domain.analytics;

import org.jspecify.annotations.NullMarked;
