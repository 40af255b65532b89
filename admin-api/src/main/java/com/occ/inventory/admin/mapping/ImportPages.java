package com.occ.inventory.admin.mapping;

import com.occ.inventory.admin.access.Actor;
import com.occ.inventory.admin.door.Problem;
import com.occ.inventory.admin.page.Flash;
import com.occ.inventory.admin.page.Show;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Importing a file: chosen, looked at, applied. */
@Controller
class ImportPages {
    private static final String CHOOSE = "mapping/import";
    private static final int FIRST_ROWS = 50;

    private final MappingImport imports;
    private final ImportPreviews previews;
    private final Uploads uploads;
    private final Flash flash;

    ImportPages(MappingImport imports, ImportPreviews previews, Uploads uploads, Flash flash) {
        this.imports = imports;
        this.previews = previews;
        this.uploads = uploads;
        this.flash = flash;
    }

    @GetMapping("/mappings/import")
    String choose(Model model) {
        model.addAttribute("expected", MappingHeader.EXPECTED);
        return CHOOSE;
    }

    /** Faults are told and the file is forgotten; without any it is kept under an address of its own. */
    @PostMapping(path = "/mappings/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<String> look(Actor actor, ServerWebExchange exchange, Model model) {
        return exchange.getMultipartData()
                .flatMap(parts -> file(parts.getFirst("file")))
                .flatMap(file -> uploads.read(file.content()))
                .flatMap(file -> imports.preview(actor, file))
                .map(id -> "redirect:/mappings/import/" + id)
                .onErrorResume(Problem.class, problem -> {
                    exchange.getResponse().setStatusCode(HttpStatus.UNPROCESSABLE_CONTENT);
                    model.addAttribute("problem", problem);
                    return Mono.just(choose(model));
                });
    }

    @GetMapping("/mappings/import/{id}")
    Mono<String> preview(@PathVariable String id, Model model) {
        return previews.find(id(id))
                .switchIfEmpty(Mono.error(ImportPages::gone))
                .doOnNext(shown -> {
                    ImportAnswer answer = shown.answer();
                    model.addAttribute("id", id);
                    model.addAttribute("madeBy", shown.madeBy());
                    model.addAttribute("madeAt", shown.madeAt());
                    model.addAttribute("answer", answer);
                    model.addAttribute("added", first(answer.difference().added()));
                    model.addAttribute("changed", first(answer.difference().changed()));
                    model.addAttribute("removed", first(answer.difference().removed()));
                })
                .thenReturn("mapping/preview");
    }

    @PostMapping("/mappings/import/{id}")
    Mono<Void> apply(Actor actor, @PathVariable String id, ServerWebExchange exchange) {
        return imports.apply(actor, id(id))
                .flatMap(answer -> flash.redirect(
                        exchange,
                        "/mappings",
                        "Imported: " + Show.INSTANCE.number(answer.added()) + " added, "
                                + Show.INSTANCE.number(answer.changed()) + " changed, "
                                + Show.INSTANCE.number(answer.removed()) + " removed, "
                                + Show.INSTANCE.number(answer.unchanged()) + " unchanged."));
    }

    private static Mono<FilePart> file(Part part) {
        return part instanceof FilePart file && !file.filename().isEmpty()
                ? Mono.just(file)
                : Mono.error(Problem.badRequest("Choose a file first."));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw gone();
        }
    }

    private static Problem gone() {
        return Problem.notFound("There is no such preview, or no longer: it was applied, or is older than a day.");
    }

    private static <T> List<T> first(List<T> rows) {
        return rows.subList(0, Math.min(FIRST_ROWS, rows.size()));
    }
}
