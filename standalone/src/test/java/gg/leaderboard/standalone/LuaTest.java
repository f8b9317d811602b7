package gg.leaderboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.ast.Chunk;
import org.luaj.vm2.ast.Exp;
import org.luaj.vm2.ast.Name;
import org.luaj.vm2.ast.NameResolver;
import org.luaj.vm2.ast.NameScope;
import org.luaj.vm2.ast.Variable;
import org.luaj.vm2.ast.Visitor;
import org.luaj.vm2.parser.LuaParser;
import org.luaj.vm2.parser.ParseException;

/**
 * Lints the Lua scripts. Redis compiles them only at their first run, and finds a misspelled name only when it is
 * reached.
 */
class LuaTest {

    private static final Path ROOT = Path.of("..");
    private static final Set<String> OF_REDIS = Set.of("redis", "cjson", "KEYS", "ARGV");
    private static final Set<String> OF_LUA = Set.of(
            "error",
            "ipairs",
            "math",
            "next",
            "pairs",
            "pcall",
            "string",
            "table",
            "tonumber",
            "tostring",
            "type",
            "unpack");

    @Test
    void scripts_have_no_unused_or_unknown_names() throws Exception {
        List<Path> scripts = scripts();
        Set<String> modules = new HashSet<>();
        scripts.forEach(script -> modules.add(script.getFileName().toString().replace(".lua", "")));
        List<String> problems = new ArrayList<>();
        for (Path script : scripts) {
            for (String problem : problems(Files.readString(script), modules)) {
                problems.add(ROOT.relativize(script) + ": " + problem);
            }
        }
        assertThat(problems).isEmpty();
        assertThat(scripts).hasSizeGreaterThan(20);
    }

    @Test
    void unknown_unused_and_shadowing_names_are_detected() throws Exception {
        assertThat(problems("local unused = 1\nreturn function(_, a) return a + b end", Set.of()))
                .containsExactlyInAnyOrder("unused is not used", "b is unknown");
        assertThat(problems("local a = 1\nfor i = 1, a do local a = i; redis.call(a) end", Set.of()))
                .containsExactly("a hides another a");
        assertThat(problems("local KEYS = KEYS\nreturn module.of(KEYS)", Set.of("module")))
                .isEmpty();
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            List<Path> scripts = new ArrayList<>();
            for (Path module : modules.sorted().toList()) {
                Path resources = module.resolve("src/main/resources");
                if (Files.isDirectory(resources)) {
                    try (Stream<Path> files = Files.walk(resources)) {
                        files.filter(file -> file.toString().endsWith(".lua")).forEach(scripts::add);
                    }
                }
            }
            return scripts;
        }
    }

    /** @param modules the names that earlier files may define */
    private static Set<String> problems(String script, Set<String> modules) throws ParseException {
        Chunk chunk = new LuaParser(new StringReader(script)).Chunk();
        chunk.accept(new NameResolver());
        Names names = new Names();
        chunk.accept(names);
        Set<String> problems = new LinkedHashSet<>();
        names.declared.stream()
                .filter(name -> !name.name.equals("_") && !names.used.contains(name.variable))
                .forEach(name -> problems.add(name.name + " is not used"));
        names.declared.stream()
                .filter(name -> !name.name.equals("_") && hidesAnother(name.variable))
                .forEach(name -> problems.add(name.name + " hides another " + name.name));
        names.used.stream()
                .filter(variable -> !variable.isLocal())
                .map(variable -> variable.name)
                .filter(name -> !OF_REDIS.contains(name) && !OF_LUA.contains(name) && !modules.contains(name))
                .forEach(name -> problems.add(name + " is unknown"));
        return problems;
    }

    private static boolean hidesAnother(Variable variable) {
        for (NameScope scope = variable.definingScope.outerScope; scope != null; scope = scope.outerScope) {
            if (scope.namedVariables.get(variable.name) instanceof Variable outer && outer.isLocal()) {
                return true;
            }
        }
        return false;
    }

    private static final class Names extends Visitor {

        private final List<Name> declared = new ArrayList<>();
        private final Set<Variable> used = new LinkedHashSet<>();

        @Override
        public void visit(Exp.NameExp use) {
            used.add(use.name.variable);
        }

        @Override
        public void visit(Name name) {
            // Names of fields are not variables.
            if (name.variable != null) {
                declared.add(name);
            }
        }
    }
}
