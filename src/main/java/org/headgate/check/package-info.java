/** Cell rules, SQL rules, findings, verdict; owns the staged rows. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"submission", "layout", "access", "reference", "platform"})
@org.jspecify.annotations.NullMarked
package org.headgate.check;
