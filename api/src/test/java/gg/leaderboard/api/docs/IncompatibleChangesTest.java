package gg.leaderboard.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IncompatibleChangesTest {

    private static final String DOCUMENT = """
            {"paths": {
              "/a": {"post": {
                "operationId": "a",
                "parameters": [{"in": "query", "name": "limit", "schema": {"type": "integer", "maximum": 100}}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/In"}}}},
                "responses": {
                  "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Out"}}}},
                  "404": {"content": {}}}}},
              "/api/v1/admin/b": {"get": {"operationId": "b"}}},
             "components": {"schemas": {
              "In": {"type": "object", "required": ["id"], "properties": {
                "id": {"type": "string", "maxLength": 64},
                "mode": {"type": "string", "enum": ["best", "sum"]},
                "max": {"type": ["integer", "null"]}}},
              "Out": {"type": "object", "required": ["rank", "list"], "properties": {
                "rank": {"type": "integer", "format": "int64"},
                "next": {"oneOf": [{"type": "string"}, {"type": "null"}]},
                "list": {"type": "array", "items": {"type": "string", "enum": ["x", "y"]}}}}}}}
            """;

    @Test
    void nothing_is_found_in_equal_documents() {
        assertThat(IncompatibleChanges.between(read(DOCUMENT), read(DOCUMENT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"/a\"` | `\"/c\"` | post /a is missing",
                "`\"operationId\": \"a\"` | `\"operationId\": \"c\"` | post /a has another operationId",
                "`\"name\": \"limit\"` | `\"name\": \"top\"` | post /a query limit is missing",
                "`\"name\": \"limit\"` | `\"required\": true, \"name\": \"limit\"` | post /a query limit is required now",
                "`\"maximum\": 100` | `\"maximum\": 50` | post /a query limit has another maximum",
                "`\"requestBody\": {` | `\"requestBody\": {\"required\": true, ` | post /a body is required now",
                "`[\"id\"]` | `[\"id\", \"mode\"]` | post /a body requires",
                "`\"maxLength\": 64` | `\"maxLength\": 32` | post /a body.id has another maxLength",
                "`[\"best\", \"sum\"]` | `[\"best\"]` | post /a body.mode has other values",
                "`[\"integer\", \"null\"]` | `\"integer\"` | post /a body.max has another type",
                "`\"max\":` | `\"most\":` | post /a body.max is missing",
                "`\"200\"` | `\"201\"` | post /a 200 is missing",
                "`\"application/json\": {\"schema\": {\"$ref\": \"#/components/schemas/Out\"}` | `\"text/plain\": {` | post /a 200 application/json is missing",
                "`[\"rank\", \"list\"]` | `[\"rank\"]` | post /a 200 requires",
                "`\"rank\": {\"type\": \"integer\"` | `\"rank\": {\"type\": [\"integer\", \"null\"]` | post /a 200.rank has another type",
                "`\"format\": \"int64\"` | `\"format\": \"int32\"` | post /a 200.rank has another format",
                "`{\"oneOf\": [{\"type\": \"string\"}, {\"type\": \"null\"}]}` | `{\"type\": \"string\"}` | post /a 200.next has other alternatives",
                "`[{\"type\": \"string\"}, {\"type\": \"null\"}]` | `[{\"type\": \"integer\"}, {\"type\": \"null\"}]` | post /a 200.next has another type",
                "`[\"x\", \"y\"]` | `[\"x\", \"y\", \"z\"]` | post /a 200.list[] has other values",
                "`, \"items\": {\"type\": \"string\", \"enum\": [\"x\", \"y\"]}` | `` | post /a 200.list[] has no schema",
                "`\"required\": [\"id\"]` | `\"additionalProperties\": false, \"required\": [\"id\"]` | post /a body.* has no schema"
            })
    void changes_that_break_clients_are_found(String old, String now, String expected) {
        assertThat(between(old, now)).anyMatch(change -> change.startsWith(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"/api/v1/admin/b\"` | `\"/api/v1/admin/c\"`",
                "`\"maximum\": 100` | `\"maximum\": 1000`",
                "`\"required\": [\"id\"], ` | ``",
                "`[\"best\", \"sum\"]` | `[\"best\", \"sum\", \"last\"]`",
                "`\"mode\":` | `\"new\": {\"type\": \"string\"}, \"mode\":`",
                "`\"rank\": {` | `\"new\": {\"type\": \"string\"}, \"rank\": {`",
                "`[\"rank\", \"list\"]` | `[\"rank\", \"list\", \"next\"]`",
                "`[\"x\", \"y\"]` | `[\"x\"]`",
                "`\"404\"` | `\"410\"`"
            })
    void changes_that_clients_do_not_notice_are_allowed(String old, String now) {
        assertThat(between(old, now)).isEmpty();
    }

    private static Iterable<String> between(String old, String now) {
        assertThat(DOCUMENT).contains(old);
        return IncompatibleChanges.between(read(DOCUMENT), read(DOCUMENT.replace(old, now)));
    }

    private static JsonNode read(String json) {
        return JsonMapper.shared().readTree(json);
    }
}
