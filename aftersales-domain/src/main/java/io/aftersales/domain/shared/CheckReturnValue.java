package io.aftersales.domain.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The result has to be used: a refusal that is dropped goes unnoticed, and so does a value that replaces the one it was asked of. Static
 * analysis such as Error Prone knows the annotation by its simple name, of whatever package, and reports code that drops the result.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CheckReturnValue {}
