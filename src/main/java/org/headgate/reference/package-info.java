/** Words the state fixed: districts, school years, kinds and sides. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"platform"})
@org.jspecify.annotations.NullMarked
package org.headgate.reference;
