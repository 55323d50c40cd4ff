/** Accepted rows into analytics, published by pointer. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"submission", "access", "reference", "platform"})
@org.jspecify.annotations.NullMarked
package org.headgate.load;
