package com.occ.inventory.admin.user;

import com.occ.inventory.admin.access.Role;

/** What is to be another about a user; null for what stays. */
record UserChange(Role role, String password, Boolean disabled) {
    @Override
    public String toString() {
        return "UserChange[role=" + role + ", password=" + (password != null) + ", disabled=" + disabled + "]";
    }
}
