package com.occ.inventory.simulator.oauth;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.util.MultiValueMap;

/** What a client asks a token with. */
@JsonIgnoreProperties(ignoreUnknown = true)
record GrantRequest(
        @JsonProperty("client_id") String clientId,
        @JsonProperty("client_secret") String clientSecret,
        @JsonProperty("grant_type") String grantType,
        @JsonProperty("refresh_token") String refreshToken) {

    static GrantRequest of(MultiValueMap<String, String> form) {
        return new GrantRequest(
                form.getFirst("client_id"),
                form.getFirst("client_secret"),
                form.getFirst("grant_type"),
                form.getFirst("refresh_token"));
    }
}
