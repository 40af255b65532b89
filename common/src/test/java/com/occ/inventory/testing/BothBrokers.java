package com.occ.inventory.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs a test class (constructor argument, or a field marked {@code @Parameter}) or a test method (argument) once a
 * broker, with a {@link TestBroker} of its own. The services' tests meet the second one with {@code bin/verify --long} only: what
 * differs from broker to broker is common's, whose tests always meet both.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass
@ParameterizedTest
@MethodSource("com.occ.inventory.testing.TestBroker#both")
public @interface BothBrokers {}
