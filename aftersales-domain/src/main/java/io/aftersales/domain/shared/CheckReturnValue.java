package io.aftersales.domain.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks methods whose result has to be used: an ignored refusal goes unnoticed, and so does a value that replaces the one it was derived
 * from. Static analysis such as Error Prone knows the annotation by its simple name, in any package, and reports code that ignores the
 * result.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CheckReturnValue {}
