package com.occ.inventory.simulator.graphql;

import graphql.GraphQLError;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.List;
import java.util.Map;

/** The camel-cased codes under which Shopify refuses a document that does not fit the schema. */
final class ValidationErrors {
    private static final Map<ValidationErrorType, String> CODES = Map.ofEntries(
            Map.entry(ValidationErrorType.FieldUndefined, "undefinedField"),
            Map.entry(ValidationErrorType.UnknownType, "undefinedType"),
            Map.entry(ValidationErrorType.UnknownArgument, "argumentNotAccepted"),
            Map.entry(ValidationErrorType.UnknownDirective, "undefinedDirective"),
            Map.entry(ValidationErrorType.MissingFieldArgument, "missingRequiredArguments"),
            Map.entry(ValidationErrorType.MissingDirectiveArgument, "missingRequiredArguments"),
            Map.entry(ValidationErrorType.WrongType, "argumentLiteralsIncompatible"),
            Map.entry(ValidationErrorType.NullValueForNonNullArgument, "argumentLiteralsIncompatible"),
            Map.entry(ValidationErrorType.VariableTypeMismatch, "variableMismatch"),
            Map.entry(ValidationErrorType.UndefinedVariable, "variableNotDefined"),
            Map.entry(ValidationErrorType.UnusedVariable, "variableNotUsed"),
            Map.entry(ValidationErrorType.NonInputTypeOnVariable, "variableRequiresValidType"),
            Map.entry(ValidationErrorType.SubselectionRequired, "selectionMismatch"),
            Map.entry(ValidationErrorType.SubselectionNotAllowed, "selectionMismatch"),
            Map.entry(ValidationErrorType.UndefinedFragment, "useAndDefineFragment"),
            Map.entry(ValidationErrorType.UnusedFragment, "useAndDefineFragment"),
            Map.entry(ValidationErrorType.InvalidFragmentType, "cannotSpreadFragment"),
            Map.entry(ValidationErrorType.FieldsConflict, "fieldConflict"));

    private ValidationErrors() {}

    static List<ApiError> of(List<? extends GraphQLError> errors) {
        return errors.stream().map(ValidationErrors::translate).toList();
    }

    private static ApiError translate(GraphQLError error) {
        var plain = ApiError.of(error);
        return error instanceof ValidationError validation
                ? new ApiError(plain.message(), plain.locations(), extensions(validation), null)
                : new ApiError(plain.message(), plain.locations(), null, null);
    }

    private static Map<String, Object> extensions(ValidationError error) {
        // graphql-java types the classification as an interface, of which this enum is the only member here
        return error.getValidationErrorType() instanceof ValidationErrorType type
                ? Map.of("code", CODES.getOrDefault(type, "invalidDocument"))
                : Map.of("code", "invalidDocument");
    }
}
