/**
 * Figures over cases, which add up however the cases were divided: by day, by shard, by order.
 *
 * <p>An {@link io.aftersales.domain.analytics.OrderStory} is what happened after one sale. A {@link
 * io.aftersales.domain.analytics.CaseRecord} is one case of it as the figures count it. {@link io.aftersales.domain.analytics.Figures}
 * count any number of cases, in memory that grows with the number of products and reasons and not with the number of cases; a {@link
 * io.aftersales.domain.analytics.FiguresFold} adds one case after another. {@link io.aftersales.domain.analytics.PeriodFigures} are the
 * figures of a period, with its rates. A rate is empty where its denominator is zero, which is not the same as a rate of zero.
 *
 * @since 0.1.0
 */
@NullMarked
package io.aftersales.domain.analytics;

import org.jspecify.annotations.NullMarked;
