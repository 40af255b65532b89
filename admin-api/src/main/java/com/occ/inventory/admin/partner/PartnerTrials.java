package com.occ.inventory.admin.partner;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.door.Problem.Fault;
import com.occ.inventory.admin.partner.PartnerEditing.Rules;
import com.occ.inventory.admin.store.StoreQuestions;
import com.occ.inventory.message.PartnerFailure;
import com.occ.inventory.message.QuestionFailure;
import com.occ.inventory.message.StoreDescribed;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Has tokens tried by the service that will use them. */
@Component
class PartnerTrials {
    /** The fault of a store that could not be reached: neither its domain nor its token need be wrong. */
    static final String UNTRIED = "connection";

    private final Partners partners;
    private final StoreQuestions questions;
    private final Rules rules;

    PartnerTrials(Partners partners, StoreQuestions questions, Rules rules) {
        this.partners = partners;
        this.questions = questions;
        this.rules = rules;
    }

    /** The trial of a request's token, or of the stored one. */
    Mono<StoreDescribed> run(Actor actor, PartnerKey key, PartnerRequest request) {
        if (request.token().isEmpty()) {
            return partners.stored(key)
                    .switchIfEmpty(Mono.error(() -> PartnerEditing.unknown(key)))
                    .flatMap(stored -> questions.describe(actor, key.value(), stored.shopDomain(), null));
        }
        return partners.stored(key).defaultIfEmpty(StoredPartner.none(key)).flatMap(stored -> {
            List<Fault> faults = new ArrayList<>();
            String domain = request.shopDomain() == null ? stored.shopDomain() : request.shopDomain();
            PartnerChange.checkDomain(domain, rules.shops(), faults);
            NewToken token = request.token().read(rules.clock().instant(), faults);
            return faults.isEmpty()
                    ? questions.describe(actor, key.value(), domain, rules.seal(key, domain, token))
                    : Mono.error(Problem.invalid("There is nothing to try.", faults));
        });
    }

    /** Fails when the change brings a token that does not open its store. */
    Mono<Void> require(Actor actor, PartnerKey key, PartnerChange change, Trying trying) {
        if (change.newToken() == null || trying == Trying.NEVER) {
            return Mono.empty();
        }
        return questions
                .describe(
                        actor,
                        key.value(),
                        change.shopDomain(),
                        rules.seal(key, change.shopDomain(), change.newToken()))
                .filter(described -> described.failure() != null && !forgiven(described.failure(), trying))
                .flatMap(described -> Mono.error(Problem.invalid(
                        "The partner was not stored.", List.of(fault(described.failure(), change.newToken())))));
    }

    private static boolean forgiven(QuestionFailure failure, Trying trying) {
        return failure.kind() == PartnerFailure.UNREACHABLE && trying == Trying.UNLESS_UNREACHABLE;
    }

    private static Fault fault(QuestionFailure failure, NewToken token) {
        String sentence = "does not work: " + failure.message();
        if (failure.kind() == PartnerFailure.UNREACHABLE) {
            return Fault.ofField(
                    UNTRIED,
                    "the token could not be tried: " + failure.message() + ". With ?check=false it is stored untried");
        }
        if (failure.kind() == PartnerFailure.SHOP_NOT_FOUND) {
            return Fault.ofField("shopDomain", sentence);
        }
        return Fault.ofField(token instanceof NewToken.Expiring ? "expiringToken" : "accessToken", sentence);
    }
}
