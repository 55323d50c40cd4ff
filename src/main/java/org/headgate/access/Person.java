package org.headgate.access;

import java.io.Serializable;
import java.util.List;
import org.headgate.platform.Scope;
import org.headgate.reference.DistrictCode;

/** Somebody who may sign in. {@code districts} is empty for staff, who see all. */
public record Person(String email, String name, Role role, List<String> districts) implements Serializable {

    public boolean sees(DistrictCode district) {
        return role.isStaff() || districts.contains(district.text());
    }

    public boolean isStaff() {
        return role.isStaff();
    }

    public boolean isLead() {
        return role == Role.LEAD;
    }

    public boolean isSpecialist() {
        return role == Role.SPECIALIST;
    }

    public boolean isAdmin() {
        return role == Role.ADMIN;
    }

    public List<DistrictCode> districtCodes() {
        return districts.stream().map(DistrictCode::new).toList();
    }

    Scope scope() {
        return role.isStaff() ? Scope.everything() : Scope.of(districts);
    }
}
