/** Three fictional districts with synthetic pupils: makes their TOMS files and plays their season. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "process",
            "load",
            "followup",
            "check",
            "submission",
            "layout",
            "access",
            "reference",
            "platform"
        })
@org.jspecify.annotations.NullMarked
package org.headgate.demo;
