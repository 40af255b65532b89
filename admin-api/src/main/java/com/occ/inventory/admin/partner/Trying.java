package com.occ.inventory.admin.partner;

/** Whether a new token must open its store before it is stored. */
enum Trying {
    ALWAYS,
    /** A person has seen that the store cannot be reached and wants the token stored all the same. */
    UNLESS_UNREACHABLE,
    NEVER
}
