/** Orders, warehouse and payment gateway of the sample shop. */
@NullMarked
package io.aftersales.examples.oms.shop;

import org.jspecify.annotations.NullMarked;
